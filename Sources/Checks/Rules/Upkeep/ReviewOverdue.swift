internal import ContentModel
package import Diagnostics

extension Rule {
  /// The day by which an entry was to be reviewed has passed.
  package static let reviewOverdue = Rule(
    "review-overdue", .warning, stage: .check, needsToday: true,
    what: """
      The day in `review_by` has passed. The rule is looked for where `--today` says what day \
      it is; deprecated entries need no review.
      """,
    why: "A page that promises to be looked after says, after that day, what nobody has checked.",
    example: """
      review_by: 2025-12-31
      """,
    fix: "Review the entry, then move `review_by` on.")
}

extension Check {
  static let reviewOverdue = Check(.reviewOverdue) { context in
    guard let today = context.today else { return [] }
    return context.graph.entries.compactMap { entry in
      guard let field = entry.fields["review_by"], case .date(let day) = field.value, day < today,
        !entry.isDeprecated
      else { return nil }
      var notes: [Finding.Note] = []
      if let updated = entry.fields["last_updated"], case .date(let last) = updated.value,
        last >= day
      {
        notes = [.init("it was updated since", at: entry.at(updated.range))]
      }
      return Finding(
        .reviewOverdue, at: entry.at(field.range),
        "\(entry.title) was to be reviewed by \(day), and today is \(today)", notes: notes,
        help: ["review it, then write here when to look again"])
    }
  }
}
