internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// Calls `visit` for every scalar value, with its schema. Defaults are skipped, since they are not
/// in the file.
func visitLeaves(of fields: Fields, _ visit: (FieldSchema, Field) -> Void) {
  for item in fields.items where !item.field.range.isEmpty {
    visitLeaves(of: item.field, item.schema, visit)
  }
}

/// Calls `visit` for every scalar value within a value.
func visitLeaves(
  of field: Field, _ schema: FieldSchema, _ visit: (FieldSchema, Field) -> Void
) {
  switch (field.value, schema.type) {
  case (.list(let items), .list(let element)):
    for item in items { visitLeaves(of: item, element, visit) }
  case (.map(let items), .map(_, let element)):
    for item in items { visitLeaves(of: item.field, element, visit) }
  case (.record(let fields), _): visitLeaves(of: fields, visit)
  case (.entries(let parts), _): for part in parts { visitLeaves(of: part.fields, visit) }
  default: visit(schema, field)
  }
}

extension FieldType {
  /// Whether a value can contain an address at any depth.
  var holdsAddresses: Bool {
    switch self {
    case .url: true
    case .list(let element), .map(_, let element): element.type.holdsAddresses
    case .record(let fields), .entries(let fields): fields.contains { $0.type.holdsAddresses }
    default: false
    }
  }
}
