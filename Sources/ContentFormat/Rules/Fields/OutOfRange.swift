package import Diagnostics

extension Rule {
  /// A number, a length or a count is outside the bounds of its field.
  package static let outOfRange = Rule(
    "out-of-range", stage: .content,
    what: "A number, a length or a count is outside the bounds of its field.",
    why: "The schema declares bounds because something depends on them.",
    example: """
      examples: []             # min: 3
      """,
    fix: "Use a value within the bounds.")
}

extension Finding {
  static func outOfRange(
    field: FieldSchema, amount: Double, unit: String, at location: SourceLocation
  ) -> Finding {
    let unit = unit.isEmpty ? "" : " \(amount == 1 ? String(unit.dropLast()) : unit)"
    let bounds = [
      field.minimum.map { "at least \(plain($0))" }, field.maximum.map { "at most \(plain($0))" },
    ].compactMap(\.self).listed()
    return Finding(
      .outOfRange, at: location,
      unit.isEmpty
        ? "\(field.name.quoted) is \(plain(amount)), but must be \(bounds)"
        : "\(field.name.quoted) has \(plain(amount))\(unit), but must have \(bounds)",
      notes: field.location.map { [.init("declared here", at: $0)] } ?? [])
  }
}

/// Formats a number without a redundant `.0`.
package func plain(_ number: Double) -> String {
  Int(exactly: number).map { "\($0)" } ?? "\(number)"
}
