internal import Diagnostics

/// The words of a title without the differences that do not make it another title: case,
/// punctuation, hyphens, a leading article, the order of parts joined by "and", and plurals.
struct TitleForm {
  /// The words in lower case, in an order that does not depend on "and".
  let words: [String]
  /// True if a word has a digit, as in numbered and versioned titles.
  let isNumbered: Bool

  init(_ title: String) {
    var parts: [[String]] = [[]]
    for word in title.lowercased().split(whereSeparator: Self.separates) {
      if word == "and" || word == "&" || word == "," || word == "/" {
        parts.append([])
        continue
      }
      parts[parts.count - 1].append(Self.singular(String(word)))
    }
    if let first = parts[0].first, ["the", "a", "an"].contains(first), parts[0].count > 1 {
      parts[0].removeFirst()
    }
    parts.removeAll(where: \.isEmpty)
    words = parts.sorted { $0.lexicographicallyPrecedes($1) }.flatMap(\.self)
    isNumbered = words.contains { $0.contains(where: \.isNumber) }
  }

  /// The letters of the title. Numbers keep their limits, so that `1 10` and `11 0` differ.
  var key: String { Self.key(words) }

  static func key(_ words: [String]) -> String {
    words.map { $0.contains(where: \.isNumber) ? "|\($0)|" : $0 }.joined()
  }

  /// The letters of the title without words that have digits: equal for the numbers of a series and
  /// for the editions of a standard.
  var series: String { words.filter { !$0.contains(where: \.isNumber) }.joined() }

  /// `+` and `#` are letters: C, C++ and C# are three languages.
  private static func separates(_ character: Character) -> Bool {
    !character.isLetter && !character.isNumber && !"+#&,/".contains(character)
  }

  /// Removes the ending of an English plural from a longer word.
  private static func singular(_ word: String) -> String {
    guard word.utf8.count > 4, word.hasSuffix("s"),
      !["ss", "us", "is", "as", "os"].contains(where: { word.hasSuffix($0) })
    else { return word }
    return word.hasSuffix("ies") ? word.dropLast(3) + "y" : String(word.dropLast())
  }
}
