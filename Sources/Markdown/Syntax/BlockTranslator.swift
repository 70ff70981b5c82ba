internal import Diagnostics

/// Translates the blocks of other tools line by line: admonitions, containers, tabs and definition
/// lists become quotes, which ``DocumentBuilder`` writes as the intended elements.
///
/// Quotes are the one block of Markdown that contains other blocks and that a marker on each line
/// extends. The marker has a width of four columns, so that tabs in the text keep their width.
struct BlockTranslator {
  let source: UnsafeBufferPointer<UInt8>
  let syntax: MarkdownOptions.Syntax
  /// The lines without their line endings.
  let lines: [Range<Int>]
  private let end: Int
  /// The search for comments, or nil if the text has none.
  private var comments: CommentSearch?

  var text = Translation()
  var open: [OpenContainer] = []
  /// The columns of the content of the open list items outside of all containers.
  private var outerLists: [Int] = []
  private var code: OpenCode?
  /// The kind of the previous line.
  private(set) var last = LineKind.blank

  enum LineKind {
    case blank, paragraph, quote, other
  }

  struct OpenContainer {
    let extent: Extent
    /// The marker before each of its lines.
    let prefix: [UInt8]
    /// The opening line.
    let opening: Range<Int>
    var isEmpty = true
    /// Whether its opening line has a title.
    var isTitled = false
    /// The columns of the content of the open list items in it.
    var lists: [Int] = []

    /// The lines that belong to a container.
    enum Extent {
      /// Lines indented by this many columns.
      case indented(Int)
      /// The lines up to a closing line. Their indentation is removed up to this column.
      case fenced(Int, type: String)
      /// Terms and definitions with this indentation.
      case definitions(Int)
      /// As `indented`, and the next lines of its first paragraph.
      case definition(Int)
      /// One line.
      case term
    }
  }

  /// A block of code or HTML whose lines are not translated.
  private struct OpenCode {
    let end: CodeEnd
    /// The number of containers around it.
    let depth: Int
    /// The column of the content of the list item around it.
    let list: Int
  }

  /// The line that ends a block of code or HTML.
  enum CodeEnd {
    case fence(UInt8, Int)
    /// A line with a text.
    case text([UInt8])
    case blankLine
  }

  /// The maximum number of nested containers.
  static let maximumDepth = 16

  /// Returns the translated text, or nil if the text contains nothing to translate.
  static func translate(
    _ file: UnsafeBufferPointer<UInt8>, _ body: Range<Int>, _ syntax: MarkdownOptions.Syntax
  ) -> Translation? {
    guard syntax.hasTrigger(in: UnsafeBufferPointer(rebasing: file[body])) else { return nil }
    var translator = BlockTranslator(file, body, syntax)
    translator.translate()
    let text = translator.text
    return text.isChanged || !text.problems.isEmpty ? text : nil
  }

  private init(
    _ file: UnsafeBufferPointer<UInt8>, _ body: Range<Int>, _ syntax: MarkdownOptions.Syntax
  ) {
    (source, self.syntax, end) = (file, syntax, body.upperBound)
    let scanner = LineScanner(file, body)
    var lines: [Range<Int>] = []
    // The parser skips a byte order mark at the start of a text.
    let hasMark = file[body].starts(with: [0xEF, 0xBB, 0xBF])
    var start = body.lowerBound + (hasMark ? 3 : 0)
    while start < body.upperBound {
      let next = scanner.line(from: start).upperBound
      var last = next
      while last > start, file[last - 1] == 0x0A || file[last - 1] == 0x0D { last -= 1 }
      // Of several carriage returns, only the last ends this line.
      lines.append(start..<last)
      start = next
    }
    self.lines = lines
    if syntax.hasComments(in: UnsafeBufferPointer(rebasing: file[body])) {
      comments = CommentSearch(file, lines)
    }
  }

  private mutating func translate() {
    var index = 0
    while index < lines.count { index += translate(index) }
    if let line = lines.last { close(to: 0, at: line.upperBound) }
  }

  /// The end of a line with its line ending.
  private func next(_ index: Int) -> Int {
    index + 1 < lines.count ? lines[index + 1].lowerBound : end
  }

  // MARK: One line

  /// Translates the line with an index. Returns the number of lines that were read.
  private mutating func translate(_ index: Int) -> Int {
    var cursor = LineCursor(source, lines[index])
    let depth = matching(&cursor)
    if depth < open.count {
      if continuesDefinition(cursor, depth, index) {
        write(cursor, index)
        return 1
      }
      close(to: depth, at: lines[index].lowerBound)
    }
    if continuesCode(cursor, index) { return 1 }
    guard !cursor.isBlank else {
      write(cursor, index)
      last = .blank
      return 1
    }
    while let list = lists.last, cursor.indent < list { lists.removeLast() }
    // Deeper lines are code, or continue a paragraph.
    guard cursor.indent - (lists.last ?? 0) < 4 else {
      if last == .paragraph { return writeText(cursor, index) }
      write(cursor, index)
      last = .other
      return 1
    }
    return translateBlock(cursor, index)
  }

  private mutating func translateBlock(_ cursor: LineCursor, _ index: Int) -> Int {
    if isInDefinitionList, !isDefinition(cursor), definition(after: index, cursor) == nil {
      close(to: open.count - 1, at: lines[index].lowerBound)
      return translate(index)
    }
    switch cursor.first {
    case UInt8(ascii: "!") where syntax.admonitions, UInt8(ascii: "?") where syntax.admonitions:
      if openAdmonition(cursor, index) { return 1 }
    case UInt8(ascii: "=") where syntax.tabs:
      if openTab(cursor, index) { return 1 }
    case UInt8(ascii: ":"):
      if syntax.containers, openOrCloseContainer(cursor, index) { return 1 }
      if isInDefinitionList, isDefinition(cursor) {
        openDefinition(cursor, index)
        return 1
      }
    default: break
    }
    if let end = definition(after: index, cursor) { return openTerms(index..<end, cursor) }
    let before = last
    noteBlock(cursor)
    if code == nil { return writeText(cursor, index, after: before) }
    write(cursor, index)
    return 1
  }

  /// Writes a line that is not code, without the comments in it. Returns the number of lines that
  /// were read. `before` is the kind of the previous line.
  private mutating func writeText(
    _ cursor: LineCursor, _ index: Int, after before: LineKind? = nil
  ) -> Int {
    guard let cut = comments?.cut(cursor, index) else {
      write(cursor, index)
      return 1
    }
    text.omit()
    if cut.isBlank(in: source) {
      last = before ?? last
    } else {
      write(cursor, index, cut)
    }
    return cut.lines
  }

  /// Notes the code or the list items that a line opens, and its kind.
  private mutating func noteBlock(_ start: LineCursor) {
    var cursor = start
    var column = 0
    while !isThematicBreak(cursor), let width = listMarker(cursor) {
      // As in CommonMark, only a list that begins with 1 ends a paragraph.
      if last == .paragraph, lists.isEmpty, width > 1, source[cursor.content] != UInt8(ascii: "1") {
        break
      }
      column += cursor.indent + width
      cursor.skip(bytes: width)
      let space = cursor.indent
      // After five columns or more, the item begins with indented code.
      lists.append(column + (cursor.isBlank || space > 4 ? 1 : space))
      last = .other
      if space > 4 { return }
    }
    guard let first = cursor.first, !isThematicBreak(cursor) else {
      last = .other
      return
    }
    switch first {
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      let count = cursor.run(of: first)
      let info = source[(cursor.content + count)..<cursor.end]
      if count >= 3, first == UInt8(ascii: "~") || !info.contains(first) {
        code = OpenCode(end: .fence(first, count), depth: open.count, list: lists.last ?? 0)
        last = .other
        return
      }
    case UInt8(ascii: ">"):
      last = .quote
      return
    case UInt8(ascii: "<"):
      if let end = htmlEnd(cursor) {
        code = OpenCode(end: end, depth: open.count, list: lists.last ?? 0)
        last = .other
        return
      }
    case UInt8(ascii: "#"):
      last = .other
      return
    default: break
    }
    if last != .quote { last = .paragraph }
  }

  /// The open list items of the innermost container.
  private var lists: [Int] {
    get { open.last?.lists ?? outerLists }
    set { if open.isEmpty { outerLists = newValue } else { open[open.count - 1].lists = newValue } }
  }

  /// The column of the content of the innermost list item.
  var listColumn: Int { lists.last ?? 0 }

  // MARK: Containers

  /// Skips the indentation of the containers that a line continues and returns their number.
  func matching(_ cursor: inout LineCursor) -> Int {
    if cursor.isBlank { return open.count }
    for (depth, container) in open.enumerated() {
      switch container.extent {
      case .indented(let columns), .definition(let columns), .definitions(let columns):
        guard cursor.indent >= columns else { return depth }
        cursor.skip(columns: columns)
      case .fenced(let columns, _): cursor.skip(columns: columns)
      case .term: return depth
      }
    }
    return open.count
  }

  /// Opens a container and writes the line on which its quote begins.
  mutating func openContainer(
    _ container: Container, _ extent: OpenContainer.Extent, at index: Int, title: Range<Int>? = nil
  ) {
    // Without a blank line the quote would continue the previous one.
    if last != .blank, lists.isEmpty || last == .quote {
      writeSeparator(at: lines[index].lowerBound)
    }
    let column = listColumn
    let indent = column + (4 - (column + 2) % 4) % 4
    let prefix = [UInt8](repeating: 0x20, count: indent) + "> ".utf8
    open.append(OpenContainer(extent: extent, prefix: prefix, opening: lines[index]))
    text.containers[text.line] = container
    writeSeparator(at: lines[index].lowerBound)
    if let title, !title.isEmpty {
      open[open.count - 1].isTitled = true
      writePrefixes(at: lines[index].lowerBound)
      writeEscaped(title)
      text.endLine(title.upperBound..<title.upperBound, of: source)
      writeSeparator(at: title.upperBound)
    }
    last = .blank
  }

  /// Closes the containers beyond a depth.
  mutating func close(to depth: Int, at offset: Int) {
    guard open.count > depth else { return }
    for container in open[depth...].reversed() {
      switch container.extent {
      case .fenced(_, let type): text.report(.unclosedContainer(type: type), at: container.opening)
      case .indented where container.isEmpty && !container.isTitled:
        text.report(.withoutBody, at: container.opening)
      default: break
      }
    }
    open.removeSubrange(depth...)
    if let code, code.depth > depth { self.code = nil }
    writeSeparator(at: offset)
    last = .blank
  }

  /// Closes the innermost container with a closing line. Returns false if no line can close it.
  mutating func closeFenced(at line: Range<Int>) -> Bool {
    let index = open.lastIndex { if case .fenced = $0.extent { true } else { false } }
    guard let index else { return false }
    close(to: index + 1, at: line.lowerBound)
    open.removeLast()
    writeSeparator(at: line.lowerBound)
    last = .blank
    return true
  }

  /// Returns whether a line continues the first paragraph of a definition without indentation.
  private func continuesDefinition(_ cursor: LineCursor, _ depth: Int, _ index: Int) -> Bool {
    guard depth == open.count - 1, last == .paragraph, code == nil,
      case .definition? = open.last?.extent, !isDefinition(cursor), !opensBlock(cursor)
    else { return false }
    // The line is a term if a definition follows it.
    guard index + 1 < lines.count else { return true }
    var next = LineCursor(source, lines[index + 1])
    return matching(&next) < depth || !isDefinition(next)
  }

  /// Returns whether a line is part of the open block of code or HTML, and writes it then.
  private mutating func continuesCode(_ cursor: LineCursor, _ index: Int) -> Bool {
    guard let code else { return false }
    let isInside = cursor.isBlank || cursor.indent >= code.list
    guard code.depth == open.count, isInside else {
      self.code = nil
      return false
    }
    write(cursor, index)
    last = .other
    switch code.end {
    case .blankLine:
      if cursor.isBlank { (self.code, last) = (nil, .blank) }
    case .text(let end):
      if contains(end, cursor.position..<cursor.end) { self.code = nil }
    case .fence(let character, let count):
      guard cursor.first == character, cursor.indent - code.list < 4 else { break }
      let run = cursor.run(of: character)
      let isAlone = source[(cursor.content + run)..<cursor.end].allSatisfy(isSpace)
      if run >= count, isAlone { self.code = nil }
    }
    return true
  }

  // MARK: Writing

  /// Writes the rest of a line behind the markers of the open containers, or the parts of it and of
  /// the next lines that comments leave.
  private mutating func write(_ cursor: LineCursor, _ index: Int, _ cut: CommentCut? = nil) {
    if !cursor.isBlank { for number in open.indices { open[number].isEmpty = false } }
    let first = cut?.first ?? cursor.end
    if !open.isEmpty {
      writePrefixes(at: lines[index].lowerBound)
      if cursor.isMovedByTabs {
        text.insert(repeatElement(0x20, count: cursor.indent), at: cursor.position)
        text.copy(cursor.content..<first, of: source)
      } else {
        text.copy(cursor.position..<first, of: source)
      }
    } else {
      text.copy(lines[index].lowerBound..<first, of: source)
    }
    for part in cut?.parts ?? [] { text.copy(part, of: source) }
    let last = index + (cut?.lines ?? 1) - 1
    let ending = lines[last].upperBound..<next(last)
    if !open.isEmpty || !ending.isEmpty { text.endLine(ending, of: source) }
  }

  /// Writes a line of text behind the markers of the open containers.
  mutating func write(text part: Range<Int>, _ index: Int) {
    for number in open.indices { open[number].isEmpty = false }
    writePrefixes(at: lines[index].lowerBound)
    text.copy(part, of: source)
    text.endLine(part.upperBound..<part.upperBound, of: source)
    last = .paragraph
  }

  private mutating func writePrefixes(at offset: Int) {
    for container in open { text.insert(container.prefix, at: offset) }
  }

  private mutating func writeSeparator(at offset: Int) {
    writePrefixes(at: offset)
    text.endLine(offset..<offset, of: source)
  }

  /// Writes a title so that no block begins with it.
  private mutating func writeEscaped(_ title: Range<Int>) {
    let digits = source[title].prefix { $0 &- 0x30 < 10 }.count
    let mark = title.lowerBound + digits
    guard mark < title.upperBound, isBlockMark(source[mark], isNumber: digits > 0) else {
      return text.copy(title, of: source)
    }
    text.copy(title.lowerBound..<mark, of: source)
    text.insert([UInt8(ascii: "\\")], at: mark)
    text.copy(mark..<title.upperBound, of: source)
  }

  private func isBlockMark(_ byte: UInt8, isNumber: Bool) -> Bool {
    (isNumber ? ".)" : "#>-+=|~:").utf8.contains(byte)
  }

  func contains(_ part: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count >= part.count else { return false }
    return (range.lowerBound...(range.upperBound - part.count)).contains {
      source[$0] == part[0] && source[$0..<($0 + part.count)].elementsEqual(part)
    }
  }
}
