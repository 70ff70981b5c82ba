/// A year, a month, a day or a moment of the Gregorian calendar in ISO 8601 form: `2026`,
/// `2026-04`, `2026-04-11` or `2026-04-11T10:00:00Z`.
package struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The year, 1 to 9999.
  package let year: Int
  /// The month, 1 to 12. 1 if the date is a year.
  package let month: Int
  /// The day of the month, from 1. 1 if the date is a year or a month.
  package let day: Int
  /// The time of day, if the date is a moment.
  package let time: TimeOfDay?
  /// The precision with which the date is written.
  package let precision: Precision

  /// The precisions of dates, from coarse to fine. The raw values are their names in declarations.
  package enum Precision: String, Sendable, CaseIterable {
    case year
    case month
    case day
    case time
  }

  /// A time of day, and its distance from universal time if it is written.
  package struct TimeOfDay: Sendable, Hashable {
    /// The seconds since midnight. A fraction is dropped.
    package let seconds: Int
    /// The minutes by which local time is ahead of universal time, or nil if they are not written.
    package let offset: Int?
  }

  /// Parses `YYYY-MM-DD`. Returns nil for another form or a day that does not exist.
  package init?(_ text: String) { self.init(text, [.day]) }

  /// Parses a date of one of the precisions. Returns nil for another form, or a day or time that
  /// does not exist.
  package init?(_ text: String, _ precisions: Set<Precision>) {
    // Only dates with a time are longer than ten bytes.
    let dayText = text.utf8.count > 10 ? String(text.utf8.prefix(10)) ?? "" : text
    let parts = dayText.split(separator: "-", omittingEmptySubsequences: false)
    let lengths = parts.map(\.utf8.count)
    guard (1...3).contains(parts.count), lengths == Array([4, 2, 2].prefix(parts.count)),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let numbers = parts.compactMap { Int($0) } + [1, 1]
    let (year, month, day) = (numbers[0], numbers[1], numbers[2])
    guard year >= 1, (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day)
    else { return nil }
    var (time, precision): (TimeOfDay?, Precision) = (nil, [.year, .month, .day][parts.count - 1])
    if text.utf8.count > 10 {
      guard let rest = TimeOfDay(text.utf8.dropFirst(10)) else { return nil }
      (time, precision) = (rest, .time)
    }
    guard precisions.contains(precision) else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
    (self.time, self.precision) = (time, precision)
  }

  /// Reads the longest date at the start of a file name such as `2026-04-11-first-release`.
  package init?(leading text: String, _ precisions: Set<Precision>) {
    for length in [10, 7, 4] {
      let rest = text.utf8.dropFirst(length)
      guard text.utf8.count >= length, let head = String(text.utf8.prefix(length)),
        rest.first.map({ "-_. ".utf8.contains($0) }) ?? true,
        let date = CalendarDate(head, precisions)
      else { continue }
      self = date
      return
    }
    return nil
  }

  /// The ISO 8601 form, with a space before the time and without seconds if they are zero. It is a
  /// valid `datetime` of HTML.
  package var description: String {
    let yearText = padded(year, 4)
    return switch precision {
    case .year: yearText
    case .month: "\(yearText)-\(padded(month, 2))"
    case .day, .time:
      "\(yearText)-\(padded(month, 2))-\(padded(day, 2))" + (time.map { " \($0.text)" } ?? "")
    }
  }

  /// Orders dates by their first moment. A year precedes its first day.
  package static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    let (start, other) = (a.start, b.start)
    if start != other { return start < other }
    return a.precision == b.precision
      ? a.description < b.description : a.precision.rank < b.precision.rank
  }

  /// True if the whole of this date is earlier than the whole of the other one. Two dates of which
  /// one contains the other, such as a month and one of its days, do not precede each other.
  package func precedes(_ other: CalendarDate) -> Bool {
    if time != nil, other.time != nil { return start < other.start }
    return lastDay < (other.year, other.month, other.day)
  }

  /// The seconds from the start of year 1 to the first moment of the date. Universal time is
  /// assumed if the offset is not written.
  package var start: Int {
    daysSinceYearOne * 86_400 + (time?.seconds ?? 0) - (time?.offset ?? 0) * 60
  }

  /// The seconds from the start of year 1 to the first moment after the date. For a moment, the
  /// moment itself.
  package var end: Int {
    switch precision {
    case .year: start + (Self.days(in: 2, of: year) + 337) * 86_400
    case .month: start + Self.days(in: month, of: year) * 86_400
    case .day: start + 86_400
    case .time: start
    }
  }

  private var daysSinceYearOne: Int {
    let past = year - 1
    let leapDays = past / 4 - past / 100 + past / 400
    let months = (1..<month).reduce(0) { $0 + Self.days(in: $1, of: year) }
    return past * 365 + leapDays + months + day - 1
  }

  private var lastDay: (Int, Int, Int) {
    switch precision {
    case .year: (year, 12, 31)
    case .month: (year, month, Self.days(in: month, of: year))
    case .day, .time: (year, month, day)
    }
  }

  private static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
}

extension CalendarDate.Precision {
  fileprivate var rank: Int {
    switch self {
    case .year: 0
    case .month: 1
    case .day: 2
    case .time: 3
    }
  }

  /// A date of this precision in messages.
  package var example: String {
    switch self {
    case .year: "a year as `YYYY`"
    case .month: "a month as `YYYY-MM`"
    case .day: "a day that exists as `YYYY-MM-DD`"
    case .time: "a time as `YYYY-MM-DDThh:mm:ssZ`"
    }
  }
}

extension CalendarDate.TimeOfDay {
  /// Parses the rest of a date after the day: `T10:00:00Z`, ` 10:00`, ` 10:00:00.5 +0200`. The
  /// separator is `T`, `t` or spaces.
  fileprivate init?(_ text: Substring.UTF8View) {
    var rest = text
    if let first = rest.first, first == UInt8(ascii: "T") || first == UInt8(ascii: "t") {
      rest = rest.dropFirst()
    } else {
      guard rest.first == 0x20 else { return nil }
      rest = rest.drop { $0 == 0x20 }
    }
    guard let hour = Self.number(&rest, below: 24), Self.drop(":", &rest),
      let minute = Self.number(&rest, below: 60)
    else { return nil }
    var second = 0
    if Self.drop(":", &rest) {
      guard let number = Self.number(&rest, below: 60) else { return nil }
      second = number
      if Self.drop(".", &rest) {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(digits.count)
      }
    }
    rest = rest.drop { $0 == 0x20 }
    guard let offset = Self.offset(rest) else { return nil }
    self.init(seconds: (hour * 60 + minute) * 60 + second, offset: offset)
  }

  /// Parses `Z`, `+02:00`, `+0200` or `+02`. The inner result is nil if there is no offset.
  private static func offset(_ text: Substring.UTF8View) -> Int?? {
    var rest = text
    guard let sign = rest.popFirst() else { return .some(nil) }
    if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") {
      return rest.isEmpty ? .some(0) : nil
    }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let hours = number(&rest, below: 24)
    else { return nil }
    var minutes = 0
    if !rest.isEmpty {
      _ = drop(":", &rest)
      guard let number = number(&rest, below: 60) else { return nil }
      minutes = number
    }
    guard rest.isEmpty else { return nil }
    return .some((hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1))
  }

  /// Removes two digits from the start of a text.
  private static func number(_ rest: inout Substring.UTF8View, below limit: Int) -> Int? {
    let digits = rest.prefix(2)
    guard digits.count == 2, digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(Substring(digits)), number < limit
    else { return nil }
    rest = rest.dropFirst(2)
    return number
  }

  private static func drop(_ mark: Character, _ rest: inout Substring.UTF8View) -> Bool {
    guard rest.first == mark.asciiValue else { return false }
    rest = rest.dropFirst()
    return true
  }

  fileprivate var text: String {
    let clock = "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2))"
    let exact = seconds % 60 == 0 ? clock : "\(clock):\(padded(seconds % 60, 2))"
    guard let offset else { return exact }
    if offset == 0 { return exact + "Z" }
    let zone = "\(padded(abs(offset) / 60, 2)):\(padded(abs(offset) % 60, 2))"
    return "\(exact)\(offset < 0 ? "-" : "+")\(zone)"
  }
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = "\(number)"
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
