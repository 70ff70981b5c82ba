public import Diagnostics

extension Rule {
  /// A date is not written as a day of the calendar.
  public static let invalidDate = Rule(
    "invalid-date",
    what: "A date is not written as a day of the calendar.",
    why: """
      Dates are sorted and compared; `04/11/2026` is two different days to two readers.
      """,
    example: """
      date: '2026-02-30'
      """,
    fix: "Write `YYYY-MM-DD`, and a day that exists.")
}

extension Finding {
  static func invalidDate(
    _ text: String, field: String, at location: SourceLocation
  ) -> Finding {
    Finding(
      .invalidDate, at: location, "\(text.quoted) in \(field.quoted) is not a date",
      help: ["write a day that exists as `YYYY-MM-DD`"])
  }
}
