internal import Bytes
internal import CCMarkGFM
internal import Diagnostics
internal import SafeHTML

/// The open elements of raw HTML, and what is known about it.
///
/// cmark gives raw HTML in pieces, with Markdown between them. An element that a piece opens stays
/// open for the following pieces and Markdown in the same block or inline element (its *container*).
/// At the end of the container it is closed, so the HTML of a page is balanced, and raw HTML cannot
/// close what Markdown has opened.
struct OpenHTML {
  struct Element {
    let element: OpenHTMLElement
    let container: OpaquePointer
    let place: SourceRange
    let hasAttributes: Bool
    /// The link of an `<a>`: its index, and the start of its text.
    let link: (index: Int, text: Int)?
    /// The start of the element in the HTML, and the start of its content.
    let html: Range<Int>
    /// The text of a heading that ends in the same piece, and its anchor.
    let heading: (text: String, anchor: String)?
    /// The numbers of slots, headings and tables before a heading that contains blocks of Markdown,
    /// or nil for other elements.
    let openHeading: (slots: Int, headings: Int, tables: Int)?
    /// The length of the document's text before the element.
    let text: Int
    /// Whether a region for scrolling is around a table.
    let isInRegion: Bool
  }

  var elements: [Element] = []
  /// The number of open elements of code in a paragraph whose HTML is written as it is.
  var openCode = 0
  /// The number of end tags, by name, whose elements are closed already.
  var awaited: [String: Int] = [:]
  var pieces = 0
  /// The index of each problem in the document.
  var problems: [MarkdownDocument.HTMLProblem.Kind: [String: Int]] = [:]
  /// The length of the document's text before each anchor.
  var textBeforeAnchors: [Int] = []

  /// The maximum number of pieces of HTML in a document, each counted together with the elements
  /// around it, which are parsed with it.
  static let maximumPieces = 60_000
  /// The maximum number of different problems that a document records.
  static let maximumProblems = 200
}

extension DocumentBuilder {
  /// Whether an `<a>` in raw HTML is open.
  var isInsideHTMLLink: Bool {
    !html.elements.isEmpty
      && html.elements.contains { $0.element.isShown && $0.element.name == "a" }
  }

  /// Whether an element of code in raw HTML is open.
  var isInsideHTMLCode: Bool {
    html.openCode > 0
      || !html.elements.isEmpty
        && html.elements.contains { $0.element.isShown && codeElements.contains($0.element.name) }
  }

  mutating func inlineHTML(_ node: Node) {
    let content = literal(node)
    let place = place(content, of: node)
    if imageDepth > 0 {
      document.html.bytes.append(escaping: content)
      return
    }
    guard keepsHTML(string(cmark_node_get_literal(node)), at: place) else { return }
    if isSite, options.rawHTML == .safe {
      writeSafe(content, of: node, LiteralPlaces(content, at: place, map))
    } else {
      if isSite { noteCode(content) }
      write(filtered(string(cmark_node_get_literal(node))))
    }
  }

  mutating func htmlBlock(_ node: Node) {
    let content = string(cmark_node_get_literal(node))
    let place = range(of: node)
    guard keepsHTML(content, at: place) else { return }
    newLine()
    if isSite, options.rawHTML == .safe {
      let line = Int(cmark_node_get_start_line(node))
      let start = document.html.bytes.count
      writeSafe(literal(node), of: node, LiteralPlaces(literal(node), from: line, in: place, map))
      // White space alone would be an empty line.
      if document.html.bytes[start...].allSatisfy(isSpace) {
        document.html.bytes.removeSubrange(start...)
      }
    } else {
      write(filtered(content))
    }
    newLine()
  }

  /// Notes a tag that begins or ends an element of code.
  private mutating func noteCode(_ tag: UnsafeBufferPointer<UInt8>) {
    let isEnd = tag.count > 1 && tag[1] == UInt8(ascii: "/")
    let name = tag.dropFirst(isEnd ? 2 : 1).prefix { ($0 | 0x20) &- 0x61 < 26 }
    guard codeElements.contains(String(decoding: name, as: UTF8.self).lowercased()) else { return }
    html.openCode = max(0, html.openCode + (isEnd ? -1 : 1))
  }

  /// Records raw HTML. Returns whether to write it, or what is safe of it.
  private mutating func keepsHTML(_ content: String, at range: SourceRange) -> Bool {
    guard isSite else { return true }
    let trimmed = content.trimmed
    if trimmed.hasPrefix("<!--"), trimmed.firstRange(of: "-->")?.upperBound == trimmed.endIndex {
      document.comments.append(range)
      return false
    }
    // Record the start tag only, not its end tag.
    if !trimmed.hasPrefix("</") || document.rawHTML.isEmpty { document.rawHTML.append(range) }
    return options.rawHTML != .drop
  }

  private func filtered(_ html: String) -> String {
    isSite || options.extensions.contains(.tagFilter) ? filteringTags(html) : html
  }

  private mutating func writeSafe(
    _ content: UnsafeBufferPointer<UInt8>, of node: Node, _ places: LiteralPlaces
  ) {
    guard let container = cmark_node_parent(node) else { return }
    let isBlock = cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK
    let outer = html.elements.lastIndex { $0.container != container }.map { $0 + 1 } ?? 0
    let open = html.elements[outer...].map(\.element)
    html.pieces += 1 + open.count
    guard html.pieces <= OpenHTML.maximumPieces else {
      return report(.tooMany, at: places.whole)
    }
    let events = HTMLFragment.events(of: content, inside: open)
    for (index, event) in events.enumerated() {
      switch event {
      case .start(let tag):
        if isBlock, tag.isShown, blockElements.contains(tag.name) { endText() }
        let heading = isBlock ? heading(tag, before: events[(index + 1)...]) : nil
        start(tag, in: container, places, isBlock: isBlock, heading: heading)
      case .end(let isImplied, let range):
        let name = html.elements.last?.element.name ?? ""
        endHTMLElement(isImplied: isImplied, at: range.map(places.range))
        if isBlock, blockElements.contains(name) { endText() }
      case .text(let text, let range):
        writeText(text, range, places, content)
      case .comment(let range): document.comments.append(places.range(range))
      case .problem(let problem, let range): note(problem, at: places.range(range))
      }
    }
  }

  // MARK: Elements

  private mutating func start(
    _ tag: HTMLTag, in container: Node, _ places: LiteralPlaces, isBlock: Bool,
    heading: (text: String, anchor: String)?
  ) {
    let open = (document.html.slots.count, document.headings.count, document.tables.count)
    let place = places.range(tag.range)
    let isInRegion =
      tag.isShown && tag.name == "table" && !html.elements.contains { $0.element.name == "table" }
    if isInRegion { startTableRegion() }
    let begin = document.html.bytes.count
    var link: (index: Int, text: Int)?
    if tag.isShown {
      if tag.name == "br" { document.text.bytes.append(0x20) }
      if let picture = tag.attributes.first(where: { $0.role == .image }),
        isPictureElsewhere(cleaned(picture.value)), !options.showsExternalImages
      {
        writeLink(to: picture, tag, at: place, places)
      } else {
        link = writeTag(tag, at: place, places, anchor: heading?.anchor)
      }
    }
    guard !tag.isVoid else { return }
    html.elements.append(
      .init(
        element: OpenHTMLElement(name: tag.name, isShown: tag.isShown), container: container,
        place: place, hasAttributes: !tag.attributes.isEmpty, link: link,
        html: begin..<document.html.bytes.count, heading: heading,
        openHeading: isBlock && heading == nil && isHeading(tag) ? open : nil,
        text: document.text.bytes.count, isInRegion: isInRegion))
  }

  /// Ends the innermost element. `isImplied` is true if it should have an end tag and has none.
  private mutating func endHTMLElement(isImplied: Bool, at range: SourceRange?) {
    guard let open = html.elements.popLast() else { return }
    guard open.element.isShown else { return }
    if let (index, text) = open.link {
      let link = document.links[index]
      let end = range.map { isImplied ? $0.start : $0.end } ?? open.place.end
      document.links[index] = .init(
        destination: link.destination, text: document.text.slice(from: text).trimmed,
        range: SourceRange(Int(open.place.start), Int(max(end, open.place.end))),
        destinationRange: link.destinationRange, isHTML: true)
    }
    let heading = open.heading ?? (isImplied ? nil : longHeading(open))
    if let (text, anchor) = heading { writeLink(toSection: text, anchor, of: open) }
    write("</\(shownName(open.element.name))>")
    if open.isInRegion { write("</div>") }
    if let (text, anchor) = heading {
      if !document.htmlAnchors.isEmpty {
        claimAnchors(anchor, of: open.text..<document.text.bytes.count)
      }
      document.headings.append(
        .init(
          level: level(of: open), text: text, anchor: anchor,
          range: SourceRange(Int(open.place.start), Int(max(range?.end ?? 0, open.place.end))),
          html: open.html.lowerBound..<document.html.bytes.count, lines: nil,
          isContained: isContaining(open.container)))
    }
    if isImplied {
      report(.unclosed, open.element.name, at: open.place)
      html.awaited[open.element.name, default: 0] += 1
    }
  }

  /// Closes the elements that were opened in a container, at its end.
  mutating func closeHTML(in container: Node) {
    while let last = html.elements.last, last.container == container {
      endHTMLElement(isImplied: !last.element.mayStayOpen, at: nil)
      if last.element.isShown, last.element.mayStayOpen {
        html.awaited[last.element.name, default: 0] += 1
      }
    }
  }

  /// Closes an open `<p>` before a block of Markdown, as a browser does.
  mutating func closeHTMLParagraph(before node: Node) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING, CMARK_NODE_LIST, CMARK_NODE_BLOCK_QUOTE,
      CMARK_NODE_CODE_BLOCK, CMARK_NODE_THEMATIC_BREAK:
      break
    default:
      guard String(cString: cmark_node_get_type_string(node)) == "table" else { return }
    }
    let parent = cmark_node_parent(node)
    guard
      let first = html.elements.lastIndex(where: {
        $0.container == parent && $0.element.isShown && $0.element.name == "p"
      }),
      !html.elements[first...].contains(where: {
        ["td", "th", "caption"].contains($0.element.name)
      })
    else { return }
    while html.elements.count > first + 1 {
      endHTMLElement(isImplied: !(html.elements.last?.element.mayStayOpen ?? true), at: nil)
    }
    let paragraph = html.elements[first]
    if paragraph.hasAttributes { report(.cutParagraph, "p", at: paragraph.place) }
    html.awaited["p", default: 0] += 1
    endHTMLElement(isImplied: false, at: nil)
    newLine()
  }

  // MARK: Text

  private mutating func writeText(
    _ text: String, _ range: Range<Int>, _ places: LiteralPlaces,
    _ content: UnsafeBufferPointer<UInt8>
  ) {
    // A browser ignores a line break directly after `<pre>`.
    if let last = html.elements.last, last.element.name == "pre", text.utf8.first == 0x0A,
      last.html.upperBound == document.html.bytes.count
    {
      document.html.bytes.append(0x0A)
    }
    document.html.bytes.append(escaping: text)
    let isCode = isInsideHTMLCode
    let isExact = content[range].elementsEqual(text.utf8)
    var start = range.lowerBound
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      defer { start += line.count + 1 }
      let visible = line.drop(while: isSpace)
      if visible.count < line.count || start > range.lowerBound { addSpace() }
      guard !visible.isEmpty else { continue }
      let first = start + line.count - visible.count
      let place = places.range(isExact ? first..<(first + visible.count) : range)
      Array(visible).withUnsafeBufferPointer { addText($0, at: place, isCode: isCode) }
    }
  }

  private mutating func addSpace() {
    if let last = document.text.bytes.last, last > 0x20 { document.text.bytes.append(0x20) }
  }

  // MARK: Problems

  private mutating func note(_ problem: HTMLEvent.Problem, at range: SourceRange) {
    switch problem {
    case .removedElement(let name): report(.removedElement, name, at: range)
    case .unknownElement(let name): report(.unknownElement, name, at: range)
    case .removedAttribute(let name): report(.removedAttribute, name, at: range)
    case .misplaced(let name):
      report(.misplaced, name, at: range)
      html.awaited[name, default: 0] += 1
    case .strayEnd(let name):
      if let count = html.awaited[name], count > 0 {
        html.awaited[name] = count - 1
      } else if html.problems[.removedElement]?[name] == nil,
        html.problems[.unknownElement]?[name] == nil
      {
        report(.strayEnd, name, at: range)
      }
    case .unfinished: report(.unfinished, at: range)
    case .tooLarge: report(.tooLarge, at: range)
    case .tooDeep: report(.tooDeep, at: range)
    }
  }

  /// Records a problem once for each kind and name.
  mutating func report(
    _ kind: MarkdownDocument.HTMLProblem.Kind, _ name: String = "", at range: SourceRange
  ) {
    if let index = html.problems[kind]?[name] {
      document.htmlProblems[index].count += 1
    } else if document.htmlProblems.count < OpenHTML.maximumProblems {
      html.problems[kind, default: [:]][name] = document.htmlProblems.count
      document.htmlProblems.append(.init(kind: kind, name: name, range: range))
    }
  }
}

/// Elements whose text is code.
private let codeElements: Set = ["pre", "code", "samp"]

/// Elements that separate their text from the text around them.
private let blockElements: Set = [
  "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "blockquote", "pre", "hr", "ul", "ol", "li", "dl",
  "dt", "dd", "details", "summary", "figure", "figcaption", "table", "caption", "thead", "tbody",
  "tfoot", "tr", "th", "td",
]

/// The ranges in the file of a literal of raw HTML. cmark removes the markers of quotes and lists
/// from the lines of a literal.
struct LiteralPlaces {
  /// The range of the whole literal.
  let whole: SourceRange
  /// The start of each line in the literal and in the file.
  private var lines: [(literal: Int, file: Int)] = []

  /// Creates the places of inline HTML.
  init(_ content: UnsafeBufferPointer<UInt8>, at place: SourceRange, _ map: SourceMap) {
    whole = place
    if map.holds(content, at: Int(place.start)) { lines = [(0, Int(place.start))] }
  }

  /// Creates the places of a block whose literal begins on a line.
  init(
    _ content: UnsafeBufferPointer<UInt8>, from firstLine: Int, in place: SourceRange,
    _ map: SourceMap
  ) {
    whole = place
    var start = 0
    var number = firstLine
    while start < content.count {
      let end = content[start...].firstIndex(of: 0x0A) ?? content.count
      var count = end - start
      while count > 0, content[start + count - 1] == 0x0D { count -= 1 }
      let file = map.end(ofLine: number) - count
      let text = UnsafeBufferPointer(rebasing: content[start..<(start + count)])
      guard file >= map.start(ofLine: number), map.holds(text, at: file) else {
        lines = []
        return
      }
      lines.append((start, file))
      (start, number) = (end + 1, number + 1)
    }
  }

  /// Returns the range in the file of a range of the literal.
  func range(_ range: Range<Int>) -> SourceRange {
    guard !lines.isEmpty else { return whole }
    let start = offset(range.lowerBound)
    let end = range.isEmpty ? start : offset(range.upperBound - 1) + 1
    let last = Int(whole.end)
    return SourceRange(min(start, last), min(max(start, end), last))
  }

  private func offset(_ literal: Int) -> Int {
    let line = lines[max(0, lines.partitioningIndex { $0.literal > literal } - 1)]
    return line.file + literal - line.literal
  }
}
