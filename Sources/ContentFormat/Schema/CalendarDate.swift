/// A day of the Gregorian calendar in ISO 8601 form, such as `2026-04-11`.
package struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The year, 1 to 9999.
  package let year: Int
  /// The month, 1 to 12.
  package let month: Int
  /// The day of the month, from 1.
  package let day: Int

  /// Parses `YYYY-MM-DD`. Returns nil for another form or a day that does not exist.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      year >= 1, (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The ISO 8601 form.
  package var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = "\(number)"
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Orders days chronologically.
  package static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
}

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
