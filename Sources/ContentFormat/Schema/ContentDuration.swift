/// A duration, written as `7 minutes`, `1 hour 30 minutes`, `72 hours`, `6 months` or `10 years`.
package struct ContentDuration: Sendable, Hashable, Comparable {
  /// The length. Durations with one length are equal, however they are written.
  package let length: Length
  /// The duration as the author wrote it.
  package let text: String

  /// A length of time: months, whose length varies, and minutes.
  package struct Length: Sendable, Hashable {
    package var months = 0
    package var minutes = 0

    package init(months: Int = 0, minutes: Int = 0) {
      self.months = months
      self.minutes = minutes
    }

    /// A unit, such as `hours`, or nil if the word is not one.
    package init?(unit: String) {
      guard let length = ContentDuration.units[unit] else { return nil }
      self = length
    }

    package static func * (unit: Length, count: Int) -> Length {
      Length(months: unit.months * count, minutes: unit.minutes * count)
    }
  }

  /// Parses a duration. Returns nil if the text is not one.
  package init?(_ text: String) {
    let words = text.lowercased().split { $0 == " " || $0 == "," }
    guard !words.isEmpty, words.count % 2 == 0 else { return nil }
    var total = Length()
    for index in stride(from: 0, to: words.count, by: 2) {
      guard let count = Int(words[index]), (0...1_000_000).contains(count),
        let unit = Length(unit: String(words[index + 1]))
      else { return nil }
      // At most 10^10 minutes for each pair of words, so the sum cannot overflow.
      let part = unit * count
      total.months += part.months
      total.minutes += part.minutes
    }
    length = total
    self.text = text
  }

  /// The number of minutes, with a twelfth of 365.25 days for each month.
  package var minutes: Int { length.minutes + length.months * Self.minutesOfMonth }

  /// Orders durations from short to long.
  package static func < (a: ContentDuration, b: ContentDuration) -> Bool { a.minutes < b.minutes }

  /// Durations are equal if their lengths are.
  package static func == (a: ContentDuration, b: ContentDuration) -> Bool { a.length == b.length }

  package func hash(into hasher: inout Hasher) { hasher.combine(length) }

  private static let minutesOfMonth = 43_830

  private static let units: [String: Length] = {
    let minutes = [
      "min": 1, "minute": 1, "minutes": 1, "h": 60, "hour": 60, "hours": 60, "day": 1440,
      "days": 1440, "week": 10080, "weeks": 10080,
    ]
    let months = ["month": 1, "months": 1, "year": 12, "years": 12]
    return minutes.mapValues { Length(minutes: $0) }
      .merging(months.mapValues { Length(months: $0) }) { first, _ in first }
  }()
}
