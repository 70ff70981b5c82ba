internal import Diagnostics
internal import Markdown

/// A compiled template in typed Mustache.
///
/// Supports variables, sections, inverted sections, comments, partials and inheritance (mustache.5,
/// and the inheritance part of Mustache's specification). A tag alone on a line removes the whole
/// line.
///
/// In contrast to Mustache, each value is typed as text or HTML. Text is always escaped and HTML
/// never, independent of the braces. Text in `href` or `src` is printed only if it is a safe URL.
/// No template can therefore inject a script.
struct Template: Sendable {
  /// A node of a template.
  indirect enum Node: Sendable {
    case text([UInt8])
    /// `isAddress` is true in an attribute that a browser follows as a link.
    case variable(Name, isAddress: Bool)
    case section(Name, isInverted: Bool, [Node])
    case partial(Name)
    case parent(Name, [Node])
    case block(Name, [Node])
  }

  /// A name in a tag, with its location.
  struct Name: Sendable {
    /// The name as written.
    let text: String
    /// Its components, separated by dots.
    let parts: [String]
    /// The whole tag.
    let range: SourceRange

    init(_ text: String, at range: SourceRange) {
      self.text = text
      self.range = range
      let isPath = text.utf8.contains(UInt8(ascii: "."))
      parts = isPath ? text.split(separator: ".").map(String.init) : text.isEmpty ? [] : [text]
    }
  }

  /// Maximum nesting depth of sections, blocks and included templates. The parser and the renderer
  /// recurse, and a theme may come from an untrusted author.
  static let maximumDepth = 64
  /// Maximum number of problems reported for one template.
  static let maximumProblems = 50

  /// The top-level nodes.
  let nodes: [Node]
  /// Syntax errors.
  let problems: [(message: String, range: SourceRange)]
  /// The text of its comments.
  let comments: [String]

  /// Parses a template.
  init(_ bytes: [UInt8]) {
    var parser = TemplateParser(bytes)
    nodes = parser.parse(until: nil, depth: 0)
    comments = parser.comments
    problems = Array(parser.problems.prefix(Self.maximumProblems))
  }
}

extension Template {
  /// The templates that it includes or extends, in source order.
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

  /// The blocks that it defines.
  var blocks: [Name] {
    var names: [Name] = []
    visit(nodes) { if case .block(let name, _) = $0 { names.append(name) } }
    return names
  }

  /// Calls `body` with every node, parents before children.
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
  /// Start of the text that is not in any node yet.
  private var textStart = 0
  private(set) var problems: [(message: String, range: SourceRange)] = []
  private(set) var comments: [String] = []
  /// True once the tags nest too deep. The rest is then neither parsed nor reported.
  private var hasExceededLimit = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private struct Tag {
    /// The character after the braces, or a space.
    let sign: UInt8
    let name: Template.Name
    /// The text before the tag. For a tag alone on its line, it excludes the indentation.
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
      case UInt8(ascii: "#"):
        nodes.append(.section(tag.name, isInverted: false, inside(tag, depth)))
      case UInt8(ascii: "^"): nodes.append(.section(tag.name, isInverted: true, inside(tag, depth)))
      case UInt8(ascii: "<"): nodes.append(.parent(tag.name, inside(tag, depth)))
      case UInt8(ascii: "$"): nodes.append(.block(tag.name, inside(tag, depth)))
      case UInt8(ascii: ">"): nodes.append(.partial(tag.name))
      case UInt8(ascii: "/"):
        if open?.text == tag.name.text { return nodes }
        let state = open.map { "but \($0.text.quoted) is open" } ?? "which is not open"
        problems.append(("this closes \(tag.name.text.quoted), \(state)", tag.name.range))
        if open != nil { return nodes }
      case UInt8(ascii: "!"): comments.append(tag.name.text)
      case UInt8(ascii: "="), UInt8(ascii: "%"), UInt8(ascii: "*"):
        let sign = Character(Unicode.Scalar(tag.sign))
        problems.append(("tags with `\(sign)` are not supported", tag.name.range))
      default:
        if tag.name.parts.isEmpty { continue }
        nodes.append(.variable(tag.name, isAddress: isAddress(before: tag.name.range)))
      }
    }
    if textStart < bytes.count { nodes.append(.text(Array(bytes[textStart...]))) }
    textStart = bytes.count
    if let open, !hasExceededLimit {
      problems.append(("\(open.text.quoted) is never closed", open.range))
    }
    return nodes
  }

  private mutating func inside(_ tag: Tag, _ depth: Int) -> [Template.Node] {
    parse(until: tag.name, depth: depth + 1)
  }

  private mutating func giveUp(at open: Template.Name?) {
    hasExceededLimit = true
    position = bytes.count
    textStart = bytes.count
    guard let open else { return }
    problems.append(
      ("this nests deeper than \(Template.maximumDepth) levels of tags", open.range))
  }

  /// True after `href="` or `src="`.
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
    var content = bytes[(start + width)..<end]
    var sign = UInt8(ascii: " ")
    if !isTriple, let first = content.first, "#^/<$>!=%*&".utf8.contains(first) {
      sign = first
      content = content.dropFirst()
      if sign == UInt8(ascii: ">"), content.first == UInt8(ascii: "*") { sign = UInt8(ascii: "*") }
    }
    let name = Template.Name(trimmed(content), at: SourceRange(start, position))
    if sign != UInt8(ascii: "!"), name.parts.isEmpty {
      problems.append(("this tag has no name", name.range))
    }
    var before = textStart..<start
    if "#^/<$>!".utf8.contains(sign), let line = standaloneLine(start..<position) {
      before = textStart..<max(textStart, line.lowerBound)
      position = line.upperBound
    }
    textStart = position
    return Tag(sign: sign, name: name, before: before)
  }

  /// Returns the start of the next `}}` or `}}}`.
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

  /// Returns the whole line of a tag if there is nothing else on it.
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

/// Returns a text without the white space around it.
private func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
  let first = bytes.firstIndex { $0 > 0x20 } ?? bytes.endIndex
  let last = bytes.lastIndex { $0 > 0x20 } ?? first
  guard first < bytes.endIndex else { return "" }
  let text = String(decoding: bytes[first...last], as: UTF8.self)
  if bytes[first] < 0x80, bytes[last] < 0x80 { return text }
  var rest = text.drop(while: \.isWhitespace)
  while rest.last?.isWhitespace == true { rest.removeLast() }
  return String(rest)
}
