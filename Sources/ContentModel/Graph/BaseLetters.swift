internal import Foundation

extension String {
  /// The text with the base letters of Latin, Greek and Cyrillic letters in place of those with accents,
  /// as alphabetical lists order them: `e` for `é`, `o` for `ø`, `ss` for `ß`.
  package var withBaseLetters: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    var base = String.UnicodeScalarView()
    for scalar in decomposedStringWithCanonicalMapping.unicodeScalars
    where !Self.combiningMarks.contains(scalar) {
      if let letters = Self.lettersWithoutDecomposition[scalar] {
        base.append(contentsOf: letters.unicodeScalars)
      } else {
        base.append(scalar)
      }
    }
    return String(base)
  }

  /// The block "Combining Diacritical Marks" of Unicode.
  private static let combiningMarks: ClosedRange<Unicode.Scalar> = "\u{300}"..."\u{36F}"

  /// Latin letters that Unicode does not decompose.
  private static let lettersWithoutDecomposition: [Unicode.Scalar: String] = [
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l",
    "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "TH", "ħ": "h", "Ħ": "H",
    "ı": "i",
  ]
}
