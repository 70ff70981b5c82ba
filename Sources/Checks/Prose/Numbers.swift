internal import Diagnostics
internal import Markdown

/// Parses numbers in texts: `8`, `10,000`, and the number words of a language, such as `eight`,
/// `twenty-one`, `one hundred and four`.
final class Numbers: Sendable {
  private let words: [UInt64: Int]
  private let language: NumberWords?
  /// Whether some number word has a key with these low bits. Rules out most words without hashing.
  private let endings: [Bool]

  /// - Parameter language: the words of the language of the content. Without them, only digits are
  ///   numbers.
  init(_ language: NumberWords?) {
    self.language = language
    var words: [UInt64: Int] = [:]
    if let language {
      for value in 0..<language.singleWords {
        for name in [language.name(value)] + language.spellings(value) where !name.contains(" ") {
          words[Prose.key(name)] = value
        }
      }
    }
    var endings = [Bool](repeating: false, count: 1 << 13)
    for key in words.keys { endings[Self.ending(key)] = true }
    for key in language?.hundreds.keys ?? [] { endings[Self.ending(key)] = true }
    self.words = words
    self.endings = endings
  }

  /// Returns the value of a word, or nil if it is not a number.
  func value(_ word: Prose.Word, in prose: Prose) -> Int? {
    let first = prose.source.bytes[Int(word.start)]
    guard first &- 0x30 < 10 else {
      return endings[Self.ending(word.key)] ? words[word.key] : nil
    }
    return digits(word, in: prose)
  }

  /// Returns the number that begins at a word, and the number of its words. Nil if there is none,
  /// or if the number is larger than the words that are read: "two thousand and five".
  func number(at index: Int, in prose: Prose) -> (value: Int, count: Int)? {
    let word = prose.words[index]
    let isDigits = prose.source.bytes[Int(word.start)] &- 0x30 < 10
    guard isDigits || endings[Self.ending(word.key)] else { return nil }
    let found = isDigits ? spacedDigits(at: index, in: prose) : spelled(at: index, in: prose)
    guard let found, !isRest(index, in: prose) else { return nil }
    return found
  }

  // MARK: Digits

  private func digits(_ word: Prose.Word, in prose: Prose) -> Int? {
    let marks = language?.groupMarks ?? []
    var value = 0
    var count = 0
    var isGroup = false
    for byte in prose.source.bytes[Int(word.start)..<Int(word.end)] {
      if byte &- 0x30 < 10 {
        guard value < 1_000_000 else { return nil }
        value = value * 10 + Int(byte - 0x30)
        count += 1
      } else {
        // `16,5` is not an integer.
        guard marks.contains(byte), isGroup ? count == 3 : count <= 3 else { return nil }
        (isGroup, count) = (true, 0)
      }
    }
    return isGroup && count != 3 ? nil : value
  }

  /// Parses `10 000`, with any space between the groups.
  private func spacedDigits(at index: Int, in prose: Prose) -> (value: Int, count: Int)? {
    guard var value = digits(prose.words[index], in: prose) else { return nil }
    var count = 1
    while isGroup(index + count, in: prose), value < 1_000_000,
      let next = digits(prose.words[index + count], in: prose),
      count > 1 || prose.words[index].end - prose.words[index].start <= 3
    {
      value = value * 1000 + next
      count += 1
    }
    // More groups than are read, or groups that belong to another number.
    return count > 1 && isGroup(index + count, in: prose) ? nil : (value, count)
  }

  /// Returns whether a word is three digits after a space.
  private func isGroup(_ index: Int, in prose: Prose) -> Bool {
    guard prose.words.indices.contains(index), prose.words[index].isJoined else { return false }
    let word = prose.words[index]
    let space = word.start - prose.words[index - 1].end
    return word.end - word.start == 3 && space <= 3
      && prose.source.bytes[Int(word.start)..<Int(word.end)].allSatisfy { $0 &- 0x30 < 10 }
  }

  // MARK: Words

  /// Parses "quarante-six", "vingt et un", "deux cent quatre".
  private func spelled(at index: Int, in prose: Prose) -> (value: Int, count: Int)? {
    guard let language else { return nil }
    var (value, count) = (0, 0)
    if language.hundreds.contains(prose.words[index].key) {
      guard language.startsWithHundred else { return nil }
      (value, count) = (100, 1)
    } else if let first = small(at: index, in: prose) {
      (value, count) = first
      let next = index + count
      guard isJoined(next, in: prose), language.hundreds.contains(prose.words[next].key) else {
        return isFollowedByLarger(next, in: prose) ? nil : first
      }
      guard (1...9).contains(value) else { return nil }
      (value, count) = (value * 100, count + 1)
    } else {
      return nil
    }
    var next = index + count
    if isJoined(next, in: prose), language.afterHundreds.contains(prose.words[next].key) {
      next += 1
    }
    if isJoined(next, in: prose), let rest = small(at: next, in: prose), rest.value > 0 {
      // "Two hundred and four models" is one number, "two hundred models and four domains" is not.
      (value, count) = (value + rest.value, next - index + rest.count)
    }
    return isFollowedByLarger(index + count, in: prose) ? nil : (value, count)
  }

  /// Parses a number below a hundred, such as "vingt et un", or a single word of any value.
  private func small(at index: Int, in prose: Prose) -> (value: Int, count: Int)? {
    let key = prose.words[index].key
    guard endings[Self.ending(key)], let value = words[key] else { return nil }
    if let language, !language.afterTens.keys.isEmpty, value % 10 == 0, (20...90).contains(value),
      isJoined(index + 1, in: prose), language.afterTens.contains(prose.words[index + 1].key),
      isJoined(index + 2, in: prose), let unit = words[prose.words[index + 2].key],
      unit == 1 || unit == 11
    {
      return (value + unit, 3)
    }
    // "twenty five", without a hyphen.
    if value % 10 == 0, (20...90).contains(value), isJoined(index + 1, in: prose),
      let unit = words[prose.words[index + 1].key], (1...9).contains(unit)
    {
      return (value + unit, 2)
    }
    return (value, 1)
  }

  private func isJoined(_ index: Int, in prose: Prose) -> Bool {
    prose.words.indices.contains(index) && prose.words[index].isJoined
      && !prose.words[index].isQuoted
  }

  private func isFollowedByLarger(_ index: Int, in prose: Prose) -> Bool {
    guard let language, isJoined(index, in: prose) else { return false }
    return language.larger.contains(prose.words[index].key)
  }

  /// Returns whether the words before a number belong to it: "thousand and", "10 000".
  private func isRest(_ index: Int, in prose: Prose) -> Bool {
    guard let language, index > 0, prose.words[index].isJoined else { return false }
    let previous = prose.words[index - 1].key
    // A part of a number in words that are not read, such as "quatre vingt".
    if let value = words[previous], value > 1, words[prose.words[index].key] != nil { return true }
    if language.larger.contains(previous) { return true }
    return index > 1 && prose.words[index - 1].isJoined
      && (language.afterHundreds.contains(previous) || language.afterTens.contains(previous))
      && language.larger.contains(prose.words[index - 2].key)
  }

  private static func ending(_ key: UInt64) -> Int { Int(key & 0x1FFF) }

  // MARK: Writing

  /// Formats a number as another one was written: in digits or as a word, with its capital.
  func written(_ value: Int, like text: String) -> String {
    guard let language, let first = text.first, first.isLetter, value < 100,
      !language.isInflected(value)
    else { return "\(value)" }
    let word = language.name(value)
    return first.isUppercase ? word.prefix(1).uppercased() + word.dropFirst() : word
  }
}
