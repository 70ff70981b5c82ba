package import ContentFormat

/// Calls `visit` for every reference in the fields, with the field that declares the relation. For
/// a reference in a list or map, this is the outermost list or map.
package func visitReferences(in fields: Fields, _ visit: (FieldSchema, Reference) -> Void) {
  visitReferences(in: fields, of: nil) { schema, reference, _ in visit(schema, reference) }
}

/// Like ``visitReferences(in:_:)``, with the innermost sub-entry that contains each reference.
func visitReferences(
  in fields: Fields, of part: SubEntry?, _ visit: (FieldSchema, Reference, SubEntry?) -> Void
) {
  for item in fields.items { visitReferences(in: item.field.value, item.schema, part, visit) }
}

private func visitReferences(
  in value: FieldValue, _ schema: FieldSchema, _ part: SubEntry?,
  _ visit: (FieldSchema, Reference, SubEntry?) -> Void
) {
  if case .reference(let reference) = value { visit(schema, reference, part) }
  switch value.parts {
  case .none: break
  case .items(let items):
    for item in items { visitReferences(in: item.value, schema, part, visit) }
  case .pairs(let items):
    for item in items {
      if !item.key.target.collections.isEmpty { visit(schema, item.key, part) }
      visitReferences(in: item.field.value, schema, part, visit)
    }
  case .fields(let fields): visitReferences(in: fields, of: part, visit)
  case .subEntries(let items):
    for item in items { visitReferences(in: item.fields, of: item, visit) }
  }
}
