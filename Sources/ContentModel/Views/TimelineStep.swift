internal import ContentFormat

/// When an entry begins and ends; one that says only one of the two is at that point.
struct TimelineStep {
  /// By which steps are sorted.
  let key: Int
  /// The time in words.
  let when: String
  /// The numbers it spans; nil for dates.
  let range: ClosedRange<Int>?
  /// True where it ends before it begins.
  let isBackwards: Bool

  /// Reads the fields of an entry; nil where it says neither.
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
  /// A number that grows with time.
  fileprivate var sortable: Int { (year * 100 + month) * 100 + day }
}
