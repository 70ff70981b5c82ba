extension FieldType {
  /// The declarations inside a type. Code that traverses declarations switches over this enum, so a
  /// new type without parts does not affect it.
  package enum Parts: Sendable {
    /// The type has no parts.
    case none
    /// The items of a list.
    case items(FieldSchema)
    /// The values of a map, and the target of its keys if they are references.
    case values(keys: ReferenceTarget?, FieldSchema)
    /// The fields of a record.
    case fields([FieldSchema])
    /// The fields of each sub-entry.
    case subEntries([FieldSchema])
  }

  /// The declarations inside the type.
  package var parts: Parts {
    switch self {
    case .string, .text, .markdown, .integer, .number, .boolean, .date, .duration, .quantity, .url,
      .enumeration, .reference, .assignments, .any:
      .none
    case .list(let element): .items(element)
    case .map(let keys, let element): .values(keys: keys, element)
    case .record(let fields): .fields(fields)
    case .entries(let fields): .subEntries(fields)
    }
  }

  /// The target of the references in a field, its list items or its map values, or nil if there are
  /// none.
  package var referenceTarget: ReferenceTarget? {
    if case .reference(let target) = self { return target }
    return switch parts {
    case .items(let element), .values(_, let element): element.type.referenceTarget
    case .none, .fields, .subEntries: nil
    }
  }
}

extension FieldValue {
  /// The values inside a value. Code that traverses values switches over this enum.
  package enum Parts: Sendable {
    /// The value has no parts.
    case none
    /// The items of a list.
    case items([Field])
    /// The pairs of a map.
    case pairs([MapItem])
    /// The fields of a record.
    case fields(Fields)
    /// The sub-entries of a field.
    case subEntries([SubEntry])
  }

  /// The values inside the value.
  package var parts: Parts {
    switch self {
    case .text, .markdown, .integer, .number, .boolean, .date, .duration, .quantity, .choice,
      .reference,
      .assignments, .any:
      .none
    case .list(let items): .items(items)
    case .map(let items): .pairs(items)
    case .record(let fields): .fields(fields)
    case .entries(let items): .subEntries(items)
    }
  }
}
