internal import Bytes

/// A text that is ordered as people order names: `V2` precedes `V10`, and `Éclair` precedes `Filter`.
struct NaturalText: Comparable {
  /// The text. A text with accents is preceded by its base letters and a byte that no text contains,
  /// so that accents matter only if all letters are the same.
  private let bytes: [UInt8]

  init(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: { $0 >= 0x80 }), case let base = text.withBaseLetters, base != text
    else {
      self.bytes = bytes
      return
    }
    self.bytes = Array(base.utf8) + [0] + bytes
  }

  static func < (a: Self, b: Self) -> Bool {
    var (i, j) = (0, 0)
    while i < a.bytes.count, j < b.bytes.count {
      let (x, y) = (a.bytes[i], b.bytes[j])
      guard x.isASCIIDigit, y.isASCIIDigit else {
        if x != y { return x < y }
        (i, j) = (i + 1, j + 1)
        continue
      }
      let (m, n) = (a.number(at: &i), b.number(at: &j))
      if m.count != n.count { return m.count < n.count }
      if m != n { return m.lexicographicallyPrecedes(n) }
    }
    if i == a.bytes.count, j == b.bytes.count {
      // Equal numbers with different zeros: `1` and `01`.
      return a.bytes.lexicographicallyPrecedes(b.bytes)
    }
    return i == a.bytes.count
  }

  /// Returns the digits from an index without leading zeros, and moves the index past them.
  private func number(at index: inout Int) -> ArraySlice<UInt8> {
    let digits = bytes[index...].prefix(while: \.isASCIIDigit)
    index = digits.endIndex
    return digits.drop { $0 == UInt8(ascii: "0") }
  }
}
