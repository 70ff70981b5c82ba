/// A value that can be ranked: a number, a date, a duration or a value of an ordered `enum`.
package struct OrderedValue: Sendable {
  /// The sort key. Later values have a greater amount.
  package let amount: Double
  /// The value as shown to the author.
  package let text: String
}

extension FieldValue {
  /// The value as a sort key, or nil if its type has no order.
  package var ordered: OrderedValue? {
    switch self {
    case .integer(let number): OrderedValue(amount: Double(number), text: "\(number)")
    case .number(let number):
      OrderedValue(
        amount: number,
        text: Int(exactly: number).map { "\($0)" } ?? "\(number)")
    case .date(let date):
      OrderedValue(
        amount: Double((date.year * 12 + date.month) * 31 + date.day), text: date.description)
    case .duration(let duration):
      OrderedValue(amount: Double(duration.minutes), text: duration.text)
    case .choice(let value, let index): OrderedValue(amount: Double(index), text: value.id)
    default: nil
    }
  }
}

extension FieldType {
  /// True if values of this type can be compared.
  package var isOrdered: Bool { isComparable(with: self) }

  /// True if values of both types can be compared with each other.
  package func isComparable(with other: FieldType) -> Bool {
    switch (self, other) {
    case (.integer, .integer), (.integer, .number), (.number, .integer), (.number, .number),
      (.date, .date), (.duration, .duration):
      true
    case (.enumeration(let values, isOrdered: true), .enumeration(let others, isOrdered: true)):
      values.map(\.id) == others.map(\.id)
    default: false
    }
  }
}
