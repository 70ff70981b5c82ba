internal import Diagnostics

/// The number words of a language, and the separators in numbers that are written in digits.
struct NumberWords: Sendable {
  /// Writes a number from 0 to 999 in words.
  let name: @Sendable (Int) -> String
  /// Other spellings of a number below `singleWords`.
  var spellings: @Sendable (Int) -> [String] = { _ in [] }
  /// The numbers below this one can be single words and are listed.
  var singleWords = 100
  /// Words for a hundred, after a number or, with `startsWithHundred`, alone.
  var hundreds: WordList = ""
  /// Whether the word for a hundred alone means 100: "cent".
  var startsWithHundred = false
  /// Words between a hundred and the rest: "one hundred **and** four".
  var afterHundreds: WordList = ""
  /// Words between tens and a unit: "vingt **et** un".
  var afterTens: WordList = ""
  /// Words for a thousand and more. Numbers with them are not read.
  var larger: WordList = ""
  /// The characters between groups of three digits in one word: `10,000`.
  var groupMarks: [UInt8] = []
  /// Whether a word for a number changes with the noun, so that a fix writes digits.
  var isInflected: @Sendable (Int) -> Bool = { _ in false }
}
