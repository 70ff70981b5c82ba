internal import ContentFormat
internal import ContentModel
internal import Diagnostics

extension Check {
  /// Checks references between schemas: `to` names collections, `matrix` names a matrix, and the
  /// name of an inverse is unused in the target. Reports ``Rule/schemaError``.
  static let schemaReferences = Check(.schemaError) { context in
    let findings = context.graph.collections.flatMap { collection in
      collection.schema.fields.flatMap { field in
        let location = field.location ?? collection.schema.location
        return problems(field, at: location, context.graph)
          + NamedFields(graph: context.graph, schema: collection.schema).problems(field, location)
          + inverse(field, at: location, context.graph)
      }
    }
    // Many fields may use a name that is both a field and an entry. It is one mistake.
    var clashes: Set<String> = []
    return findings.filter {
      $0.help != helpForClash || clashes.insert($0.message).inserted
    }
  }

  private static let helpForClash = ["give one of them another name"]

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
    let known = graph.matrices.map { graph.entries[$0.entry].id }
    let near = didYouMean(matrix, in: known)
    let listed =
      known.isEmpty
      ? "a matrix is a file such as `matrix/\(matrix).md`, in a folder whose `_collection.yml` has `kind: matrix`"
      : String.listedMatrices(known)
    return [
      Finding(
        .schemaError, at: nameLocations[matrix] ?? location, "there is no matrix \(matrix.quoted)",
        help: near.isEmpty ? [listed] : near)
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
    target.options.compactMap { option in
      let name = option.collection
      let place = nameLocations[option.text] ?? nameLocations[name] ?? location
      guard let position = graph.collection(name) else {
        let near = didYouMean(name, in: graph.collections.map(\.schema.name))
        return Finding(
          .schemaError, at: place, "there is no collection \(name.quoted)",
          help: near.isEmpty ? [.missingSchema(of: name)] : near)
      }
      if let old = graph.oldName(
        ofCollection: name, in: option.text, .schemaError, at: place, "schema key")
      {
        return old
      }
      return option.parts.flatMap { parts in
        oldName(option, of: position, at: place, graph)
          ?? problem(parts, of: position, at: place, graph)
      }
    }
  }

  /// Reports a name after `#` that is the old id of a renamed entry.
  private static func oldName(
    _ option: ReferenceTarget.Option, of position: CollectionIndex, at place: SourceLocation,
    _ graph: ContentGraph
  ) -> Finding? {
    guard let parts = option.parts, let rename = graph.renamedIDs(in: position)[parts] else {
      return nil
    }
    let new = graph.entries[rename.entry].id
    let schema = graph.collections[position].schema
    return Finding(
      .schemaError, at: place, "there is no \(schema.singular) \(parts.quoted)",
      help: ["\(rename.isCertain ? "it is now" : "it may be") \(new.quoted)"],
      fix: rename.isCertain
        ? Fix(
          place.path,
          [.init(place.range, "\(option.collection)#\(new)", insteadOf: option.text)]) : nil,
      consequence: Consequence(of: graph.cause(of: rename), "schema key"))
  }

  /// Checks the name after `#` in `to`: the id of an entry, the name of a field of parts, or `*`.
  private static func problem(
    _ parts: String, of position: CollectionIndex, at place: SourceLocation, _ graph: ContentGraph
  ) -> Finding? {
    let collection = graph.collections[position]
    let schema = collection.schema
    let fields = schema.fields.fieldsOfSubEntries
    let field = fields.first { $0.name == parts }
    let entry = graph.entry(parts, in: position)
    if let field, let entry {
      return Finding(
        .schemaError, at: place,
        "\(parts.quoted) is both a field of \(schema.plural) and the id of one",
        notes: [
          .init("the field", at: field.location ?? schema.location),
          .init(
            "the \(schema.singular)", at: graph.entries[entry].at(graph.entries[entry].idRange)),
        ],
        help: helpForClash)
    }
    let isUnknown = schema.isBroken || schema.fields.contains(where: \.isUnchecked)
    if parts == ReferenceTarget.Option.everyPart {
      guard fields.isEmpty, !isUnknown else { return nil }
      return Finding(
        .schemaError, at: place, "\(schema.plural) have no parts",
        notes: [.init("their schema", at: schema.location)],
        help: ["declare a field of type `entries`, or remove `#*`"])
    }
    guard field == nil, entry == nil, !isUnknown, !graph.isUnparsed(parts, in: schema.name),
      !graph.drafts.contains("\(schema.name):\(parts)")
    else { return nil }
    let kinds = fields.isEmpty ? "" : ", and no field of parts has that name"
    let near = didYouMean(
      parts, in: collection.entries.map { graph.entries[$0].id } + fields.map(\.name))
    let known = fields.map { "\(schema.name)#\($0.name)".quoted }
    return Finding(
      .schemaError, at: place, "there is no \(schema.singular) \(parts.quoted)\(kinds)",
      help: near.isEmpty && !known.isEmpty
        ? ["the parts of \(schema.plural) are \(known.listedBriefly("or"))"] : near)
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
