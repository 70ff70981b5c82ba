/// A value that can be ranked: a number, a date, a duration or a value of an ordered `enum`.
package struct OrderedValue: Sendable {
  /// The sort key. Later values have a greater key.
  package let sortKey: Double
  /// The value as shown to the author.
  package let text: String
}

extension FieldValue {
  /// The value as a sort key, or nil if its type has no order.
  package var ordered: OrderedValue? {
    switch self {
    case .integer(let number): OrderedValue(sortKey: Double(number), text: "\(number)")
    case .number(let number):
      OrderedValue(
        sortKey: number,
        text: Int(exactly: number).map { "\($0)" } ?? "\(number)")
    case .date(let date): OrderedValue(sortKey: Double(date.start), text: date.description)
    case .duration(let duration):
      OrderedValue(sortKey: Double(duration.minutes), text: duration.text)
    case .choice(let value, let index): OrderedValue(sortKey: Double(index), text: value.id)
    case .quantity, .text, .markdown, .boolean, .list, .map, .record, .reference, .assignments,
      .entries, .any:
      nil
    }
  }
}

extension FieldType {
  /// True if values of the type are ordered.
  package var isOrdered: Bool { order != nil }

  /// True if values of both types can be compared with each other.
  package func isComparable(with other: FieldType) -> Bool {
    order.map { $0 == other.order } ?? false
  }

  /// The ordering of a type's values.
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
    case .quantity, .string, .text, .markdown, .boolean, .url, .list, .map, .record, .reference,
      .assignments,
      .entries, .any:
      nil
    }
  }
}
