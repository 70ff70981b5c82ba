internal import Bytes
internal import Diagnostics

/// Reads the part of YAML in which most front matter is written, several times as fast as libyaml.
///
/// It knows block mappings and sequences, flow sequences of scalars, and scalars on one line: plain
/// or in quotes without escapes. Where it is not sure, it declines, and ``YAMLReader`` asks libyaml.
/// It also declines everything that is a finding. A test compares its nodes and their ranges with
/// those of libyaml.
struct PlainYAML {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var position: Int
  private var lineStart: Int
  /// Column of the first character of the current line that is not a space, or -1 after the last
  /// line. Only ``advance()`` changes it.
  private var column = -1

  /// The document has a construct that the reader does not know.
  private struct Declined: Error {}

  /// Maximum size of a document in bytes. It has fewer nodes than ``YAMLComposer/maximumNodes``.
  private static let maximumSize = 1 << 20
  /// Maximum number of keys in a mapping. Each new key is compared with all earlier ones.
  private static let maximumKeys = 64
  /// Maximum length of a key in bytes. YAML allows 1,024 characters.
  private static let maximumKeyLength = 128
  /// Maximum nesting depth, far below ``YAMLReader/maximumDepth``.
  private static let maximumDepth = 16

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    end = range.upperBound
    position = range.lowerBound
    lineStart = position
  }

  /// Returns the root of the only document in a range, or nil if libyaml must read it.
  static func read(_ range: Range<Int>, of bytes: [UInt8]) -> YAMLNode? {
    guard range.count <= maximumSize else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      guard hasOnlyPlainCharacters(UnsafeBufferPointer(rebasing: bytes[range])) else { return nil }
      var reader = PlainYAML(bytes, range)
      do throws(Declined) {
        reader.advance()
        guard reader.column >= 0 else { return nil }
        let root = try reader.collection(depth: 0)
        return reader.column < 0 ? root : nil
      } catch {
        return nil
      }
    }
  }

  /// Returns whether the bytes are UTF-8 without control characters, byte order marks and line
  /// breaks other than line feeds.
  private static func hasOnlyPlainCharacters(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var (all, isPlain): (UInt8, Bool) = (0, true)
    for byte in bytes {
      all |= byte
      isPlain = isPlain && (byte >= 0x20 || byte == 0x0A) && byte != 0x7F
    }
    guard isPlain, all >= 0x80 else { return isPlain }
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x80..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: false
      default: true
      }
    }
  }

  // MARK: Lines

  /// Moves from the end of a line to the next one that is neither empty nor a comment.
  private mutating func advance() {
    while position < end {
      if bytes[position] == 0x0A { position += 1 }
      lineStart = position
      while position < end, bytes[position] == 0x20 { position += 1 }
      guard position < end, bytes[position] != 0x0A else { continue }
      if bytes[position] != UInt8(ascii: "#") {
        column = position - lineStart
        return
      }
      while position < end, bytes[position] != 0x0A { position += 1 }
    }
    column = -1
  }

  private var isAtLineEnd: Bool { position == end || bytes[position] == 0x0A }

  private mutating func skipSpaces() {
    while position < end, bytes[position] == 0x20 { position += 1 }
  }

  /// Whether the byte at an index ends a word: a space, a line feed or the end.
  private func isBlank(_ index: Int) -> Bool {
    index >= end || bytes[index] == 0x20 || bytes[index] == 0x0A
  }

  private var isAtItem: Bool {
    column >= 0 && bytes[position] == UInt8(ascii: "-") && isBlank(position + 1)
  }

  // MARK: Collections

  /// Reads the collection that begins the current line.
  private mutating func collection(depth: Int) throws(Declined) -> YAMLNode {
    isAtItem
      ? try sequence(indent: column, depth: depth) : try mapping(indent: column, depth: depth)
  }

  /// Reads a mapping whose first key is at the current position, which is at the column `indent`.
  private mutating func mapping(indent: Int, depth: Int) throws(Declined) -> YAMLNode {
    guard depth < Self.maximumDepth else { throw Declined() }
    let start = position
    var pairs: [YAMLNode.Pair] = []
    repeat {
      let key = try plainText()
      guard key.isKey, bytes[key.range.lowerBound].isWordByte, pairs.count < Self.maximumKeys,
        key.range.count <= Self.maximumKeyLength
      else { throw Declined() }
      let name = text(key.range)
      if pairs.contains(where: { $0.key == name }) { throw Declined() }
      position = key.range.upperBound + 1
      pairs.append(
        YAMLNode.Pair(
          key: name, keyRange: SourceRange(key.range.lowerBound, key.range.upperBound),
          value: try value(indent: indent, depth: depth)))
    } while column == indent
    guard column < indent else { throw Declined() }
    return YAMLNode(
      value: .mapping(pairs), range: SourceRange(start, Int(pairs[pairs.count - 1].value.range.end))
    )
  }

  /// Reads the value after the colon of a key.
  private mutating func value(indent: Int, depth: Int) throws(Declined) -> YAMLNode {
    let start = position
    skipSpaces()
    guard isAtLineEnd else { return try scalarLine(indent: indent) }
    advance()
    if column > indent { return try collection(depth: depth + 1) }
    if column == indent, isAtItem { return try sequence(indent: indent, depth: depth + 1) }
    return YAMLNode(value: .scalar("", isQuoted: false), range: SourceRange(start, start))
  }

  /// Reads a sequence whose items begin at the column `indent`.
  private mutating func sequence(indent: Int, depth: Int) throws(Declined) -> YAMLNode {
    guard depth < Self.maximumDepth else { throw Declined() }
    let start = position
    var items: [YAMLNode] = []
    repeat {
      position += 1
      skipSpaces()
      items.append(try item(indent: indent, depth: depth))
    } while column == indent && isAtItem
    guard column <= indent else { throw Declined() }
    return YAMLNode(
      value: .sequence(items), range: SourceRange(start, Int(items[items.count - 1].range.end)))
  }

  private mutating func item(indent: Int, depth: Int) throws(Declined) -> YAMLNode {
    if isAtLineEnd {
      advance()
      guard column > indent else { throw Declined() }
      return try collection(depth: depth + 1)
    }
    if Self.beginsPlainText[Int(bytes[position])] || bytes[position] == UInt8(ascii: "-"),
      try plainText().isKey
    {
      return try mapping(indent: position - lineStart, depth: depth + 1)
    }
    return try scalarLine(indent: indent)
  }

  // MARK: Scalars

  /// Reads a scalar or a flow sequence that ends its line.
  private mutating func scalarLine(indent: Int) throws(Declined) -> YAMLNode {
    let node: YAMLNode
    switch bytes[position] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): node = try quotedScalar()
    case UInt8(ascii: "["): node = try flowSequence()
    default:
      let plain = try plainText()
      guard !plain.isKey else { throw Declined() }
      position = plain.range.upperBound
      node = scalar(plain.range, isQuoted: false, range: plain.range)
    }
    skipSpaces()
    guard isAtLineEnd else { throw Declined() }
    advance()
    // A deeper line would continue a plain scalar.
    guard column <= indent else { throw Declined() }
    return node
  }

  private mutating func quotedScalar() throws(Declined) -> YAMLNode {
    let (start, quote) = (position, bytes[position])
    var index = start + 1
    while index < end, bytes[index] != quote {
      guard bytes[index] != 0x0A, bytes[index] != UInt8(ascii: "\\") || quote == UInt8(ascii: "'")
      else { throw Declined() }
      index += 1
    }
    position = index + 1
    // Two single quotes are one in the text.
    guard index < end, position == end || bytes[position] != quote else { throw Declined() }
    return scalar(start + 1..<index, isQuoted: true, range: start..<position)
  }

  private mutating func flowSequence() throws(Declined) -> YAMLNode {
    let start = position
    var items: [YAMLNode] = []
    position += 1
    skipSpaces()
    if position < end, bytes[position] == UInt8(ascii: "]") {
      position += 1
      return YAMLNode(value: .sequence([]), range: SourceRange(start, position))
    }
    while position < end {
      let isQuoted = bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'")
      items.append(isQuoted ? try quotedScalar() : try plainFlowScalar())
      skipSpaces()
      guard position < end else { break }
      position += 1
      switch bytes[position - 1] {
      case UInt8(ascii: "]"):
        return YAMLNode(value: .sequence(items), range: SourceRange(start, position))
      case UInt8(ascii: ","): skipSpaces()
      default: throw Declined()
      }
    }
    throw Declined()
  }

  private mutating func plainFlowScalar() throws(Declined) -> YAMLNode {
    let start = position
    guard Self.beginsPlainText[Int(bytes[start])] else { throw Declined() }
    while position < end, bytes[position] != UInt8(ascii: ","), bytes[position] != UInt8(ascii: "]")
    {
      guard !Self.isSpecialInFlow[Int(bytes[position])] else { throw Declined() }
      position += 1
    }
    let range = start..<trimmed(start..<position)
    return scalar(range, isQuoted: false, range: range)
  }

  /// Returns the range of a plain scalar at the current position, up to the end of the line or to a
  /// colon that makes it a key. Does not change the position.
  private func plainText() throws(Declined) -> (range: Range<Int>, isKey: Bool) {
    let start = position
    let first = bytes[start]
    guard
      Self.beginsPlainText[Int(first)]
        || first == UInt8(ascii: "-") && start + 1 < end && bytes[start + 1].isWordByte
    else { throw Declined() }
    var index = start
    while index < end, bytes[index] != 0x0A {
      if bytes[index] == UInt8(ascii: ":"), isBlank(index + 1) {
        guard bytes[index - 1] != 0x20 else { throw Declined() }
        return (start..<index, true)
      }
      if bytes[index] == UInt8(ascii: "#"), bytes[index - 1] == 0x20 { throw Declined() }
      index += 1
    }
    return (start..<trimmed(start..<index), false)
  }

  /// Returns the end of a range without the spaces at its end.
  private func trimmed(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] == 0x20 { end -= 1 }
    return end
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  private func scalar(_ text: Range<Int>, isQuoted: Bool, range: Range<Int>) -> YAMLNode {
    YAMLNode(
      value: .scalar(self.text(text), isQuoted: isQuoted),
      range: SourceRange(range.lowerBound, range.upperBound))
  }

  /// The bytes that begin a plain scalar: all but spaces and indicators (YAML 1.2.2, 5.3).
  private static let beginsPlainText: [Bool] = (0..<256).map { byte in
    byte > 0x20 && !"-?:,[]{}#&*!|>'\"%@`".utf8.contains(UInt8(byte))
  }
  /// The bytes in a flow sequence that may end a plain scalar, apart from `,` and `]`.
  private static let isSpecialInFlow: [Bool] = (0..<256).map { byte in
    byte == 0x0A || ":?#[{}".utf8.contains(UInt8(byte))
  }
}
