internal import ContentModel
internal import Diagnostics

/// A reference of front matter along a field that a schema asks something of.
struct FieldReference: Sendable {
  /// The entry that refers, by position.
  let from: Int
  /// The sub-entry in which the reference stands.
  let part: String?
  /// The field: a list or map as a whole, whose constraints speak of each reference in it.
  let field: FieldSchema
  let reference: Reference
}

/// A field of references that a schema asks something of.
struct ReferenceField: Sendable {
  /// The collection that declares it, by position.
  let collection: Int
  let field: FieldSchema
  let target: ReferenceTarget
}

extension CheckContext {
  /// The fields of references with a constraint, records and sub-entries looked through.
  func referenceFields(_ asks: (FieldSchema) -> Bool) -> [ReferenceField] {
    graph.collections.enumerated().flatMap { position, collection in
      collection.schema.fields.flatMap { fields(in: $0, of: position, asks) }
    }
  }

  private func fields(
    in field: FieldSchema, of collection: Int, _ asks: (FieldSchema) -> Bool
  ) -> [ReferenceField] {
    if asks(field), let target = field.type.referenceTarget {
      return [ReferenceField(collection: collection, field: field, target: target)]
    }
    return switch field.type.parts {
    case .none: []
    case .items(let element), .values(_, let element): fields(in: element, of: collection, asks)
    case .fields(let parts), .subEntries(let parts):
      parts.flatMap { fields(in: $0, of: collection, asks) }
    }
  }

  /// The references along fields with a constraint. Only fields in which one is declared are
  /// looked through: most entries have none.
  func references(_ asks: @escaping (FieldSchema) -> Bool) -> [FieldReference] {
    let names = graph.collections.enumerated().map { position, collection in
      collection.schema.fields.filter { !fields(in: $0, of: position, asks).isEmpty }.map(\.name)
    }
    guard names.contains(where: { !$0.isEmpty }) else { return [] }
    var walk = ReferenceWalk(asks: asks)
    for position in graph.entries.indices {
      guard let collection = graph.entries[position].collection else { continue }
      walk.from = position
      for name in names[collection] {
        if let item = graph.entries[position].fields.item(name) { walk.visit(item, part: nil) }
      }
    }
    return walk.found
  }
}

private struct ReferenceWalk {
  let asks: (FieldSchema) -> Bool
  var from = 0
  var found: [FieldReference] = []

  init(asks: @escaping (FieldSchema) -> Bool) { self.asks = asks }

  mutating func visit(_ item: Fields.Item, part: String?) {
    visit(item.field.value, item.schema, owner: nil, part: part)
  }

  /// `owner` is the list or map around a value, if it asks.
  private mutating func visit(
    _ value: FieldValue, _ schema: FieldSchema, owner: FieldSchema?, part: String?
  ) {
    let owner = owner ?? (asks(schema) ? schema : nil)
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
