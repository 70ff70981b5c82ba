package import Diagnostics

extension Rule {
  /// A date is earlier than a date that it must not precede.
  package static let dateOrder = Rule(
    "date-order", stage: .content,
    what: "A date is earlier than a date that it must not precede.",
    why: "If a page was updated before it was written, one of the two dates has a typing error.",
    example: """
      date: '2026-04-11'
      last_updated: '2025-04-11'
      """,
    fix: "Correct one of the dates.")
}

extension Finding {
  static func dateOrder(
    _ field: String, _ date: CalendarDate, before other: String, _ first: CalendarDate,
    at location: SourceLocation, other otherLocation: SourceLocation
  ) -> Finding {
    Finding(
      .dateOrder, at: location,
      "\(field.quoted) (\(date)) is before \(other.quoted) (\(first))",
      notes: [.init("\(other.quoted) is here", at: otherLocation)])
  }
}
