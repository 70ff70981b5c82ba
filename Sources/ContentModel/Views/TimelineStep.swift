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

  /// Reads the fields of an entry. Returns nil if it has neither field.
  init?(_ fields: Fields, from: String, to: String) {
    let (first, last) = (fields[from]?.value, fields[to]?.value)
    switch (first ?? last, last ?? first) {
    case (.integer(let first)?, .integer(let last)?):
      let range = first...max(first, last)
      key = first
      when = first == range.upperBound ? "\(first)" : "\(first)–\(range.upperBound)"
      self.range = range
      isBackwards = last < first
    case (.date(let first)?, .date(let last)?):
      key = first.sortable
      when = first == last ? first.description : "\(first.description) – \(last.description)"
      range = nil
      isBackwards = last.sortable < first.sortable
    default: return nil
    }
  }
}

extension CalendarDate {
  /// A number that increases with the date.
  fileprivate var sortable: Int { (year * 100 + month) * 100 + day }
}
