package import Diagnostics

/// The ranges that the entries of a collection cover, from `ranges` in its schema.
package struct ValueRanges: Sendable {
  /// The field with the first value of a range.
  package let from: String
  /// The field with the last value, or nil if each entry covers one value.
  package let to: String?
  /// The fields that divide the entries into groups, each with ranges of its own.
  package let by: [String]
  /// Whether no two entries of a group may cover the same value.
  package let refusesOverlaps: Bool
  /// Whether the entries of a group must cover all values between the first and the last.
  package let refusesGaps: Bool
  /// Whether a range ends before the value of ``to``. Only whole values (numbers, days, values of an
  /// `enum`) can be included: of other values, two ranges may share the end.
  package let excludesEnd: Bool
  /// The location of the key in the schema.
  package let location: SourceLocation

  /// Whether a schema accepts something or reports it.
  private enum Treatment: String, CaseIterable {
    case refuse
    case allow
  }

  /// Whether the last value is a part of the range.
  private enum End: String, CaseIterable {
    case included
    case excluded
  }

  /// The key in schemas. The name of a field alone is that of `from`.
  static let key = {
    var key = FieldSchema(
      "ranges", .record(keys),
      meaning: "The ranges that entries cover. They may not overlap or leave gaps.")
    key.shorthand = .key("from", except: [:])
    return key
  }()

  private static let keys = {
    var by = FieldSchema(
      "by", .list(FieldSchema("by", .string)),
      meaning: "The fields that divide the entries into groups with ranges of their own.")
    by.allowsSingle = true
    by.isUnique = true
    return [
      FieldSchema(
        "from", .string, required: true, meaning: "The field with the first value of a range."),
      FieldSchema("to", .string, meaning: "The field with the last value."), by,
      FieldSchema(
        "overlaps", .choice(of: Treatment.self), meaning: "`allow`: ranges may overlap."),
      FieldSchema(
        "gaps", .choice(of: Treatment.self), meaning: "`allow`: ranges may leave gaps."),
      FieldSchema(
        "ends", .choice(of: End.self),
        meaning: "`excluded`: a range of whole numbers or days ends before the value of `to`."),
    ]
  }()

  fileprivate init?(_ values: Fields, at location: SourceLocation) {
    guard let from = values.text("from") else { return nil }
    self.from = from
    self.location = location
    to = values.text("to")
    by = values.texts("by").map(\.text)
    refusesOverlaps = values.choice("overlaps", as: Treatment.self) != .allow
    refusesGaps = values.choice("gaps", as: Treatment.self) != .allow
    excludesEnd = values.choice("ends", as: End.self) == .excluded
  }
}

extension FieldType {
  /// Whether a value is one of a series in which each has a next one.
  package var hasWholeValues: Bool {
    switch self {
    case .integer, .date, .enumeration: true
    case .string, .text, .markdown, .number, .boolean, .duration, .quantity, .url, .list, .map,
      .record, .reference, .assignments, .entries, .any:
      false
    }
  }
}

extension FieldReader {
  /// Reads `ranges` of a schema. Ranges with a mistake are not checked. The end of a range must not
  /// precede its start.
  mutating func setRanges(_ values: Fields, of schema: inout CollectionSchema) {
    guard let item = values.item("ranges"), let given = values.record("ranges"),
      let ranges = ValueRanges(given, at: file.at(item.keyRange))
    else { return }
    let count = findings.count
    let from = rangeField("from", given, schema)
    let to = rangeField("to", given, schema)
    if let from, let to, !from.type.isComparable(with: to.type), let place = given["to"]?.range {
      error(
        "`from` and `to` name fields that cannot be compared", at: place,
        help: ["declare both with the same type, and for `enum` with the same values"])
    }
    if let from, let to, from.name == to.name, let place = given["to"]?.range {
      error(
        "`from` and `to` name the same field", at: place,
        help: ["leave `to` out if each entry covers one value"])
    }
    if let ends = given.item("ends") {
      if ranges.to == nil {
        error("`ends` needs `to`: the field with the end of a range", at: ends.keyRange)
      } else if let from, !from.type.hasWholeValues {
        error(
          "`ends` does not apply to \(from.type.noun)", at: ends.keyRange,
          help: ["leave it out: a range may begin where another one ends"])
      }
    }
    if !ranges.refusesGaps, !ranges.refusesOverlaps, let gaps = given.item("gaps") {
      error(
        "these ranges may have gaps and overlaps, so nothing is checked", at: gaps.keyRange,
        help: ["remove `gaps` or `overlaps`"])
    }
    let known = schema.allFields
    for (name, range) in given.texts("by") {
      guard let field = known.first(where: { $0.name == name }) else {
        error(
          "`by` names \(name.quoted), which is not a field", at: range,
          help: didYouMean(name, in: known.map(\.name)))
        continue
      }
      if !field.type.isComparable {
        error(
          "`by` names \(name.quoted), whose values cannot be compared", at: range,
          help: ["name fields with single values, or lists of them"])
      }
    }
    guard findings.count == count else { return }
    schema.ranges = ranges
    guard let to, let index = schema.fields.firstIndex(where: { $0.name == to.name }),
      to.notBefore == nil
    else { return }
    schema.fields[index].notBefore = ranges.from
  }

  /// Returns the field that a key of `ranges` names. Reports a name that is not that of a field with
  /// an order.
  private mutating func rangeField(
    _ key: String, _ values: Fields, _ schema: CollectionSchema
  ) -> FieldSchema? {
    guard let name = values.text(key), let place = values[key]?.range else { return nil }
    let known = schema.allFields
    guard let field = known.first(where: { $0.name == name }) else {
      error(
        "\(key.quoted) names \(name.quoted), which is not a field", at: place,
        help: didYouMean(name, in: known.map(\.name)))
      return nil
    }
    if field.isUnchecked { return nil }
    if !field.type.isOrdered {
      error(
        "\(key.quoted) names \(name.quoted), whose values have no order", at: place,
        help: ["use a number, date or duration, or an `enum` with `ordered: true`"])
      return nil
    }
    return field
  }

  /// Reports a `not_before` that does not name a field whose values can be compared with those of
  /// its own.
  ///
  /// - Parameter known: The fields of the same entry, record or part.
  mutating func checkOrder(of fields: [FieldSchema], beside known: [FieldSchema]) {
    for field in fields {
      checkOrder(of: field, beside: known)
      switch field.type.parts {
      case .none: break
      case .items(let element), .values(_, let element): checkOrder(of: [element], beside: [])
      case .fields(let parts), .subEntries(let parts): checkOrder(of: parts, beside: parts)
      }
    }
  }

  private mutating func checkOrder(of field: FieldSchema, beside known: [FieldSchema]) {
    guard let name = field.notBefore,
      let place = field.nameLocations[name] ?? field.location
    else { return }
    func report(_ message: String, _ help: [String] = []) {
      findings.append(.schemaError(message, at: place, help: help))
    }
    guard field.type.isOrdered else {
      switch field.type {
      case .enumeration, .list:
        report(
          "`not_before` compares two values, but those of \(field.name.quoted) have no order",
          ["use it with a number, date or duration, or an `enum` with `ordered: true`"])
      default: break  // The type does not have the key, which is reported.
      }
      return
    }
    guard let other = known.first(where: { $0.name == name }) else {
      report(
        "`not_before` names \(name.quoted), which is not a field",
        didYouMean(name, in: known.map(\.name)))
      return
    }
    if other.isUnchecked || field.type.isComparable(with: other.type) { return }
    report(
      field.type.isDate
        ? "`not_before` names \(name.quoted), which is not a date"
        : "`not_before` names \(name.quoted), whose values cannot be compared with those of \(field.name.quoted)",
      field.type.isDate ? [] : ["name a field of the same type"]
    )
  }
}
