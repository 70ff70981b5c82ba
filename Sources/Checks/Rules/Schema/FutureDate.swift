internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A date that must be in the past is in the future.
  package static let futureDate = Rule(
    "future-date", stage: .check, needsToday: true,
    what: """
      `date`, `last_updated` or a field declared with `past: true` has a date after today. Demarc \
      reports this only if you give the date with `--today`.
      """,
    why: "A text cannot have been written or updated in the future. Probably the year is mistyped.",
    example: """
      last_updated: 2062-04-11
      """,
    fix: "Correct the date, or use a field without `past` for a planned date.")
}

extension Check {
  static let futureDate = Check(.futureDate) { context in
    guard let today = context.today else { return [] }
    return context.graph.entries.flatMap { entry in
      dates(in: entry.fields).filter { today.precedes($0.date) }.map { found in
        Finding(
          .futureDate, at: entry.at(found.range),
          "\(found.field.quoted) is \(found.date), but today is \(today)",
          help: ["write a date in the past"])
      }
    }
  }

  private typealias FoundDate = (field: String, date: CalendarDate, range: SourceRange)

  private static func dates(in fields: Fields) -> [FoundDate] {
    fields.items.flatMap { dates(in: $0.field, $0.schema, mustBePast: $0.schema.mustBePast) }
  }

  private static func dates(
    in field: Field, _ schema: FieldSchema, mustBePast: Bool
  ) -> [FoundDate] {
    switch field.value.parts {
    case .none:
      guard mustBePast, case .date(let date) = field.value else { return [] }
      return [(schema.name, date, field.range)]
    case .items(let items):
      guard case .items(let element) = schema.type.parts else { return [] }
      return items.flatMap { dates(in: $0, element, mustBePast: mustBePast || element.mustBePast) }
    case .pairs(let pairs):
      guard case .values(_, let element) = schema.type.parts else { return [] }
      return pairs.flatMap {
        dates(in: $0.field, element, mustBePast: mustBePast || element.mustBePast)
      }
    case .fields(let fields): return dates(in: fields)
    case .subEntries(let parts): return parts.flatMap { dates(in: $0.fields) }
    }
  }
}
