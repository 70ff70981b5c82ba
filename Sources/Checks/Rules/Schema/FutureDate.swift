internal import ContentModel
package import Diagnostics

extension Rule {
  /// A date of what has happened lies in the future.
  package static let futureDate = Rule(
    "future-date",
    what: """
      `date`, `last_updated` or a field declared with `past: true` holds a day after today. The \
      rule is looked for where `--today` says what day it is.
      """,
    why: "What has not happened yet cannot have been written or updated; the year is mistyped.",
    example: """
      last_updated: 2062-04-11
      """,
    fix: "Correct the date; a day that is planned belongs in a field without `past`.")
}

extension Check {
  static let futureDate = Check(.futureDate, needsToday: true) { context in
    guard let today = context.today else { return [] }
    return context.graph.entries.flatMap { entry in
      dates(in: entry.fields).filter { $0.date > today }.map { found in
        Finding(
          .futureDate, at: entry.at(found.range),
          "\(found.field.quoted) is \(found.date), and today is \(today)",
          help: ["write a day that has been"])
      }
    }
  }

  private typealias FoundDate = (field: String, date: CalendarDate, range: SourceRange)

  private static func dates(in fields: Fields) -> [FoundDate] {
    fields.items.flatMap { dates(in: $0.field, $0.schema, isPast: $0.schema.isPast) }
  }

  private static func dates(
    in field: Field, _ schema: FieldSchema, isPast: Bool
  ) -> [FoundDate] {
    switch field.value.parts {
    case .none:
      guard isPast, case .date(let date) = field.value else { return [] }
      return [(schema.name, date, field.range)]
    case .items(let items):
      guard case .items(let element) = schema.type.parts else { return [] }
      return items.flatMap { dates(in: $0, element, isPast: isPast || element.isPast) }
    case .pairs(let pairs):
      guard case .values(_, let element) = schema.type.parts else { return [] }
      return pairs.flatMap { dates(in: $0.field, element, isPast: isPast || element.isPast) }
    case .fields(let fields): return dates(in: fields)
    case .subEntries(let parts): return parts.flatMap { dates(in: $0.fields) }
    }
  }
}
