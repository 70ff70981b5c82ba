internal import Diagnostics
internal import Markdown

/// Parses numbers in texts: `8`, `10,000`, and in English `eight`, `twenty-one`.
struct Numbers: Sendable {
  private let words: [UInt64: Int]
  /// Whether some number word has a key with these low bits. Rules out most words without hashing.
  private let endings: [Bool]

  /// - Parameter language: the language of the content (BCP 47). Number words are known for
  ///   English.
  init(language: String) {
    words = Rule.statedCount.reads(language) ? Self.english : [:]
    var endings = [Bool](repeating: false, count: 1 << 12)
    for key in words.keys { endings[Self.ending(key)] = true }
    self.endings = endings
  }

  /// Returns the value of a word, or nil if it is not a number.
  func value(_ word: Prose.Word, in prose: Prose) -> Int? {
    let first = prose.source.bytes[Int(word.start)]
    guard first &- 0x30 < 10 else {
      return endings[Self.ending(word.key)] ? words[word.key] : nil
    }
    let groups = prose.source.bytes[Int(word.start)..<Int(word.end)]
      .split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    var value = 0
    for (index, group) in groups.enumerated() {
      // `16,5` is not an integer.
      if index > 0 && group.count != 3 { return nil }
      for byte in group {
        guard byte &- 0x30 < 10, value < 1_000_000 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
    }
    return value
  }

  private static func ending(_ key: UInt64) -> Int { Int(key & 0xFFF) }

  /// Formats a number as another one was written: in digits or as a word, with its capital.
  static func written(_ value: Int, like text: String) -> String {
    guard let first = text.first, first.isLetter, let word = name(value) else { return "\(value)" }
    return first.isUppercase ? word.prefix(1).uppercased() + word.dropFirst() : word
  }

  private static func name(_ value: Int) -> String? {
    if units.indices.contains(value) { return units[value] }
    guard value < 100 else { return nil }
    let ten = tens[value / 10 - 2]
    return value % 10 == 0 ? ten : "\(ten)-\(units[value % 10])"
  }

  private static let units = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
  ]
  private static let tens = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]
  private static let english: [UInt64: Int] = Dictionary(
    uniqueKeysWithValues: (0..<100).compactMap { value in
      name(value).map { (Prose.key($0), value) }
    })
}
