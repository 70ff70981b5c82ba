internal import Diagnostics

extension FieldType {
  /// Returns a type for a value that no schema declares, or nil for an empty value. Every value has
  /// its inferred type, so reading it reports nothing. A list of different kinds of values has the
  /// type `any`.
  package static func inferred(from node: YAMLNode) -> FieldType? {
    switch node.value {
    case .scalar(let text, let isQuoted): node.isNull ? nil : scalar(text, isQuoted: isQuoted)
    case .sequence(let items): items.isEmpty ? nil : list(items) ?? .any
    case .mapping(let pairs): record([pairs])
    }
  }

  private static func scalar(_ text: String, isQuoted: Bool) -> FieldType {
    if !isQuoted {
      if text == "true" || text == "false" { return .boolean }
      if let number = decimal(text) {
        return number == number.rounded() && Int(text) != nil ? .integer : .number
      }
    }
    if CalendarDate(text) != nil { return .date }
    if isAbsoluteURL(text) { return .url }
    return text.utf8.count > longestString || text.contains(where: \.isNewline) ? .text : .string
  }

  /// The length in bytes of a text that fits on a line.
  private static let longestString = 160

  private static func list(_ items: [YAMLNode]) -> FieldType? {
    let rows = items.compactMap { item -> [YAMLNode.Pair]? in
      if case .mapping(let pairs) = item.value { pairs } else { nil }
    }
    if rows.count == items.count { return record(rows).map { .list(FieldSchema("item", $0)) } }
    let types = items.map { $0.text == nil || $0.isNull ? nil : inferred(from: $0) }
    let known = types.compactMap(\.self)
    guard known.count == types.count, let first = known.first else { return nil }
    let isUniform = known.allSatisfy { $0.noun == first.noun }
    return .list(FieldSchema("item", isUniform ? first : .string))
  }

  /// Returns the type of mappings with these keys. A key whose values have several types has the
  /// type `any`.
  private static func record(_ rows: [[YAMLNode.Pair]]) -> FieldType? {
    var fields: [FieldSchema] = []
    var positions: [String: Int] = [:]
    for pair in rows.joined() {
      let type = inferred(from: pair.value)
      guard let position = positions[pair.key] else {
        positions[pair.key] = fields.count
        fields.append(FieldSchema(pair.key, type ?? .any))
        continue
      }
      if type.map({ $0.isSame(as: fields[position].type) }) != true { fields[position].type = .any }
    }
    return fields.isEmpty ? nil : .record(fields)
  }

  /// Whether values of another inferred type have this type too. Types with parts are not compared.
  private func isSame(as other: FieldType) -> Bool {
    switch (self, other) {
    case (.boolean, .boolean), (.integer, .integer), (.number, .number), (.date, .date),
      (.url, .url), (.string, .string), (.text, .text):
      true
    default: false
    }
  }
}

extension FieldReader {
  /// Returns the value of a key that no schema declares, or nil for an empty one.
  mutating func undeclared(_ pair: YAMLNode.Pair) -> Fields.Item? {
    guard let type = FieldType.inferred(from: pair.value) else { return nil }
    let schema = FieldSchema(pair.key, type)
    if noteSwallowed(pair.value, schema) { return nil }
    return value(pair.value, schema).map {
      Fields.Item(schema: schema, keyRange: pair.keyRange, field: $0)
    }
  }
}
