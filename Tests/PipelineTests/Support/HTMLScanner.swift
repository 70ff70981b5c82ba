/// Scans the tags of an HTML or SVG file. It is stricter than a browser and reports everything that
/// a careful generator never writes.
struct HTMLScanner {
  /// A start tag.
  struct Tag {
    let name: String
    let attributes: [(name: String, value: String)]

    subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  private(set) var tags: [Tag] = []
  /// The text of `style` elements.
  private(set) var styles: [String] = []
  /// The text of `script` elements.
  private(set) var scripts: [String] = []
  private(set) var problems: [String] = []

  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    while index < bytes.count {
      if bytes[index] != UInt8(ascii: "<") {
        index += 1
      } else if starts("<!--") {
        skip(past: "-->")
      } else if starts("<!") || starts("<?") {
        skip(past: ">")
      } else if starts("</") {
        skip(past: ">")
      } else {
        startTag()
      }
    }
  }

  private func starts(_ text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

  private mutating func skip(past text: String) {
    let start = index
    seek(text)
    if index >= bytes.count { problems.append("not closed: \(excerpt(start))") }
    index = min(index + text.utf8.count, bytes.count)
  }

  /// Moves to the next occurrence of a string, or to the end.
  private mutating func seek(_ text: String) {
    let first = text.utf8.first
    while index < bytes.count, bytes[index] != first || !starts(text) { index += 1 }
  }

  private func excerpt(_ start: Int) -> String {
    String(decoding: bytes[start..<min(start + 80, bytes.count)], as: UTF8.self)
  }

  private mutating func startTag() {
    let start = index
    index += 1
    let name = word()
    guard !name.isEmpty else {
      problems.append("a bare `<`: \(excerpt(start))")
      return
    }
    var attributes: [(name: String, value: String)] = []
    while true {
      while index < bytes.count, isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "/") {
        index += 1
      }
      guard index < bytes.count else { return problems.append("cut off: \(excerpt(start))") }
      if bytes[index] == UInt8(ascii: ">") { break }
      let key = word()
      guard !key.isEmpty else { return problems.append("not an attribute: \(excerpt(start))") }
      attributes.append((key, value(of: key, in: start)))
    }
    index += 1
    if Set(attributes.map(\.name)).count != attributes.count {
      problems.append("an attribute twice: \(excerpt(start))")
    }
    tags.append(Tag(name: name, attributes: attributes))
    if name == "style" { styles.append(rawText(until: "</style")) }
    if name == "script" { scripts.append(rawText(until: "</script")) }
  }

  private mutating func value(of key: String, in start: Int) -> String {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { return "" }
    index += 1
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
      problems.append("`\(key)` is not in double quotes: \(excerpt(start))")
      return ""
    }
    index += 1
    let from = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      if bytes[index] == UInt8(ascii: "<") { problems.append("`<` in a value: \(excerpt(from))") }
      index += 1
    }
    let text = String(decoding: bytes[from..<min(index, bytes.count)], as: UTF8.self)
    index += 1
    if index < bytes.count, !isSpace(bytes[index]), bytes[index] != UInt8(ascii: ">"),
      bytes[index] != UInt8(ascii: "/"), bytes[index] != UInt8(ascii: "?")
    {
      problems.append("a quote inside a value: \(excerpt(start))")
    }
    return Self.decoded(text)
  }

  /// Reads a name of ASCII letters, digits, `-`, `_` and `:`, and returns it in lower case.
  private mutating func word() -> String {
    let start = index
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: ":"):
        index += 1
      default: return String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
      }
    }
    return ""
  }

  private mutating func rawText(until end: String) -> String {
    let start = index
    seek(end)
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  /// Resolves the character references that the renderer uses.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let entities = [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"),
      ("&amp;", "&"),
    ]
    return entities.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}
