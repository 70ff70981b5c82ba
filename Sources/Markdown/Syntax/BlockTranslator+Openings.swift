internal import Diagnostics

extension BlockTranslator {
  /// Opens an admonition such as `!!! note "Title"` or `???+ tip`. Returns false for other text.
  mutating func openAdmonition(_ cursor: LineCursor, _ index: Int) -> Bool {
    guard let first = cursor.first, cursor.run(of: first) == 3 else { return false }
    var reader = WordReader(source, (cursor.content + 3)..<cursor.end)
    let isOpen = first == UInt8(ascii: "?") && reader.take(UInt8(ascii: "+"))
    reader.skipSpace()
    guard let word = reader.word() else { return false }
    let line = cursor.content..<trimmedEnd(cursor)
    let marker = String(decoding: source[cursor.content..<(cursor.content + 3)], as: UTF8.self)
    reader.skipSpace()
    let rest = reader.rest
    // More words are classes. Without a title in quotes, they are probably meant as the title.
    var isTitle = false
    while let word = reader.word() {
      isTitle = isTitle || !["inline", "end"].contains { source[word].elementsEqual($0.utf8) }
      reader.skipSpace()
    }
    let title = reader.quoted()
    reader.skipSpace()
    guard reader.isAtEnd, title != nil || !isTitle else {
      let type = String(decoding: source[word], as: UTF8.self)
      let words = String(decoding: source[rest], as: UTF8.self).filter { !"\":".contains($0) }
      let example = "\(marker) \(type) \"\(words.trimmed)\""
      text.report(.unreadableOpening(example: example), at: line)
      return false
    }
    guard hasRoom(line) else { return false }
    let type = String(decoding: source[word], as: UTF8.self)
    let kind = alert(of: type, at: word)
    openContainer(
      .init(
        kind: first == UInt8(ascii: "?") ? .details(kind, isOpen: isOpen) : .alert(kind),
        title: title.map { $0.isEmpty ? .none : .paragraph } ?? AdmonitionType.title(type)),
      .indented(cursor.indent + 4), at: index, title: title)
    return true
  }

  /// Opens a tab such as `=== "Title"`. Returns false for other text.
  mutating func openTab(_ cursor: LineCursor, _ index: Int) -> Bool {
    guard cursor.run(of: UInt8(ascii: "=")) == 3 else { return false }
    var reader = WordReader(source, (cursor.content + 3)..<cursor.end)
    let isOpen = reader.take(UInt8(ascii: "+"))
    _ = reader.take(UInt8(ascii: "!"))
    reader.skipSpace()
    guard let title = reader.quoted() else { return false }
    reader.skipSpace()
    let line = cursor.content..<trimmedEnd(cursor)
    guard reader.isAtEnd, !title.isEmpty else {
      text.report(.unreadableOpening(example: "=== \"Title\""), at: line)
      return false
    }
    guard hasRoom(line) else { return false }
    openContainer(
      .init(kind: .tab(isOpen: isOpen), title: .paragraph), .indented(cursor.indent + 4),
      at: index, title: title)
    return true
  }

  /// Opens a container such as `::: note Title`, or closes one. Returns false for other text.
  mutating func openOrCloseContainer(_ cursor: LineCursor, _ index: Int) -> Bool {
    let count = cursor.run(of: UInt8(ascii: ":"))
    guard count >= 3 else { return false }
    var reader = WordReader(source, (cursor.content + count)..<cursor.end)
    let line = cursor.content..<trimmedEnd(cursor)
    reader.skipSpace()
    if reader.isAtEnd {
      if closeFenced(at: lines[index]) {
        text.omit()
        return true
      }
      text.report(.strayClosing, at: line)
      return false
    }
    let attributes = reader.braces()
    guard let word = attributes.map(firstClass) ?? reader.word() else {
      text.report(.unreadableOpening(example: "::: note"), at: line)
      return false
    }
    guard hasRoom(line) else { return false }
    let title = containerTitle(&reader)
    let type = String(decoding: source[word], as: UTF8.self)
    let name = type.lowercased()
    let isCollapsed = AdmonitionType.collapsed.contains(name)
    let kind = alert(of: type, at: word)
    openContainer(
      .init(
        kind: isCollapsed ? .details(kind, isOpen: false) : .alert(kind),
        title: title.isEmpty ? AdmonitionType.title(type) : .paragraph),
      .fenced(cursor.indent, type: type), at: index, title: title)
    return true
  }

  /// Returns the title after the type of a container: `[Title]`, or the rest of the line without
  /// attributes.
  private func containerTitle(_ reader: inout WordReader) -> Range<Int> {
    reader.skipSpace()
    // `[Title]` is the whole title. In `[Title](page.md)` it is a link.
    var behind = reader
    if let title = behind.brackets(), behind.isBlank || behind.braces() != nil {
      return title
    }
    _ = reader.braces()
    reader.skipSpace()
    var title = reader.rest
    // Pandoc and Quarto may repeat the colons.
    while let last = title.last, isSpace(source[last]) || source[last] == UInt8(ascii: ":") {
      title = title.dropLast()
    }
    if let brace = title.first(where: { source[$0] == UInt8(ascii: "{") }),
      source[title.upperBound - 1] == UInt8(ascii: "}")
    {
      title = title.lowerBound..<brace
      while let last = title.last, isSpace(source[last]) { title = title.dropLast() }
    }
    return title
  }

  /// Returns the name of the first class in `{.callout-note #id}`, without `callout-`, or the word
  /// in `{note}`.
  private func firstClass(_ attributes: Range<Int>) -> Range<Int>? {
    let dot = attributes.first { source[$0] == UInt8(ascii: ".") }
    let start = dot.map { $0 + 1 } ?? attributes.lowerBound
    var reader = WordReader(source, start..<attributes.upperBound)
    guard let word = reader.word() else { return nil }
    let prefix = "callout-".utf8
    return source[word].starts(with: prefix) && word.count > prefix.count
      ? (word.lowerBound + prefix.count)..<word.upperBound : word
  }

  /// Returns the alert that shows a type. An unknown type is a note.
  private mutating func alert(of type: String, at range: Range<Int>) -> String {
    if let alert = AdmonitionType.alerts[type.lowercased()] { return alert }
    text.report(.unknownType(type), at: range)
    return "note"
  }

  /// Returns whether another container may be opened.
  private mutating func hasRoom(_ line: Range<Int>) -> Bool {
    if open.count < Self.maximumDepth { return true }
    text.report(.nestedTooDeep(limit: Self.maximumDepth), at: line)
    return false
  }

  private func trimmedEnd(_ cursor: LineCursor) -> Int {
    var end = cursor.end
    while end > cursor.content, isSpace(source[end - 1]) { end -= 1 }
    return end
  }

  // MARK: Definition lists

  /// The maximum number of terms of one definition.
  private static var maximumTerms: Int { 8 }

  /// Returns whether a line is `: definition`.
  func isDefinition(_ cursor: LineCursor) -> Bool {
    guard cursor.first == UInt8(ascii: ":"), cursor.indent - listColumn < 4 else { return false }
    let behind = cursor.content + 1
    return behind < cursor.end && isSpace(source[behind])
  }

  /// Whether the next line can be a term or a definition of an open list.
  var isInDefinitionList: Bool {
    if case .definitions? = open.last?.extent { true } else { false }
  }

  /// Returns the index of the first line after the terms that begin with a line, or nil if no
  /// definition follows them. A blank line may follow a single term.
  func definition(after index: Int, _ cursor: LineCursor) -> Int? {
    guard syntax.definitionLists, last != .paragraph, last != .quote, !opensBlock(cursor) else {
      return nil
    }
    for next in (index + 1)..<min(lines.count, index + 1 + Self.maximumTerms + 1) {
      guard var cursor = inside(next) else { return nil }
      if isDefinition(cursor) { return next }
      if cursor.isBlank {
        guard next == index + 1, next + 1 < lines.count, let after = inside(next + 1) else {
          return nil
        }
        return isDefinition(after) ? next : nil
      }
      cursor.skip(columns: listColumn)
      if opensBlock(cursor) || cursor.indent >= 4 { return nil }
    }
    return nil
  }

  /// Returns the position in a line after the indentation of all open containers, or nil if the
  /// line does not continue them.
  private func inside(_ index: Int) -> LineCursor? {
    var cursor = LineCursor(source, lines[index])
    return matching(&cursor) == open.count && (cursor.isBlank || cursor.indent >= listColumn)
      ? cursor : nil
  }

  /// Writes terms. Returns the number of their lines.
  mutating func openTerms(_ terms: Range<Int>, _ cursor: LineCursor) -> Int {
    guard open.count + 2 <= Self.maximumDepth else {
      _ = hasRoom(cursor.content..<trimmedEnd(cursor))
      write(text: cursor.position..<cursor.end, terms.lowerBound)
      return 1
    }
    if !isInDefinitionList {
      openContainer(
        .init(kind: .definitionList), .definitions(listColumn), at: terms.lowerBound)
    }
    for index in terms {
      var cursor = inside(index) ?? LineCursor(source, lines[index])
      cursor.skip(columns: cursor.indent)
      openContainer(.init(kind: .term), .term, at: index)
      write(text: cursor.position..<trimmedEnd(cursor), index)
      close(to: open.count - 1, at: lines[index].upperBound)
    }
    return terms.count
  }

  /// Opens a definition and writes its first line.
  mutating func openDefinition(_ start: LineCursor, _ index: Int) {
    var cursor = start
    let column = cursor.indent + 1
    cursor.skip(bytes: 1)
    openContainer(
      .init(kind: .definition), .definition(min(4, column + max(1, cursor.indent))), at: index)
    write(text: cursor.content..<trimmedEnd(cursor), index)
  }
}

/// Reads the words of an opening line.
struct WordReader {
  private let text: UnsafeBufferPointer<UInt8>
  private(set) var rest: Range<Int>

  init(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    (self.text, rest) = (text, range)
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// Whether only white space is left.
  var isBlank: Bool { rest.allSatisfy { isSpace(text[$0]) } }

  private var first: UInt8? { rest.first.map { text[$0] } }

  mutating func skipSpace() {
    while let first, isSpace(first) { rest = rest.dropFirst() }
  }

  /// Skips a byte if it is the next one.
  mutating func take(_ byte: UInt8) -> Bool {
    guard first == byte else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// Reads a word of letters, digits, `-` and `_` that begins with a letter.
  mutating func word() -> Range<Int>? {
    guard let first, (first | 0x20) &- 0x61 < 26 || first >= 0x80 else { return nil }
    let end = rest.first { !isWordByte(text[$0]) } ?? rest.upperBound
    defer { rest = end..<rest.upperBound }
    return rest.lowerBound..<end
  }

  /// Reads a text in double quotes, without them.
  mutating func quoted() -> Range<Int>? {
    guard first == UInt8(ascii: "\""),
      let close = rest.last(where: { text[$0] == UInt8(ascii: "\"") }), close > rest.lowerBound
    else { return nil }
    defer { rest = (close + 1)..<rest.upperBound }
    return (rest.lowerBound + 1)..<close
  }

  /// Reads a text in square brackets, without them.
  mutating func brackets() -> Range<Int>? { enclosed("[", "]") }

  /// Reads a text in braces, without them.
  mutating func braces() -> Range<Int>? { enclosed("{", "}") }

  private mutating func enclosed(_ open: Unicode.Scalar, _ close: Unicode.Scalar) -> Range<Int>? {
    guard first == UInt8(ascii: open),
      let end = rest.first(where: { text[$0] == UInt8(ascii: close) })
    else { return nil }
    defer { rest = (end + 1)..<rest.upperBound }
    return (rest.lowerBound + 1)..<end
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}
