extension FieldType {
  /// Returns a text that is the same for equal values of the type: `4 h` and `4 hours` are equal.
  func identity(of text: String) -> String {
    switch self {
    case .duration: ContentDuration(text)?.identity ?? text
    case .quantity: ContentQuantity(text)?.identity ?? text
    case .number: decimal(text).map { "\($0)" } ?? text
    case .string, .text, .markdown, .integer, .boolean, .date, .url, .enumeration, .list, .map,
      .record, .reference, .assignments, .entries, .any:
      text
    }
  }

  /// True if values of the type can be compared for `unique` and `unique_by`.
  package var isComparable: Bool {
    switch self {
    case .string, .text, .integer, .number, .boolean, .date, .duration, .quantity, .url,
      .enumeration,
      .reference, .any:
      true
    case .list(let element):
      if case .list = element.type { false } else { element.type.isComparable }
    case .markdown, .map, .record, .assignments, .entries: false
    }
  }
}

extension FieldValue {
  /// A text that is the same for equal values, however they are written. The order of a list does
  /// not matter. Nil for values that cannot be compared (``FieldType/isComparable``).
  ///
  /// - Parameter reference: Returns the identity of a reference.
  package func identity(of reference: (Reference) -> String) -> String? {
    switch self {
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .number(let number): "\(number)"
    case .boolean(let flag): "\(flag)"
    case .date(let date): date.description
    case .duration(let duration): duration.identity
    case .quantity(let quantity): quantity.identity
    case .choice(let value, _): value.id
    case .reference(let named): reference(named)
    case .list(let items):
      items.compactMap { $0.value.identity(of: reference) }.sorted().joined(separator: "\u{0}")
    case .markdown, .map, .record, .assignments, .entries, .any: nil
    }
  }
}

extension ContentDuration {
  fileprivate var identity: String { "\(length.months) \(length.minutes)" }
}

extension ContentQuantity {
  fileprivate var identity: String { "\(value) \(unit)" }
}
