internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// The review date of an entry has passed.
  package static let reviewOverdue = Rule(
    "review-overdue", .warning, stage: .check, needsToday: true,
    what: """
      The date in `review_by` has passed. Demarc reports this only if you give the date with \
      `--today`. Deprecated entries are exempt.
      """,
    why: "The entry promises a review that is overdue, so its content may be out of date.",
    example: """
      review_by: 2025-12-31
      """,
    fix: "Review the entry, then set `review_by` to the date of the next review.")
}

extension Check {
  static let reviewOverdue = Check(.reviewOverdue) { context in
    guard let today = context.today else { return [] }
    return context.graph.entries.compactMap { entry in
      guard let field = entry.fields["review_by"], case .date(let day) = field.value,
        day.precedes(today), !entry.isDeprecated
      else { return nil }
      var notes: [Finding.Note] = []
      if let updated = entry.fields["last_updated"], case .date(let last) = updated.value,
        !last.precedes(day)
      {
        notes = [.init("it was updated since", at: entry.at(updated.range))]
      }
      return Finding(
        .reviewOverdue, at: entry.at(field.range),
        "\(entry.title) was due for review by \(day), and today is \(today)", notes: notes,
        help: ["review it, then write the date of the next review here"])
    }
  }
}
