internal import Diagnostics

extension FieldType {
  /// True for strings and references, which may contain any character.
  var isFreeText: Bool {
    switch self {
    case .string, .text, .markdown, .reference: true
    case .integer, .number, .boolean, .date, .duration, .quantity, .url, .enumeration, .list, .map,
      .record,
      .assignments, .entries, .any:
      false
    }
  }

  /// True for texts that are not names.
  var isText: Bool {
    switch self {
    case .string, .text, .markdown: true
    default: false
    }
  }

  /// True for numbers without a unit.
  var isNumeric: Bool {
    switch self {
    case .integer, .number: true
    default: false
    }
  }

  /// True for a `date`.
  package var isDate: Bool { if case .date = self { true } else { false } }

  /// The values of an `enum` in messages if they are few, and otherwise the ``noun``.
  var expectation: String {
    guard case .enumeration(let values, _) = self, values.count <= 6 else { return noun }
    return values.map(\.id.quoted).listed("or")
  }

  /// The noun for a value of the type in messages.
  package var noun: String {
    switch self {
    case .string, .text, .markdown: "a text"
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "`true` or `false`"
    case .date: "a date such as `2026-04-11`"
    case .duration: "a duration such as `7 minutes`"
    case .quantity: "a number with a unit such as `2 %` or `EUR 10 million`"
    case .url: "an address such as `https://example.org`"
    case .enumeration: "one of the values allowed"
    case .list: "a list"
    case .map, .record: "a mapping"
    case .reference: "the id of an entry"
    case .assignments: "a list of assignments"
    case .entries: "a list or a mapping of sub-entries"
    case .any: "anything"
    }
  }
}
