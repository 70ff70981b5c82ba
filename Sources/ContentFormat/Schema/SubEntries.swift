extension Fields {
  /// The outermost sub-entries in the fields, also those in records, lists and maps, in the order
  /// of the schema.
  package var subEntries: [SubEntry] {
    var found: [SubEntry] = []
    for item in items { item.field.value.collectSubEntries(into: &found) }
    return found
  }
}

extension SubEntry {
  /// The outermost sub-entries in its own fields.
  package var subEntries: [SubEntry] { fields.subEntries }
}

extension Sequence<SubEntry> {
  /// These sub-entries and all those inside of them, each followed by its own.
  package var withNested: [SubEntry] {
    var all: [SubEntry] = []
    for part in self {
      all.append(part)
      let inner = part.subEntries
      if !inner.isEmpty { all += inner.withNested }
    }
    return all
  }
}

extension FieldValue {
  fileprivate func collectSubEntries(into found: inout [SubEntry]) {
    switch parts {
    case .none: break
    case .items(let items): for item in items { item.value.collectSubEntries(into: &found) }
    case .pairs(let pairs): for pair in pairs { pair.field.value.collectSubEntries(into: &found) }
    case .fields(let fields):
      for item in fields.items { item.field.value.collectSubEntries(into: &found) }
    case .subEntries(let parts): found += parts
    }
  }
}

extension [FieldSchema] {
  /// The collections whose parts these fields may name by their ids alone.
  package var partTargets: Set<String> {
    reduce(into: []) { names, field in
      if case .reference(let target) = field.type { names.formUnion(target.ofParts) }
      switch field.type.parts {
      case .none: break
      case .items(let element): names.formUnion([element].partTargets)
      case .values(let keys, let element):
        names.formUnion((keys?.ofParts ?? []) + [element].partTargets)
      case .fields(let fields), .subEntries(let fields): names.formUnion(fields.partTargets)
      }
    }
  }

  /// The fields of sub-entries at any depth, each before those inside of it.
  package var fieldsOfSubEntries: [FieldSchema] {
    flatMap { field -> [FieldSchema] in
      switch field.type.parts {
      case .none: []
      case .items(let element), .values(_, let element): [element].fieldsOfSubEntries
      case .fields(let fields): fields.fieldsOfSubEntries
      case .subEntries(let fields): [field] + fields.fieldsOfSubEntries
      }
    }
  }
}

extension ReferenceTarget {
  fileprivate var ofParts: [String] { namesParts ? collections : [] }
}
