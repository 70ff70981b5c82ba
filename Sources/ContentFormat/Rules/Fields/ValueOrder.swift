package import Diagnostics

extension Rule {
  /// A value is less than a value that it must not precede.
  package static let valueOrder = Rule(
    "value-order", stage: .content,
    what: """
      A number or a duration is less than the value of the field that `not_before` names, or a value \
      of an ordered `enum` comes before it. The end of a range (`to` of `ranges`) must not precede \
      its start. `date-order` reports dates.
      """,
    why: "Nothing ends before it begins, so one of the two values has a typing error.",
    example: """
      from_week: 6
      to_week: 5               # declared with `not_before: from_week`
      """,
    fix: "Correct one of the values.")
}

extension Finding {
  static func valueOrder(
    _ field: FieldSchema, _ value: OrderedValue, before other: String, _ first: OrderedValue,
    at location: SourceLocation, other otherLocation: SourceLocation
  ) -> Finding {
    let comparison =
      switch field.type {
      case .enumeration: "comes before"
      case .duration: "is shorter than"
      default: "is less than"
      }
    return Finding(
      .valueOrder, at: location,
      "\(field.name.quoted) (\(value.text)) \(comparison) \(other.quoted) (\(first.text))",
      notes: [.init("\(other.quoted) is here", at: otherLocation)],
      help: ["correct one of the values"])
  }
}
