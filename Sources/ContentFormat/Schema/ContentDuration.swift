/// A duration in minutes, written as `7 minutes`, `1 hour 30 minutes`, `2 h` or `90 min`.
package struct ContentDuration: Sendable, Hashable, Comparable {
  /// The number of minutes.
  package let minutes: Int
  /// The duration as the author wrote it.
  package let text: String

  /// Parses a duration. Returns nil if the text is not one.
  package init?(_ text: String) {
    let words = text.lowercased().split { $0 == " " || $0 == "," }
    guard !words.isEmpty, words.count % 2 == 0 else { return nil }
    var total = 0
    for index in stride(from: 0, to: words.count, by: 2) {
      guard let count = Int(words[index]), (0...1_000_000).contains(count),
        let unit = Self.units[String(words[index + 1])]
      else { return nil }
      // At most 10^10 minutes for each pair of words, so the sum cannot overflow.
      total += count * unit
    }
    minutes = total
    self.text = text
  }

  /// Orders durations from short to long.
  package static func < (a: ContentDuration, b: ContentDuration) -> Bool { a.minutes < b.minutes }

  private static let units = [
    "min": 1, "minute": 1, "minutes": 1, "h": 60, "hour": 60, "hours": 60, "day": 1440,
    "days": 1440, "week": 10080, "weeks": 10080,
  ]
}
