package import ContentFormat

/// Calls `visit` for every reference in the fields, with the field that declares the relation. For
/// a reference in a list or map, this is the outermost list or map.
package func visitReferences(in fields: Fields, _ visit: (FieldSchema, Reference) -> Void) {
  for item in fields.items { visitReferences(in: item.field.value, item.schema, visit) }
}

private func visitReferences(
  in value: FieldValue, _ schema: FieldSchema, _ visit: (FieldSchema, Reference) -> Void
) {
  if case .reference(let reference) = value { visit(schema, reference) }
  switch value.parts {
  case .none: break
  case .items(let items): for item in items { visitReferences(in: item.value, schema, visit) }
  case .pairs(let items):
    for item in items {
      if !item.key.target.collections.isEmpty { visit(schema, item.key) }
      visitReferences(in: item.field.value, schema, visit)
    }
  case .fields(let fields): visitReferences(in: fields, visit)
  case .subEntries(let items): for item in items { visitReferences(in: item.fields, visit) }
  }
}
