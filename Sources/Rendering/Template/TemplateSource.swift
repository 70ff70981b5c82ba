internal import Diagnostics

/// The tags of a Mustache template with their places, for checking; rendering is the engine's.
struct TemplateSource {
  /// A tag.
  indirect enum Node {
    case variable(name: String, range: SourceRange)
    case section(name: String, range: SourceRange, isInverted: Bool, children: [Node])
    case partial(name: String, range: SourceRange)
    case parent(name: String, range: SourceRange, children: [Node])
    case block(name: String, children: [Node])
  }

  private(set) var nodes: [Node] = []
  /// What is wrong with the tags themselves.
  private(set) var problems: [(message: String, range: SourceRange)] = []

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    nodes = parse(until: nil)
  }

  private mutating func parse(until open: (name: String, range: SourceRange)?) -> [Node] {
    var nodes: [Node] = []
    while let tag = nextTag() {
      switch tag.sign {
      case "#", "^":
        let children = parse(until: (tag.name, tag.range))
        nodes.append(
          .section(
            name: tag.name, range: tag.range, isInverted: tag.sign == "^", children: children))
      case "<":
        nodes.append(
          .parent(name: tag.name, range: tag.range, children: parse(until: (tag.name, tag.range))))
      case "$":
        nodes.append(.block(name: tag.name, children: parse(until: (tag.name, tag.range))))
      case ">": nodes.append(.partial(name: tag.name, range: tag.range))
      case "/":
        if let open, open.name == tag.name { return nodes }
        problems.append(
          open.map { ("this closes \(tag.name.quoted), but \($0.name.quoted) is open", tag.range) }
            ?? ("this closes \(tag.name.quoted), which is not open", tag.range))
        if open != nil { return nodes }
      case "!": break
      case "=", "%", "*":
        problems.append(("tags with `\(tag.sign)` are not part of Demarc's templates", tag.range))
      default: nodes.append(.variable(name: tag.name, range: tag.range))
      }
    }
    if let open { problems.append(("\(open.name.quoted) is never closed", open.range)) }
    return nodes
  }

  private mutating func nextTag() -> (sign: Character, name: String, range: SourceRange)? {
    while position + 1 < bytes.count {
      guard bytes[position] == UInt8(ascii: "{"), bytes[position + 1] == UInt8(ascii: "{") else {
        position += 1
        continue
      }
      let start = position
      let isTriple = position + 2 < bytes.count && bytes[position + 2] == UInt8(ascii: "{")
      let close: [UInt8] = Array((isTriple ? "}}}" : "}}").utf8)
      var end = position + close.count
      while end < bytes.count, !bytes[end...].starts(with: close) { end += 1 }
      guard end < bytes.count else {
        problems.append(("this tag is never closed", SourceRange(start, start + 2)))
        position = bytes.count
        return nil
      }
      position = end + close.count
      var text = String(decoding: bytes[(start + close.count)..<end], as: UTF8.self)[...]
      var sign: Character = isTriple ? "{" : " "
      if !isTriple, let first = text.first, "#^/<$>!=%*&".contains(first) {
        sign = first
        text = text.dropFirst()
        if sign == ">", text.first == "*" { sign = "*" }
      }
      while text.first?.isWhitespace == true { text = text.dropFirst() }
      while text.last?.isWhitespace == true { text = text.dropLast() }
      return (sign, String(text), SourceRange(start, position))
    }
    return nil
  }
}
