/// The tags that a copy of markup may change: those of some elements, and those with some attributes.
/// All other tags are copied as they are written.
struct MarkupSelection: Sendable {
  private let elements: [UInt64]
  private let attributes: [UInt64]
  /// Whether tags with a parenthesis in the value of any attribute are selected too.
  private let selectsParentheses: Bool

  /// Selects tags. Those of elements that have only text are always selected.
  init(elements: [String] = [], attributes: some Sequence<String>, parentheses: Bool = false) {
    self.elements = (elements + MarkupCopy.rawText).map { Self.key(of: $0.utf8) }
    self.attributes = attributes.map { Self.key(of: $0.utf8) }
    selectsParentheses = parentheses
  }

  /// Returns the end of a start tag that is not selected, or nil for one that is or does not end.
  ///
  /// - Parameter start: The index of the name.
  func endOfOther(_ markup: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    var index = start
    if elements.contains(Self.key(of: Self.name(in: markup, at: &index))) { return nil }
    while index < markup.count {
      if markup[index] == UInt8(ascii: ">") { return index + 1 }
      let name = Self.name(in: markup, at: &index)
      if name.isEmpty {
        index += 1
      } else if attributes.contains(Self.key(of: name)) {
        return nil
      } else if index < markup.count, markup[index] == UInt8(ascii: "=") {
        index += 1
        guard skipValue(in: markup, at: &index) else { return nil }
      }
    }
    return nil
  }

  /// Returns whether an end tag is that of a selected element.
  ///
  /// - Parameter start: The index of the name.
  func hasEndTag(_ markup: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    var index = start
    return elements.contains(Self.key(of: Self.name(in: markup, at: &index)))
  }

  /// Moves to the end of a value. Returns false if the value selects its tag.
  private func skipValue(in markup: UnsafeBufferPointer<UInt8>, at index: inout Int) -> Bool {
    guard index < markup.count else { return true }
    let quote = markup[index]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    if isQuoted { index += 1 }
    while index < markup.count {
      let byte = markup[index]
      if isQuoted ? byte == quote : byte.endsUnquotedValue {
        if isQuoted { index += 1 }
        return true
      }
      if selectsParentheses, byte == UInt8(ascii: "(") { return false }
      index += 1
    }
    return true
  }

  private static func name(
    in markup: UnsafeBufferPointer<UInt8>, at index: inout Int
  ) -> Slice<UnsafeBufferPointer<UInt8>> {
    let start = index
    while index < markup.count, !markup[index].endsMarkupName { index += 1 }
    return markup[start..<index]
  }

  /// Hash of a name (FNV-1a).
  private static func key(of name: some Sequence<UInt8>) -> UInt64 {
    name.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

extension UInt8 {
  /// Whether the byte ends the name of an element or attribute.
  var endsMarkupName: Bool {
    switch self {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "="), UInt8(ascii: "/"), UInt8(ascii: ">"),
      UInt8(ascii: "\""), UInt8(ascii: "'"):
      true
    default: false
    }
  }

  /// Whether the byte ends a value without quotes.
  var endsUnquotedValue: Bool {
    switch self {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ">"): true
    default: false
    }
  }
}
