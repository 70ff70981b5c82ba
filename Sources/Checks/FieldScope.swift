internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// The fields that a name can mean at a place in front matter: those of the innermost record or
/// part, then those around it, and at last those of the entry.
struct FieldScope {
  /// The values and the declarations of each mapping, from outer to inner.
  private var levels: [(fields: Fields, declared: [FieldSchema])]

  init(_ fields: Fields, _ declared: [FieldSchema]) { levels = [(fields, declared)] }

  func adding(_ fields: Fields, _ declared: [FieldSchema]) -> FieldScope {
    var copy = self
    copy.levels.append((fields, declared))
    return copy
  }

  /// Returns the value that a name means, or nil if its field has none.
  func item(_ name: String) -> Fields.Item? {
    let level = levels.last { $0.declared.contains { $0.name == name } }
    return level.flatMap { $0.fields.item(name) }
  }
}

/// The references of one field, with the fields beside and around it.
struct ReferencesInScope {
  let from: EntryIndex
  /// The field. For a list or map it is the whole field.
  let field: FieldSchema
  let references: [Reference]
  let scope: FieldScope
}

extension CheckContext {
  /// Calls `visit` for each field of references that satisfies a predicate, also in records and
  /// parts. It reads only the entries whose schema has such a field.
  func visitReferenceFields(
    _ predicate: @escaping (FieldSchema) -> Bool, _ visit: (ReferencesInScope) -> Void
  ) {
    let fields = referenceFields(predicate)
    if fields.isEmpty { return }
    for collection in Set(fields.map(\.collection)).sorted() {
      let schema = graph.collections[collection].schema
      for position in graph.collections[collection].entries.sorted() {
        let own = graph.entries[position].fields
        let walk = ScopeWalk(from: position, predicate: predicate)
        walk.visit(own, FieldScope(own, schema.allFields), visit)
      }
    }
  }
}

private struct ScopeWalk {
  let from: EntryIndex
  let predicate: (FieldSchema) -> Bool

  func visit(_ fields: Fields, _ scope: FieldScope, _ visit: (ReferencesInScope) -> Void) {
    for item in fields.items {
      if let field = owner(item.schema) {
        var references: [Reference] = []
        visitLeaves(of: item.field, item.schema) { _, leaf in
          if case .reference(let reference) = leaf.value { references.append(reference) }
        }
        visit(
          ReferencesInScope(from: from, field: field, references: references, scope: scope))
      } else {
        inner(item.field.value, item.schema.type, scope, visit)
      }
    }
  }

  /// Returns the field, or the element of a list or map, that satisfies the predicate.
  private func owner(_ field: FieldSchema) -> FieldSchema? {
    if predicate(field), field.type.referenceTarget != nil { return field }
    return switch field.type.parts {
    case .items(let element), .values(_, let element): owner(element)
    case .none, .fields, .subEntries: nil
    }
  }

  private func inner(
    _ value: FieldValue, _ type: FieldType, _ scope: FieldScope,
    _ visit: (ReferencesInScope) -> Void
  ) {
    switch (value.parts, type.parts) {
    case (.items(let items), .items(let element)):
      for item in items { inner(item.value, element.type, scope, visit) }
    case (.pairs(let pairs), .values(_, let element)):
      for pair in pairs { inner(pair.field.value, element.type, scope, visit) }
    case (.fields(let fields), .fields(let declared)):
      self.visit(fields, scope.adding(fields, declared), visit)
    case (.subEntries(let parts), .subEntries(let declared)):
      for part in parts { self.visit(part.fields, scope.adding(part.fields, declared), visit) }
    default: break
    }
  }
}

extension Fields.Item {
  /// The references in the field. For a list or map, those of its items or values.
  var references: [Reference] {
    var references: [Reference] = []
    visitLeaves(of: field, schema) { _, leaf in
      if case .reference(let reference) = leaf.value { references.append(reference) }
    }
    return references
  }
}

extension ContentGraph {
  /// Returns the name of a target in messages, and the form in which a reference names it.
  func name(of target: ReferencedPart) -> (title: String, id: String) {
    let entry = entries[target.entry]
    guard let part = target.part else { return (entry.title, entry.id) }
    return ("\(part.quoted) of \(entry.title)", "\(entry.id)#\(part)")
  }
}
