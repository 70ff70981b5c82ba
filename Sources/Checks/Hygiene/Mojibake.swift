internal import Bytes

/// A character that was written as UTF-8 and read as Windows-1252: `Ã©` instead of `é`, `â€™`
/// instead of `’`.
///
/// Only sequences that no language writes count. A word in capitals may end with `Ã` before a
/// quotation mark or `®`, so these need a small letter beside them.
struct Mojibake {
  /// The character that was meant.
  let meant: String
  /// The offset after the last byte.
  let end: Int

  /// Reads the sequence whose first letter is at an offset.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    guard start + 3 < bytes.count, let lead = Self.lead(bytes[start + 1]) else { return nil }
    var written: [UInt8] = [lead]
    var index = start + 2
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    while written.count < length {
      guard let (byte, next) = Self.continuation(bytes, at: index) else { return nil }
      written.append(byte)
      index = next
    }
    let before = start > 0 ? bytes[start - 1] : 0x20
    let after = index < bytes.count ? bytes[index] : 0x20
    guard Self.isCertain(written, before: before, after: after) else { return nil }
    meant = String(decoding: written, as: UTF8.self)
    guard !meant.unicodeScalars.contains("\u{FFFD}") else { return nil }
    end = index
  }

  /// Returns the first byte of the character that was meant, from the second byte of a letter of
  /// Latin-1: Â, Ã, â, ã, ï or ð.
  private static func lead(_ second: UInt8) -> UInt8? {
    switch second {
    case 0x82, 0x83, 0xA2, 0xA3, 0xAF, 0xB0: second | 0x40
    default: nil
    }
  }

  /// Returns the byte from 0x80 to 0xBF that Windows-1252 reads as the character at an offset, and
  /// the offset after the character.
  private static func continuation(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (byte: UInt8, next: Int)? {
    guard index + 1 < bytes.count else { return nil }
    let (first, second) = (bytes[index], bytes[index + 1])
    switch first {
    case 0xC2 where second & 0xC0 == 0x80: return (second, index + 2)
    case 0xC5, 0xC6, 0xCB:
      return special[UInt32(first & 0x1F) << 6 | UInt32(second & 0x3F)].map { ($0, index + 2) }
    case 0xE2 where index + 2 < bytes.count:
      let scalar = 0x2000 | UInt32(second & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
      return special[scalar].map { ($0, index + 3) }
    default: return nil
    }
  }

  private static func isCertain(_ written: [UInt8], before: UInt8, after: UInt8) -> Bool {
    let second = written[1]
    switch written[0] {
    case 0xC3:
      // Marks that may follow a word in capitals: quotation marks, dashes, ordinals, ®.
      let isWeak = Self.weak.contains(second)
      return !isWeak || before.isASCIILowercase || after.isASCIILowercase
    case 0xC2:
      guard ![0xAB, 0xBB].contains(second), second >= 0xA0 else { return false }
      if second == 0xA0 {
        return (before == UInt8(ascii: ".") || before == UInt8(ascii: ",")) && after.isASCIILetter
      }
      return before.isASCIIDigit || before.isASCIILowercase || before == 0x20 && after != 0x20
        || after.isASCIIDigit || before == 0x20 && [0xA9, 0xAE, 0xA7].contains(second)
    case 0xE2: return [0x80, 0x82, 0x84, 0x86, 0x88, 0x89, 0x9C, 0x9E, 0x98].contains(second)
    case 0xE3: return second == 0x81 || second == 0x82 || second == 0x83
    case 0xEF: return second == 0xBB || second == 0xBC || second == 0xBF
    default: return second == 0x9F
    }
  }

  private static let weak: Set<UInt8> = [
    0x82, 0x84, 0x85, 0x8B, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0x9B, 0xA0, 0xA7, 0xA9,
    0xAA, 0xAB, 0xAD, 0xAE, 0xB0, 0xB2, 0xB3, 0xB7, 0xB9, 0xBA, 0xBB,
  ]

  /// The bytes that Windows-1252 reads as other characters than Latin-1, by these characters
  /// (WHATWG, "index-windows-1252").
  private static let special: [UInt32: UInt8] = [
    0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86,
    0x2021: 0x87, 0x02C6: 0x88, 0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C,
    0x017D: 0x8E, 0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93, 0x201D: 0x94, 0x2022: 0x95,
    0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98, 0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B,
    0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
  ]
}
