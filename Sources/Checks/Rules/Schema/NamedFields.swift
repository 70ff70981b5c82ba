internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// Checks the fields that `not_above`, `pinned`, `by`, `numbering`, `excludes` and `within` name. The
/// field must exist, for the first two at both ends, and a field of `not_above` must be ordered.
struct NamedFields {
  let graph: ContentGraph
  let schema: CollectionSchema

  /// Returns the findings of a field declaration, including nested declarations.
  ///
  /// - Parameter outer: The fields of the records and parts around the field, from outer to inner.
  func problems(
    _ field: FieldSchema, _ location: SourceLocation, within outer: [[FieldSchema]] = []
  ) -> [Finding] {
    let own =
      unknownOrder(field, location) + unknownEdition(field, location) + unknownLine(field, location)
      + unknownNumbering(field, location)
      + unknownExclusion(field, outer) + unknownPath(field, outer)
    return switch field.type.parts {
    case .none: own
    case .items(let element), .values(_, let element):
      own + problems(element, element.location ?? location, within: outer)
    case .fields(let parts), .subEntries(let parts):
      own + parts.flatMap { problems($0, $0.location ?? location, within: outer + [parts]) }
    }
  }

  // MARK: Other relations

  /// Returns findings for names in `excludes` that are not those of fields with the same targets.
  private func unknownExclusion(_ field: FieldSchema, _ outer: [[FieldSchema]]) -> [Finding] {
    field.excludes.compactMap { name in
      guard let other = visible(name.name, outer) else {
        return missing(name, of: "excludes", among: names(outer))
      }
      if other.isUnchecked { return nil }
      guard let targets = other.type.referenceTarget else {
        return noReference(name, other, of: "excludes")
      }
      if other.name == field.name, other.location == field.location {
        return Finding(
          .schemaError, at: name.location, "`excludes` names the field itself",
          help: ["name the other relation"])
      }
      return differentTargets(field, name, targets, other, of: "excludes")
    }
  }

  /// Returns the finding for the first name in `within` that leads to no reference.
  private func unknownPath(_ field: FieldSchema, _ outer: [[FieldSchema]]) -> [Finding] {
    guard let first = field.within.first else { return [] }
    guard var last = visible(first.name, outer) else {
      return [missing(first, of: "within", among: names(outer))]
    }
    if last.isUnchecked { return [] }
    if field.within.count == 1, last.name == field.name, last.location == field.location {
      return [
        Finding(
          .schemaError, at: first.location, "`within` names the field itself",
          help: ["name the relation that has to include its targets"])
      ]
    }
    guard var targets = last.type.referenceTarget else {
      return [noReference(first, last, of: "within")]
    }
    for step in field.within.dropFirst() {
      let schemas = readable(targets)
      let found = schemas.flatMap { declarations(of: step.name, in: $0) }
      if schemas.isEmpty || found.contains(where: \.isUnchecked) { return [] }
      guard let next = found.first else {
        let owner = schemas.map(\.plural).listed("or")
        return [
          missing(
            step, of: "within", among: schemas.flatMap { $0.allFields.map(\.name) }, owner: owner)
        ]
      }
      let references = found.compactMap(\.type.referenceTarget)
      if references.isEmpty { return [noReference(step, next, of: "within")] }
      targets = ReferenceTarget(references.flatMap { $0.options.map(\.text) })
      last = next
    }
    guard let end = field.within.last else { return [] }
    return [differentTargets(field, end, targets, last, of: "within")].compactMap(\.self)
  }

  /// Returns the field that a name means beside a field: the innermost one.
  private func visible(_ name: String, _ outer: [[FieldSchema]]) -> FieldSchema? {
    (outer.reversed() + [schema.allFields]).lazy.compactMap { fields in
      fields.first { $0.name == name }
    }.first
  }

  private func names(_ outer: [[FieldSchema]]) -> [String] {
    (outer.reversed() + [schema.allFields]).flatMap { $0.map(\.name) }
  }

  /// Returns the fields with a name of the entries of a collection and of their parts.
  private func declarations(of name: String, in schema: CollectionSchema) -> [FieldSchema] {
    let ofParts = schema.fields.fieldsOfSubEntries.flatMap { part -> [FieldSchema] in
      guard case .subEntries(let fields) = part.type.parts else { return [] }
      return fields
    }
    return (schema.allFields + ofParts).filter { $0.name == name }
  }

  private func readable(_ target: ReferenceTarget) -> [CollectionSchema] {
    target.collections.compactMap { graph.collection($0) }.map { graph.collections[$0].schema }
      .filter { !$0.isBroken }
  }

  private func missing(
    _ name: FieldConstraints.DeclaredName, of constraint: String, among names: [String],
    owner: String? = nil
  ) -> Finding {
    Finding(
      .schemaError, at: name.location,
      "\(constraint.quoted) names \(name.name.quoted), which is not a field of \(owner ?? schema.plural)",
      help: didYouMean(name.name, in: names))
  }

  private func noReference(
    _ name: FieldConstraints.DeclaredName, _ field: FieldSchema, of constraint: String
  ) -> Finding {
    Finding(
      .schemaError, at: name.location,
      "\(constraint.quoted) names \(name.name.quoted), which is not a reference",
      notes: field.location.map { [.init("declared here", at: $0)] } ?? [],
      help: ["name a field of type `reference`, or a list of references"])
  }

  /// Returns a finding if two fields can never have the same target.
  private func differentTargets(
    _ field: FieldSchema, _ name: FieldConstraints.DeclaredName, _ targets: ReferenceTarget,
    _ other: FieldSchema, of constraint: String
  ) -> Finding? {
    guard let own = field.type.referenceTarget,
      Set(own.collections).isDisjoint(with: targets.collections)
    else { return nil }
    return Finding(
      .schemaError, at: name.location,
      "\(constraint.quoted) names \(name.name.quoted), which refers to \(targets.collections.listed()), and \(field.name.quoted) to \(own.collections.listed())",
      notes: other.location.map { [.init("declared here", at: $0)] } ?? [],
      help: ["name a field whose targets can be those of \(field.name.quoted)"])
  }

  // MARK: Order, editions and lines of matrices

  private func unknownOrder(_ field: FieldSchema, _ location: SourceLocation) -> [Finding] {
    guard let name = field.notAbove else { return [] }
    let place = field.nameLocations[name] ?? location
    guard let own = declared(name, in: schema) else {
      return [missing(name, of: "not_above", in: schema, at: place)]
    }
    if own.isUnchecked { return [] }
    guard own.type.isOrdered else {
      return [
        Finding(
          .schemaError, at: place,
          "`not_above` names \(name.quoted), whose values have no order",
          notes: own.location.map { [.init("declared here", at: $0)] } ?? [],
          help: ["use a number, date or duration, or an `enum` with `ordered: true`"])
      ]
    }
    return targets(of: field).filter { $0.name != schema.name }.compactMap { target in
      guard let other = declared(name, in: target) else {
        return missing(name, of: "not_above", in: target, at: place)
      }
      guard !other.isUnchecked, !own.type.isComparable(with: other.type) else { return nil }
      return Finding(
        .schemaError, at: place,
        "\(name.quoted) of \(schema.plural) and of \(target.plural) cannot be compared",
        notes: other.location.map { [.init("the other one", at: $0)] } ?? [],
        help: ["declare both with the same type, and for `enum` with the same values"])
    }
  }

  private func unknownEdition(_ field: FieldSchema, _ location: SourceLocation) -> [Finding] {
    guard let name = field.pinned else { return [] }
    let place = field.nameLocations[name] ?? location
    return targets(of: field).compactMap { target in
      guard let other = declared(name, in: target) else {
        return missing(name, of: "pinned", in: target, at: place)
      }
      switch other.type {
      case .string, .text, .integer, .number, .date, .enumeration, .any: return nil
      case .markdown, .boolean, .duration, .quantity, .url, .list, .map, .record, .reference,
        .assignments,
        .entries:
        return Finding(
          .schemaError, at: place,
          "`pinned` names \(name.quoted), whose type cannot contain an edition",
          notes: other.location.map { [.init("declared here", at: $0)] } ?? [],
          help: ["use a text, a number, a date or an `enum`"])
      }
    }
  }

  private func unknownLine(_ field: FieldSchema, _ location: SourceLocation) -> [Finding] {
    guard let name = field.matrixConstraint?.by else { return [] }
    let place = field.nameLocations[name] ?? location
    guard let other = declared(name, in: schema) else {
      return [missing(name, of: "by", in: schema, at: place)]
    }
    if case .reference = other.type { return [] }
    if other.isUnchecked { return [] }
    return [
      Finding(
        .schemaError, at: place, "`by` names \(name.quoted), which is not a reference",
        notes: other.location.map { [.init("declared here", at: $0)] } ?? [],
        help: ["name a field that refers to a row or a column of the matrix"])
    ]
  }

  private func unknownNumbering(_ field: FieldSchema, _ location: SourceLocation) -> [Finding] {
    guard let name = field.numbering else { return [] }
    let place = field.nameLocations[name] ?? location
    guard let other = declared(name, in: schema) else {
      return [missing(name, of: "numbering", in: schema, at: place)]
    }
    if other.isUnchecked { return [] }
    if case .list(let element) = other.type, case .string = element.type { return [] }
    return [
      Finding(
        .schemaError, at: place, "`numbering` names \(name.quoted), which is not a list of strings",
        notes: other.location.map { [.init("declared here", at: $0)] } ?? [],
        help: ["declare it as `{ type: list, of: string }`"])
    ]
  }

  private func missing(
    _ name: String, of constraint: String, in schema: CollectionSchema, at place: SourceLocation
  ) -> Finding {
    Finding(
      .schemaError, at: place,
      "\(constraint.quoted) names \(name.quoted), which is not a field of \(schema.plural)",
      help: didYouMean(name, in: schema.allFields.map(\.name)))
  }

  private func declared(_ name: String, in schema: CollectionSchema) -> FieldSchema? {
    schema.allFields.first { $0.name == name }
  }

  /// The readable collections that a field refers to.
  private func targets(of field: FieldSchema) -> [CollectionSchema] {
    (field.type.referenceTarget?.collections ?? []).compactMap { graph.collection($0) }
      .map { graph.collections[$0].schema }
      .filter { !$0.isBroken }
  }
}
