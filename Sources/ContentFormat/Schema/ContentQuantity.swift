/// A number with a unit, written as `2 %`, `EUR 10 million`, `18 identifiers` or `1.5 TB`.
package struct ContentQuantity: Sendable, Hashable {
  /// The number, with `thousand`, `million` and `billion` applied.
  package let value: Double
  /// The unit in lower case: `%`, a currency such as `eur`, or a noun.
  package let unit: String
  /// The quantity as the author wrote it.
  package let text: String

  /// Parses a number and its unit, which may come first. Returns nil if the text is not both.
  package init?(_ text: String) {
    guard text.utf8.count <= Self.maximumLength else { return nil }
    var words = text.lowercased().split(separator: " ").map(String.init)
    // `2%` and `€5` are two words.
    for (index, word) in words.enumerated().reversed() {
      if let sign = Self.signs.first(where: { word.hasSuffix($0.key) }), word != sign.key {
        words.replaceSubrange(
          index...index, with: [String(word.dropLast(sign.key.count)), sign.key])
      } else if let sign = Self.signs.first(where: { word.hasPrefix($0.key) }), word != sign.key {
        words.replaceSubrange(
          index...index, with: [sign.key, String(word.dropFirst(sign.key.count))])
      }
    }
    guard let number = words.firstIndex(where: { Self.number($0) != nil }),
      var value = Self.number(words[number])
    else { return nil }
    words.remove(at: number)
    if number < words.count, let factor = Self.factors[words[number]] {
      value *= factor
      words.remove(at: number)
    }
    guard (1...4).contains(words.count), words.allSatisfy({ Self.number($0) == nil }) else {
      return nil
    }
    self.value = value
    unit = words.map { Self.signs[$0] ?? $0 }.joined(separator: " ")
    self.text = text
  }

  /// Quantities are equal if their numbers and units are.
  package static func == (a: ContentQuantity, b: ContentQuantity) -> Bool {
    a.value == b.value && a.unit == b.unit
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(value)
    hasher.combine(unit)
  }

  /// Parses `10`, `10,000` or `1.5`, at most 15 digits. Nil for another text.
  package static func number(_ text: some StringProtocol) -> Double? {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard (1...16).contains(text.utf8.count), text.utf8.first.map({ $0 &- 0x30 < 10 }) == true,
      groups.dropFirst().allSatisfy({ $0.prefix { $0 != "." }.utf8.count == 3 }),
      text.utf8.allSatisfy({ $0 &- 0x30 < 10 || $0 == 0x2C || $0 == 0x2E })
    else { return nil }
    return Double(groups.joined())
  }

  /// The factors of number words.
  package static let factors: [String: Double] = [
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "bn": 1e9,
  ]

  /// The units that signs and words for them stand for.
  package static let signs: [String: String] = [
    "%": "%", "percent": "%", "€": "eur", "$": "usd", "£": "gbp",
  ]

  private static let maximumLength = 200
}
