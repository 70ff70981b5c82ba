internal import Diagnostics
internal import Markdown

/// A template: Mustache with types.
///
/// Known are variables, sections, inverted sections, comments, partials and inheritance
/// (mustache.5; the inheritance of Mustache's specification). A tag alone on its line takes the line
/// with it. What differs from Mustache: a value knows whether it is text or HTML, so text is always
/// escaped and HTML never, whichever braces are used; and a text in `href` or `src` is printed only
/// where it is an address. No template can let a script through.
struct Template: Sendable {
  /// A piece of a template.
  indirect enum Node: Sendable {
    case text([UInt8])
    /// `isAddress` where it stands in an attribute that a browser follows.
    case variable(Name, isAddress: Bool)
    case section(Name, isInverted: Bool, [Node])
    case partial(Name)
    case parent(Name, [Node])
    case block(Name, [Node])
  }

  /// A name and where it stands.
  struct Name: Sendable {
    /// The name as written.
    let text: String
    /// Its parts between dots.
    let parts: [String]
    /// The parts, ready to be looked up in objects.
    let keys: [HashedName]
    /// The whole tag.
    let range: SourceRange

    init(_ text: String, at range: SourceRange) {
      self.text = text
      self.range = range
      parts = text.split(separator: ".").map(String.init)
      keys = parts.map(HashedName.init)
    }
  }

  /// How deep sections, blocks and the templates that include each other may nest: readers of a
  /// template recurse, and a theme may come from a stranger.
  static let maximumDepth = 64
  /// How many problems of one template are kept.
  static let maximumProblems = 50

  /// The pieces.
  let nodes: [Node]
  /// What is wrong with its tags.
  let problems: [(message: String, range: SourceRange)]
  /// The words of its comments.
  let comments: [String]

  /// Reads a template.
  init(_ bytes: [UInt8]) {
    var parser = TemplateParser(bytes)
    nodes = parser.parse(until: nil, depth: 0)
    comments = parser.comments
    problems = Array(parser.problems.prefix(Self.maximumProblems))
  }
}

extension Template {
  /// The templates that it includes or extends by name, in their order.
  var included: [Name] {
    var names: [Name] = []
    visit(nodes) { node in
      switch node {
      case .partial(let name), .parent(let name, _): names.append(name)
      default: break
      }
    }
    return names
  }

  /// The blocks that it has by itself.
  var blocks: [Name] {
    var names: [Name] = []
    visit(nodes) { if case .block(let name, _) = $0 { names.append(name) } }
    return names
  }

  /// Shows every node to a function, the outer ones first.
  func visit(_ nodes: [Node], _ body: (Node) -> Void) {
    for node in nodes {
      body(node)
      switch node {
      case .text, .variable, .partial: continue
      case .section(_, _, let children), .parent(_, let children), .block(_, let children):
        visit(children, body)
      }
    }
  }
}

private struct TemplateParser {
  private let bytes: [UInt8]
  private var position = 0
  /// Where the text begins that no node holds yet.
  private var textStart = 0
  private(set) var problems: [(message: String, range: SourceRange)] = []
  private(set) var comments: [String] = []
  /// True once the tags nest too deep: the rest is not read, and nothing more is said of it.
  private var isGivenUp = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private struct Tag {
    let sign: Character
    let name: Template.Name
    /// The text before it, of a standalone tag without its indentation.
    let before: Range<Int>
  }

  mutating func parse(until open: Template.Name?, depth: Int) -> [Template.Node] {
    if depth > Template.maximumDepth {
      giveUp(at: open)
      return []
    }
    var nodes: [Template.Node] = []
    while let tag = nextTag() {
      if !tag.before.isEmpty { nodes.append(.text(Array(bytes[tag.before]))) }
      switch tag.sign {
      case "#": nodes.append(.section(tag.name, isInverted: false, inside(tag, depth)))
      case "^": nodes.append(.section(tag.name, isInverted: true, inside(tag, depth)))
      case "<": nodes.append(.parent(tag.name, inside(tag, depth)))
      case "$": nodes.append(.block(tag.name, inside(tag, depth)))
      case ">": nodes.append(.partial(tag.name))
      case "/":
        if open?.text == tag.name.text { return nodes }
        let state = open.map { "but \($0.text.quoted) is open" } ?? "which is not open"
        problems.append(("this closes \(tag.name.text.quoted), \(state)", tag.name.range))
        if open != nil { return nodes }
      case "!": comments.append(tag.name.text)
      case "=", "%", "*":
        problems.append(("tags with `\(tag.sign)` are not known here", tag.name.range))
      default:
        if tag.name.parts.isEmpty { continue }
        nodes.append(.variable(tag.name, isAddress: isAddress(before: tag.name.range)))
      }
    }
    if textStart < bytes.count { nodes.append(.text(Array(bytes[textStart...]))) }
    textStart = bytes.count
    if let open, !isGivenUp {
      problems.append(("\(open.text.quoted) is never closed", open.range))
    }
    return nodes
  }

  private mutating func inside(_ tag: Tag, _ depth: Int) -> [Template.Node] {
    parse(until: tag.name, depth: depth + 1)
  }

  private mutating func giveUp(at open: Template.Name?) {
    isGivenUp = true
    position = bytes.count
    textStart = bytes.count
    guard let open else { return }
    problems.append(
      ("this nests deeper than \(Template.maximumDepth) levels of tags", open.range))
  }

  /// True behind `href="` or `src="`.
  private func isAddress(before range: SourceRange) -> Bool {
    ["href=\"", "src=\""].contains { text in
      let start = Int(range.start) - text.utf8.count
      return start >= 0 && text.utf8.elementsEqual(bytes[start..<Int(range.start)])
    }
  }

  private mutating func nextTag() -> Tag? {
    let open = UInt8(ascii: "{")
    while let brace = bytes[position...].firstIndex(of: open) {
      if brace + 1 < bytes.count, bytes[brace + 1] == open { return tag(at: brace) }
      position = brace + 1
    }
    position = bytes.count
    return nil
  }

  private mutating func tag(at start: Int) -> Tag? {
    let isTriple = start + 2 < bytes.count && bytes[start + 2] == UInt8(ascii: "{")
    let width = isTriple ? 3 : 2
    guard let end = closingBraces(width, from: start + width) else {
      problems.append(("this tag is never closed", SourceRange(start, start + width)))
      position = bytes.count
      return nil
    }
    position = end + width
    var text = String(decoding: bytes[(start + width)..<end], as: UTF8.self)[...]
    var sign: Character = " "
    if !isTriple, let first = text.first, "#^/<$>!=%*&".contains(first) {
      sign = first
      text = text.dropFirst()
      if sign == ">", text.first == "*" { sign = "*" }
    }
    text.trim(while: \.isWhitespace)
    let name = Template.Name(String(text), at: SourceRange(start, position))
    if sign != "!", name.parts.isEmpty { problems.append(("this tag has no name", name.range)) }
    var before = textStart..<start
    if "#^/<$>!".contains(sign), let line = standaloneLine(start..<position) {
      before = textStart..<max(textStart, line.lowerBound)
      position = line.upperBound
    }
    textStart = position
    return Tag(sign: sign, name: name, before: before)
  }

  /// Where the next `}}` or `}}}` begins.
  private func closingBraces(_ count: Int, from start: Int) -> Int? {
    let close = UInt8(ascii: "}")
    var start = start
    while let brace = bytes[start...].firstIndex(of: close) {
      var end = brace
      while end < bytes.count, end - brace < count, bytes[end] == close { end += 1 }
      if end - brace == count { return brace }
      start = end
    }
    return nil
  }

  /// The whole line of a tag that stands alone on it.
  private func standaloneLine(_ tag: Range<Int>) -> Range<Int>? {
    var start = tag.lowerBound
    while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    guard start == 0 || bytes[start - 1] == 0x0A else { return nil }
    var end = tag.upperBound
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0D {
      end += 1
    }
    if end == bytes.count { return start..<end }
    return bytes[end] == 0x0A ? start..<(end + 1) : nil
  }
}

extension Substring {
  fileprivate mutating func trim(while isDropped: (Character) -> Bool) {
    while let first, isDropped(first) { removeFirst() }
    while let last, isDropped(last) { removeLast() }
  }
}
