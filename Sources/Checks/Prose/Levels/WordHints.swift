/// Tells in one step that a word begins no name, by the low bits of its key.
struct WordHints: Sendable {
  private var bits = [UInt8](repeating: 0, count: 1 << 12)

  init(levels: [[UInt64]], headers: [UInt64]) {
    for key in levels.joined() { bits[Self.index(key)] |= 1 }
    for key in headers { bits[Self.index(key)] |= 2 }
  }

  /// Returns whether a word may begin the name of a level.
  func mayBeLevel(_ key: UInt64) -> Bool { bits[Self.index(key)] & 1 != 0 }

  /// Returns whether a word may begin the name of a header.
  func mayBeHeader(_ key: UInt64) -> Bool { bits[Self.index(key)] & 2 != 0 }

  private static func index(_ key: UInt64) -> Int { Int(key & 0xFFF) }
}
