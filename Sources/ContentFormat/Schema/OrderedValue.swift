/// A value that has a place in an order: a number, a day, a length of time, a value of an ordered
/// `enum`.
package struct OrderedValue: Sendable {
  /// Greater where it comes later.
  package let amount: Double
  /// As an author reads it.
  package let text: String
}

extension FieldValue {
  /// The value as one of an order; nil where its type has none.
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
  /// True where values come before and after each other.
  package var isOrdered: Bool { isComparable(with: self) }

  /// True where values of both come before and after each other.
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
