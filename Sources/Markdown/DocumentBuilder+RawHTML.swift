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
  }

  var elements: [Element] = []
  /// The number of end tags, by name, whose elements are closed already.
  var awaited: [String: Int] = [:]
  var pieces = 0
  /// The index of each problem in the document.
  var problems: [MarkdownDocument.HTMLProblem.Kind: [String: Int]] = [:]
  /// The length of the document's text before each anchor.
  var textBeforeAnchors: [Int] = []

  /// The maximum number of pieces of HTML in a document.
  static let maximumPieces = 20_000
}

extension DocumentBuilder {
  /// Whether an `<a>` in raw HTML is open.
  var isInsideHTMLLink: Bool {
    !html.elements.isEmpty
      && html.elements.contains { $0.element.isShown && $0.element.name == "a" }
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
      writeSafe(literal(node), of: node, LiteralPlaces(literal(node), from: line, in: place, map))
    } else {
      write(filtered(content))
    }
    newLine()
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
    html.pieces += 1
    guard html.pieces <= OpenHTML.maximumPieces else {
      return report(.tooMany, at: places.whole)
    }
    let isBlock = cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK
    let outer = html.elements.lastIndex { $0.container != container }.map { $0 + 1 } ?? 0
    let open = html.elements[outer...].map(\.element)
    for event in HTMLFragment.events(of: content, inside: open) {
      switch event {
      case .start(let tag):
        if isBlock, tag.isShown, blockElements.contains(tag.name) { endText() }
        start(tag, in: container, places)
      case .end(let isImplied, let range):
        let name = html.elements.last?.element.name ?? ""
        endHTMLElement(isImplied: isImplied, at: range.map(places.range))
        if isBlock, blockElements.contains(name) { endText() }
      case .text(let text, let range):
        writeText(text, range, places, content)
      case .comment(let range): document.comments.append(places.range(range))
      case .problem(let problem, let range): report(problem, at: places.range(range))
      }
    }
  }

  // MARK: Elements

  private mutating func start(_ tag: HTMLTag, in container: Node, _ places: LiteralPlaces) {
    let place = places.range(tag.range)
    var link: (index: Int, text: Int)?
    if tag.isShown {
      if tag.name == "br" || tag.name == "wbr" { document.text.bytes.append(0x20) }
      if let picture = tag.attributes.first(where: { $0.role == .image }),
        isPictureElsewhere(cleaned(picture.value)), !options.showsExternalImages
      {
        writeLink(to: picture, tag, at: place, places)
      } else {
        link = writeTag(tag, at: place, places)
      }
    }
    guard !tag.isVoid else { return }
    html.elements.append(
      .init(
        element: OpenHTMLElement(name: tag.name, isShown: tag.isShown), container: container,
        place: place, hasAttributes: !tag.attributes.isEmpty, link: link))
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
    write("</\(open.element.name)>")
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
    let isFirstInPre = document.html.bytes.suffix(5).elementsEqual("<pre>".utf8)
    // A browser ignores a line break directly after `<pre>`.
    if isFirstInPre, text.utf8.first == 0x0A { document.html.bytes.append(0x0A) }
    document.html.bytes.append(escaping: text)
    let isCode = html.elements.contains { ["pre", "code", "samp"].contains($0.element.name) }
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

  private mutating func report(_ problem: HTMLEvent.Problem, at range: SourceRange) {
    switch problem {
    case .removedElement(let name): report(.removedElement, name, at: range)
    case .removedAttribute(let name): report(.removedAttribute, name, at: range)
    case .misplaced(let name): report(.misplaced, name, at: range)
    case .strayEnd(let name):
      if let count = html.awaited[name], count > 0 {
        html.awaited[name] = count - 1
      } else if html.problems[.removedElement]?[name] == nil {
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
    } else {
      html.problems[kind, default: [:]][name] = document.htmlProblems.count
      document.htmlProblems.append(.init(kind: kind, name: name, range: range))
    }
  }
}

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
