/// Tells in one step that a word is not in a set of words, by the low bits of their keys.
///
/// Most words of a text are in no list, and a lookup in a dictionary costs as much as reading the
/// word.
struct KeyFilter: Sendable {
  /// 4,096 bits, or none as long as the set is empty.
  private var bits: [UInt64] = []

  init(_ keys: some Sequence<UInt64> = []) {
    for key in keys { insert(key) }
  }

  mutating func insert(_ key: UInt64) {
    if bits.isEmpty { bits = Array(repeating: 0, count: 64) }
    bits[Int(key >> 6 & 63)] |= 1 << (key & 63)
  }

  /// Returns false if no inserted key has the same low bits.
  func mayContain(_ key: UInt64) -> Bool {
    !bits.isEmpty && bits[Int(key >> 6 & 63)] >> (key & 63) & 1 != 0
  }
}
