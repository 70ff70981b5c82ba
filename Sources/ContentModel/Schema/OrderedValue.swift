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
    case .text, .markdown, .boolean, .list, .map, .record, .reference, .assignments, .entries, .any:
      nil
    }
  }
}

extension FieldType {
  /// True where values come before and after each other.
  package var isOrdered: Bool { order != nil }

  /// True where values of both come before and after each other.
  package func isComparable(with other: FieldType) -> Bool {
    order.map { $0 == other.order } ?? false
  }

  /// An order in which values of a type stand.
  private enum Order: Equatable {
    case numbers
    case days
    case durations
    case positions(ids: [String])
  }

  private var order: Order? {
    switch self {
    case .integer, .number: .numbers
    case .date: .days
    case .duration: .durations
    case .enumeration(let values, let isOrdered):
      isOrdered ? .positions(ids: values.map(\.id)) : nil
    case .string, .text, .markdown, .boolean, .url, .list, .map, .record, .reference, .assignments,
      .entries, .any:
      nil
    }
  }
}
