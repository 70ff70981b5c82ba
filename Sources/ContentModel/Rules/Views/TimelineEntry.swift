internal import ContentFormat
package import Diagnostics

extension Rule {
  /// An entry cannot be placed in a timeline of its collection, or ends before it begins.
  package static let timelineEntry = Rule(
    "timeline-entry", .warning, stage: .content,
    what: "An entry has no place in a timeline of its collection, or ends before it begins.",
    why: "Readers assume that a timeline is complete and correct.",
    example: """
      # shown by `timeline: milestones` with `from: start` and `to: end`
      start: 2026-05-01
      end: 2026-04-01
      """,
    fix: """
      Give the entry a beginning, and an end that is not before it. Or exclude it with a `filter`.
      """)
}

extension Finding {
  static func timelineWithout(
    _ entries: [Entry], field: FieldSchema, _ schema: CollectionSchema, at location: SourceLocation
  ) -> Finding {
    let noun = entries.count == 1 ? schema.singular : schema.plural
    let verb = entries.count == 1 ? "has" : "have"
    return Finding(
      .timelineEntry, at: location,
      "\(entries.count) \(noun) \(verb) no \(field.name.quoted) and \(entries.count == 1 ? "is" : "are") "
        + "not in this timeline",
      notes: entries.prefix(3).map { Note("for example", at: $0.at($0.titleRange)) },
      help: ["give each a \(field.name.quoted), or exclude them with a `filter`"])
  }

  static func timelineBackwards(
    _ entry: Entry, from: FieldSchema, to: FieldSchema
  ) -> Finding {
    Finding(
      .timelineEntry, at: entry.at(entry.fields[to.name]?.range ?? entry.titleRange),
      "this is before \(from.name.quoted), so the timeline shows an end before its beginning",
      notes: entry.fields[from.name].map { [Note("it begins here", at: entry.at($0.range))] } ?? [])
  }
}
