internal import ContentFormat

/// The start and end of an entry in a timeline. If only one of them is present, it is used for
/// both.
struct TimelineStep {
  /// The sort key.
  let key: Int
  /// The time as text.
  let when: String
  /// The numbers that it spans, or nil for dates.
  let range: ClosedRange<Int>?
  /// True if it ends before it begins.
  let isBackwards: Bool

  /// Reads the fields of an entry. Returns nil if both are missing, or if one is a date and the
  /// other a number.
  init?(_ fields: Fields, from: String, to: String) {
    let (first, last) = (fields[from]?.value, fields[to]?.value)
    switch ((first ?? last)?.time, (last ?? first)?.time) {
    case (.number(let first)?, .number(let last)?):
      let range = first...max(first, last)
      key = first
      when = first == range.upperBound ? "\(first)" : "\(first)–\(range.upperBound)"
      self.range = range
      isBackwards = last < first
    case (.day(let first)?, .day(let last)?):
      key = first.start
      when = first == last ? first.description : "\(first.description) – \(last.description)"
      range = nil
      isBackwards = last.precedes(first)
    case (.number, .day), (.day, .number), (nil, _), (_, nil): return nil
    }
  }
}

/// A point on a timeline.
private enum Time {
  case number(Int)
  case day(CalendarDate)
}

/// The kind of points on a timeline.
enum TimeScale {
  case numbers
  case days
}

extension FieldType {
  /// The scale for values of the type, or nil if they are not points in time.
  var timeScale: TimeScale? {
    if case .integer = self { return .numbers }
    return isDate ? .days : nil
  }
}

extension FieldValue {
  fileprivate var time: Time? {
    if case .integer(let number) = self { return .number(number) }
    return if case .date(let date) = self { .day(date) } else { nil }
  }
}
