internal import ContentModel
internal import Diagnostics

/// Calls `visit` for every value that has no parts, with the schema it was checked against. A value
/// that the schema gave by default stands in no entry's file and is left out.
func visitLeaves(of fields: Fields, _ visit: (FieldSchema, Field) -> Void) {
  for item in fields.items where !item.field.range.isEmpty {
    visitLeaves(of: item.field, item.schema, visit)
  }
}

/// Calls `visit` for every value in one that has no parts.
func visitLeaves(
  of field: Field, _ schema: FieldSchema, _ visit: (FieldSchema, Field) -> Void
) {
  switch field.value.parts {
  case .none: visit(schema, field)
  case .items(let items):
    guard case .items(let element) = schema.type.parts else { return }
    for item in items { visitLeaves(of: item, element, visit) }
  case .pairs(let pairs):
    guard case .values(_, let element) = schema.type.parts else { return }
    for pair in pairs { visitLeaves(of: pair.field, element, visit) }
  case .fields(let fields): visitLeaves(of: fields, visit)
  case .subEntries(let parts): for part in parts { visitLeaves(of: part.fields, visit) }
  }
}

extension FieldType {
  /// True where a value may hold an address, however deep.
  var holdsAddresses: Bool {
    switch parts {
    case .none: if case .url = self { true } else { false }
    case .items(let element), .values(_, let element): element.type.holdsAddresses
    case .fields(let fields), .subEntries(let fields): fields.contains { $0.type.holdsAddresses }
    }
  }
}
