internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// Checks the fields that `not_above`, `pinned`, `by` and `numbering` name. The field must exist, for
/// the first two at both ends, and a field of `not_above` must be ordered.
struct NamedFields {
  let graph: ContentGraph
  let schema: CollectionSchema

  /// Returns the findings of a field declaration, including nested declarations.
  func problems(_ field: FieldSchema, _ location: SourceLocation) -> [Finding] {
    let own =
      unknownOrder(field, location) + unknownEdition(field, location) + unknownLine(field, location)
      + unknownNumbering(field, location)
    return switch field.type.parts {
    case .none: own
    case .items(let element), .values(_, let element):
      own + problems(element, element.location ?? location)
    case .fields(let parts), .subEntries(let parts):
      own + parts.flatMap { problems($0, $0.location ?? location) }
    }
  }

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
