internal import ContentFormat
internal import ContentModel
internal import Diagnostics

extension Check {
  /// Checks references between schemas: `to` names collections, `matrix` names a matrix, and the
  /// name of an inverse is unused in the target. Reports ``Rule/schemaError``.
  static let schemaReferences = Check(.schemaError) { context in
    context.graph.collections.flatMap { collection in
      collection.schema.fields.flatMap { field in
        let location = field.location ?? collection.schema.location
        return problems(field, at: location, context.graph)
          + NamedFields(graph: context.graph, schema: collection.schema).problems(field, location)
          + inverse(field, at: location, context.graph)
      }
    }
  }

  /// An inverse must be a new name or a reference back.
  private static func inverse(
    _ field: FieldSchema, at location: SourceLocation, _ graph: ContentGraph
  ) -> [Finding] {
    guard let name = field.inverse else { return [] }
    return field.type.referencedCollections.compactMap { graph.collection($0) }
      .compactMap { position in
        let schema = graph.collections[position].schema
        guard let other = schema.allFields.first(where: { $0.name == name }), !other.isUnchecked,
          other.type.referencedCollections.isEmpty
        else { return nil }
        return Finding(
          .schemaError, at: location,
          "`inverse` names \(name.quoted), a field of \(schema.plural) that refers to nothing",
          notes: other.location.map { [.init("that field", at: $0)] } ?? [],
          help: ["choose another name for the inverse"])
      }
  }

  private static func problems(
    _ field: FieldSchema, at location: SourceLocation, _ graph: ContentGraph
  ) -> [Finding] {
    if case .reference(let target) = field.type {
      return problems(target, field.nameLocations, at: location, graph)
    }
    if case .assignments(let matrix) = field.type {
      return unknownMatrix(matrix, field.nameLocations, at: location, graph)
    }
    switch field.type.parts {
    case .none: return []
    case .items(let element): return problems(inner(element, of: field), at: location, graph)
    case .values(let keys, let element):
      return (keys.map { problems($0, field.nameLocations, at: location, graph) } ?? [])
        + unknownMatrix(field.matrixConstraint?.matrix, field.nameLocations, at: location, graph)
        + problems(inner(element, of: field), at: location, graph)
    case .fields(let fields), .subEntries(let fields):
      return fields.flatMap { problems($0, at: $0.location ?? location, graph) }
    }
  }

  private static func unknownMatrix(
    _ matrix: String?, _ nameLocations: [String: SourceLocation], at location: SourceLocation,
    _ graph: ContentGraph
  ) -> [Finding] {
    guard let matrix, !graph.declaresMatrix(matrix) else { return [] }
    return [
      Finding(
        .schemaError, at: nameLocations[matrix] ?? location, "there is no matrix \(matrix.quoted)",
        help: didYouMean(matrix, in: graph.matrices.map { graph.entries[$0.entry].id }))
    ]
  }

  /// Returns the element with the locations of the declaration that it shares with its list or map.
  private static func inner(_ element: FieldSchema, of field: FieldSchema) -> FieldSchema {
    var copy = element
    copy.nameLocations.merge(field.nameLocations) { own, _ in own }
    return copy
  }

  private static func problems(
    _ target: ReferenceTarget, _ nameLocations: [String: SourceLocation],
    at location: SourceLocation,
    _ graph: ContentGraph
  ) -> [Finding] {
    target.collections.compactMap { name in
      let place = nameLocations[name] ?? location
      guard let position = graph.collection(name) else {
        return Finding(
          .schemaError, at: place, "there is no collection \(name.quoted)",
          help: didYouMean(name, in: graph.collections.map(\.schema.name)))
      }
      guard let id = target.entry, graph.entry(id, in: position) == nil,
        !graph.isUnparsed(id, in: name), !graph.drafts.contains("\(name):\(id)")
      else { return nil }
      let collection = graph.collections[position]
      return Finding(
        .schemaError, at: place,
        "there is no \(collection.schema.singular) \(id.quoted)",
        help: didYouMean(id, in: collection.entries.map { graph.entries[$0].id }))
    }
  }
}

extension FieldType {
  /// The collections that a value refers to, or none if it is not a reference.
  fileprivate var referencedCollections: [String] {
    if case .reference(let target) = self { return target.collections }
    return switch parts {
    case .items(let element): element.type.referencedCollections
    case .values(let keys, let element):
      (keys?.collections ?? []) + element.type.referencedCollections
    case .none, .fields, .subEntries: []
    }
  }
}
