internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// A reference in front matter, in a field with a certain constraint.
struct FieldReference: Sendable {
  /// The position of the referring entry.
  let from: EntryIndex
  /// The id of the sub-entry that contains the reference.
  let part: String?
  /// The field. For a list or map it is the whole field, whose constraints apply to each reference
  /// in it.
  let field: FieldSchema
  let reference: Reference
}

/// A field of references with a certain constraint.
struct ReferenceField: Sendable {
  /// The position of the collection that declares the field.
  let collection: CollectionIndex
  let field: FieldSchema
  let target: ReferenceTarget
}

extension CheckContext {
  /// Returns the fields of references that satisfy a predicate, including fields of records and
  /// sub-entries.
  func referenceFields(_ predicate: (FieldSchema) -> Bool) -> [ReferenceField] {
    graph.collections.indexed().flatMap { position, collection in
      collection.schema.fields.flatMap { fields(in: $0, of: position, predicate) }
    }
  }

  private func fields(
    in field: FieldSchema, of collection: CollectionIndex, _ predicate: (FieldSchema) -> Bool
  ) -> [ReferenceField] {
    if predicate(field), let target = field.type.referenceTarget {
      return [ReferenceField(collection: collection, field: field, target: target)]
    }
    return switch field.type.parts {
    case .none: []
    case .items(let element), .values(_, let element):
      fields(in: element, of: collection, predicate)
    case .fields(let parts), .subEntries(let parts):
      parts.flatMap { fields(in: $0, of: collection, predicate) }
    }
  }

  /// Returns the references in fields that satisfy a predicate. It visits only those fields, since
  /// most entries have none.
  func references(_ predicate: @escaping (FieldSchema) -> Bool) -> [FieldReference] {
    let names = CollectionTable(
      graph.collections.indexed().map { position, collection in
        collection.schema.fields.filter { !fields(in: $0, of: position, predicate).isEmpty }.map(
          \.name)
      })
    guard names.contains(where: { !$0.isEmpty }) else { return [] }
    var found: [FieldReference] = []
    for position in graph.entries.indices {
      guard let collection = graph.entries[position].collection else { continue }
      var walk = ReferenceWalk(from: position, predicate: predicate)
      for name in names[collection] {
        if let item = graph.entries[position].fields.item(name) { walk.visit(item, part: nil) }
      }
      found += walk.found
    }
    return found
  }
}

private struct ReferenceWalk {
  let from: EntryIndex
  let predicate: (FieldSchema) -> Bool
  var found: [FieldReference] = []

  init(from: EntryIndex, predicate: @escaping (FieldSchema) -> Bool) {
    self.from = from
    self.predicate = predicate
  }

  mutating func visit(_ item: Fields.Item, part: String?) {
    visit(item.field.value, item.schema, owner: nil, part: part)
  }

  /// `owner` is the enclosing list or map, if it satisfies the predicate.
  private mutating func visit(
    _ value: FieldValue, _ schema: FieldSchema, owner: FieldSchema?, part: String?
  ) {
    let owner = owner ?? (predicate(schema) ? schema : nil)
    switch value.parts {
    case .none:
      guard let owner, case .reference(let reference) = value else { return }
      found.append(FieldReference(from: from, part: part, field: owner, reference: reference))
    case .items(let items):
      guard case .items(let element) = schema.type.parts else { return }
      for item in items { visit(item.value, element, owner: owner, part: part) }
    case .pairs(let pairs):
      guard case .values(_, let element) = schema.type.parts else { return }
      for pair in pairs { visit(pair.field.value, element, owner: owner, part: part) }
    case .fields(let fields): for item in fields.items { visit(item, part: part) }
    case .subEntries(let parts):
      for inner in parts { for item in inner.fields.items { visit(item, part: inner.id) } }
    }
  }
}
