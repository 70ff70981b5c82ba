internal import Bytes
package import Diagnostics

/// Parses JSON (RFC 8259) into the nodes of YAML, with the range of every node.
///
/// The reader of YAML does not serve for JSON: it accepts more (comments, single quotes, commas
/// without a value) and less (surrogate pairs, tabs, long keys).
package enum JSONReader {
  /// Parses a file.
  ///
  /// - Returns: The root node, or nil if the file is empty or invalid, and the findings.
  package static func read(_ file: SourceFile) -> (node: YAMLNode?, findings: [Finding]) {
    var parser = JSONParser(file)
    do throws(JSONParser.Failure) {
      return (try parser.document(), parser.findings)
    } catch {
      let conflicts = MergeConflict.all(in: file.bytes, 0..<file.bytes.count, isMarkdown: false)
      if !conflicts.isEmpty { return (nil, conflicts.map { .conflict($0, in: file) }) }
      return (nil, [error.finding])
    }
  }
}

/// A recursive parser. Its depth is limited to ``YAMLReader/maximumDepth``.
private struct JSONParser {
  private let file: SourceFile
  private let bytes: [UInt8]
  private var index: Int
  private(set) var findings: [Finding] = []

  struct Failure: Error {
    let finding: Finding
  }

  init(_ file: SourceFile) {
    self.file = file
    bytes = file.bytes
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  mutating func document() throws(Failure) -> YAMLNode? {
    skipSpace()
    if index == bytes.count { return nil }
    let root = try value(depth: 0)
    skipSpace()
    guard index == bytes.count else { throw failure("only one value may be in a file") }
    return root
  }

  private mutating func value(depth: Int) throws(Failure) -> YAMLNode {
    guard depth <= YAMLReader.maximumDepth else {
      let place = file.at(SourceRange(index, index + 1))
      throw Failure(finding: .nestingTooDeep(at: place, limit: YAMLReader.maximumDepth))
    }
    guard let byte = next else { throw failure("a value is missing at the end of the file") }
    switch byte {
    case UInt8(ascii: "{"): return try mapping(depth: depth)
    case UInt8(ascii: "["): return try sequence(depth: depth)
    case UInt8(ascii: "\""): return try text()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: return try word()
    }
  }

  private mutating func mapping(depth: Int) throws(Failure) -> YAMLNode {
    let start = index
    index += 1
    var pairs: [YAMLNode.Pair] = []
    var known: [String: SourceRange] = [:]
    skipSpace()
    if take("}") { return YAMLNode(value: .mapping([]), range: SourceRange(start, index)) }
    while true {
      guard next == UInt8(ascii: "\"") else { throw failure(ofKey: pairs.isEmpty) }
      let name = try text()
      skipSpace()
      guard take(":") else { throw failure("a `:` must follow the key") }
      skipSpace()
      let pair = YAMLNode.Pair(
        key: name.text ?? "", keyRange: name.range, value: try value(depth: depth + 1))
      if let first = known[pair.key] {
        findings.append(
          .duplicateKey(pair.key, at: file.at(pair.keyRange), first: file.at(first)))
      } else {
        known[pair.key] = pair.keyRange
        pairs.append(pair)
      }
      skipSpace()
      if take("}") { break }
      try comma(in: "object", opening: start, close: "}")
    }
    return YAMLNode(value: .mapping(pairs), range: SourceRange(start, index))
  }

  private mutating func sequence(depth: Int) throws(Failure) -> YAMLNode {
    let start = index
    index += 1
    var items: [YAMLNode] = []
    skipSpace()
    if take("]") { return YAMLNode(value: .sequence([]), range: SourceRange(start, index)) }
    while true {
      items.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { break }
      try comma(in: "list", opening: start, close: "]")
    }
    return YAMLNode(value: .sequence(items), range: SourceRange(start, index))
  }

  /// Reads the comma after an item.
  private mutating func comma(
    in kind: String, opening: Int, close: Character
  ) throws(Failure) {
    let comma = index
    guard take(",") else {
      if index == bytes.count {
        let place = file.at(SourceRange(opening, opening + 1))
        throw Failure(finding: .jsonSyntax("this \(kind) is never closed", at: place))
      }
      throw failure("a `,` or a `\(close)` is missing here")
    }
    skipSpace()
    if next == close.asciiValue {
      let place = file.at(SourceRange(comma, comma + 1))
      throw Failure(
        finding: .jsonSyntax(
          "no value follows this comma", at: place, help: ["remove the comma"]))
    }
  }

  // MARK: Scalars

  private mutating func text() throws(Failure) -> YAMLNode {
    let start = index
    index += 1
    var text: [UInt8] = []
    var copied = index
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        text += bytes[copied..<index]
        index += 1
        return scalar(String(decoding: text, as: UTF8.self), from: start)
      case UInt8(ascii: "\\"):
        text += bytes[copied..<index]
        text += try escape()
        copied = index
      case 0x0A, 0x0D:
        throw Failure(finding: .unclosedQuote(at: file.at(SourceRange(start, start + 1))))
      case ..<0x20: throw failure("a tab in a text is written as `\\t`")
      default: index += 1
      }
    }
    throw Failure(finding: .unclosedQuote(at: file.at(SourceRange(start, start + 1))))
  }

  private mutating func scalar(_ text: String, from start: Int) -> YAMLNode {
    let range = SourceRange(start, index)
    if let control = text.utf8.first(where: \.isControl) {
      findings.append(.controlCharacter(UInt32(control), at: file.at(range)))
    }
    return YAMLNode(value: .scalar(text, isQuoted: true), range: range)
  }

  /// Reads an escape and returns its character in UTF-8.
  private mutating func escape() throws(Failure) -> [UInt8] {
    let start = index
    index += 2
    switch start + 1 < bytes.count ? bytes[start + 1] : 0 {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "\""): return [0x22]
    case UInt8(ascii: "\\"): return [0x5C]
    case UInt8(ascii: "/"): return [0x2F]
    case UInt8(ascii: "u"):
      if let scalar = unicodeEscape() { return Array(String(Character(scalar)).utf8) }
      let end = min(start + 6, bytes.count)
      throw Failure(
        finding: .jsonSyntax(
          "this is not the number of a character", at: file.at(SourceRange(start, end)),
          help: ["write four hexadecimal digits after `\\u`, or the character itself"]))
    default:
      let end = min(start + 2, bytes.count)
      throw Failure(
        finding: .jsonSyntax(
          "this is not an escape of JSON", at: file.at(SourceRange(start, end)),
          help: ["write a backslash as `\\\\`"]))
    }
  }

  /// Reads the digits of `\u`, and those of a second escape if both are a surrogate pair.
  private mutating func unicodeEscape() -> Unicode.Scalar? {
    guard let first = hexadecimal() else { return nil }
    guard 0xD800..<0xDC00 ~= first else { return Unicode.Scalar(first) }
    guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    else { return nil }
    index += 2
    guard let second = hexadecimal(), 0xDC00..<0xE000 ~= second else { return nil }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private mutating func hexadecimal() -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    let digits = bytes[index..<(index + 4)]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    index += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private mutating func number() throws(Failure) -> YAMLNode {
    let start = index
    _ = take("-")
    let whole = digits()
    let hasZero = whole.count > 1 && bytes[whole.lowerBound] == UInt8(ascii: "0")
    var isValid = !whole.isEmpty && !hasZero
    if take(".") { isValid = !digits().isEmpty && isValid }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      isValid = !digits().isEmpty && isValid
    }
    while let byte = next, byte.isWordByte || byte == UInt8(ascii: ".") {
      index += 1
      isValid = false
    }
    let range = SourceRange(start, index)
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    guard isValid else {
      throw Failure(
        finding: .jsonSyntax(
          "\(text.quoted) is not a number of JSON", at: file.at(range),
          help: ["put a text into double quotes"]))
    }
    return YAMLNode(value: .scalar(text, isQuoted: false), range: range)
  }

  private mutating func digits() -> Range<Int> {
    let start = index
    while let byte = next, byte.isASCIIDigit { index += 1 }
    return start..<index
  }

  /// Reads `true`, `false` or `null`.
  private mutating func word() throws(Failure) -> YAMLNode {
    let start = index
    while let byte = next, byte.isWordByte { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if ["true", "false", "null"].contains(text) {
      return YAMLNode(value: .scalar(text, isQuoted: false), range: SourceRange(start, index))
    }
    if text.isEmpty { throw failure("a value is missing here") }
    let place = file.at(SourceRange(start, index))
    let meant = ["true", "false", "null"].first { $0 == text.lowercased() }
    throw Failure(
      finding: .jsonSyntax(
        "\(text.quoted) is not a value of JSON", at: place,
        help: [meant.map { "write `\($0)`" } ?? "put a text into double quotes"]))
  }

  // MARK: Bytes

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      index += 1
    }
  }

  private mutating func take(_ character: Character) -> Bool {
    guard next == character.asciiValue else { return false }
    index += 1
    return true
  }

  private func failure(ofKey isFirst: Bool) -> Failure {
    next == nil
      ? failure("this file ends inside an object")
      : failure(isFirst ? "a key or a `}` is missing here" : "a key is missing here")
  }

  /// Returns the failure at the current byte, with a more precise message for what other formats
  /// allow.
  private func failure(_ problem: String) -> Failure {
    let start = min(index, max(0, bytes.count - 1))
    var end = start + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    let place = file.at(SourceRange(start, min(end, bytes.count)))
    switch next {
    case UInt8(ascii: "/"), UInt8(ascii: "#"):
      return Failure(
        finding: .jsonSyntax("JSON has no comments", at: place, help: ["remove the comment"]))
    case UInt8(ascii: "'"):
      return Failure(
        finding: .jsonSyntax(
          "texts and keys of JSON are in double quotes", at: place, help: ["write `\"`"]))
    default: return Failure(finding: .jsonSyntax(problem, at: place))
    }
  }
}
