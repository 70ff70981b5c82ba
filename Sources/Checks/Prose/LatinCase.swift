/// The case of Latin letters beyond ASCII, in UTF-8: Latin-1 and Latin Extended-A (U+00C0–U+017F).
///
/// In these blocks a capital and its small letter differ in the second byte only, so no text is
/// decoded.
enum LatinCase {
  /// Returns the byte of the small letter, or the byte itself.
  ///
  /// - Parameter previous: the byte before it in the word, or 0.
  static func lower(_ byte: UInt8, after previous: UInt8) -> UInt8 {
    switch previous {
    // À to Þ, except ×.
    case 0xC3: byte < 0x9F && byte >= 0x80 && byte != 0x97 ? byte | 0x20 : byte
    // Ā to ķ in pairs with an even capital, except the Turkish İ and ı. Ĺ to ľ have odd capitals.
    case 0xC4:
      byte < 0xB8 ? (byte & 0xFE == 0xB0 ? byte : byte | 1) : byte == 0xBF ? byte : odd(byte)
    // Ł to ň and Ź to ž have odd capitals, Ŋ to ŷ even ones.
    case 0xC5:
      switch byte {
      case 0x81...0x88, 0xB9...0xBE: odd(byte)
      case 0x8A...0xB7: byte | 1
      default: byte
      }
    default: byte
    }
  }

  /// Returns whether a letter beyond ASCII is a capital of these blocks.
  static func isCapital(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index + 1 < bytes.count && lower(bytes[index + 1], after: bytes[index]) != bytes[index + 1]
  }

  private static func odd(_ byte: UInt8) -> UInt8 { byte & 1 == 1 ? byte &+ 1 : byte }
}
