extension FieldType {
  /// The declarations inside a type. Code that walks through declarations switches over this, so that a
  /// new type without parts is named only here.
  package enum Parts: Sendable {
    /// Its values are not made of others.
    case none
    /// The items of a list.
    case items(FieldSchema)
    /// The values of a map, and what its keys refer to.
    case values(keys: ReferenceTarget?, FieldSchema)
    /// The fields of a record.
    case fields([FieldSchema])
    /// The fields of each sub-entry.
    case subEntries([FieldSchema])
  }

  /// What the type is made of.
  package var parts: Parts {
    switch self {
    case .string, .text, .markdown, .integer, .number, .boolean, .date, .duration, .url,
      .enumeration, .reference, .assignments, .any:
      .none
    case .list(let element): .items(element)
    case .map(let keys, let element): .values(keys: keys, element)
    case .record(let fields): .fields(fields)
    case .entries(let fields): .subEntries(fields)
    }
  }

  /// What the references of a field, of a list or of a map's values may name; nil where there are none.
  package var referenceTarget: ReferenceTarget? {
    if case .reference(let target) = self { return target }
    return switch parts {
    case .items(let element), .values(_, let element): element.type.referenceTarget
    case .none, .fields, .subEntries: nil
    }
  }
}

extension FieldValue {
  /// The values inside a value. Code that walks through values switches over this.
  package enum Parts: Sendable {
    /// It is not made of others.
    case none
    /// The items of a list.
    case items([Field])
    /// The pairs of a map.
    case pairs([MapItem])
    /// The fields of a record.
    case fields(Fields)
    /// Sub-entries.
    case subEntries([SubEntry])
  }

  /// What the value is made of.
  package var parts: Parts {
    switch self {
    case .text, .markdown, .integer, .number, .boolean, .date, .duration, .choice, .reference,
      .assignments, .any:
      .none
    case .list(let items): .items(items)
    case .map(let items): .pairs(items)
    case .record(let fields): .fields(fields)
    case .entries(let items): .subEntries(items)
    }
  }
}
