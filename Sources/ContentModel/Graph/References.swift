/// Calls `visit` for every reference in a value, with the declared field it stands in: the
/// outermost list or map, whose constraints speak of the relation.
package func visitReferences(in fields: Fields, _ visit: (FieldSchema, Reference) -> Void) {
  for item in fields.items { visitReferences(in: item.field.value, item.schema, visit) }
}

private func visitReferences(
  in value: FieldValue, _ schema: FieldSchema, _ visit: (FieldSchema, Reference) -> Void
) {
  switch value {
  case .reference(let reference): visit(schema, reference)
  case .list(let items): for item in items { visitReferences(in: item.value, schema, visit) }
  case .map(let items):
    for item in items {
      if !item.key.target.collections.isEmpty { visit(schema, item.key) }
      visitReferences(in: item.field.value, schema, visit)
    }
  case .record(let fields): visitReferences(in: fields, visit)
  case .entries(let items): for item in items { visitReferences(in: item.fields, visit) }
  case .text, .markdown, .integer, .number, .boolean, .date, .duration, .choice, .assignments, .any:
    break
  }
}
