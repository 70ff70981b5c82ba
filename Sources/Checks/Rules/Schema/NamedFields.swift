internal import ContentModel
internal import Diagnostics

/// The fields that `not_above`, `pinned` and `by` name: they have to be there, the first two at both
/// ends, and those of `not_above` have to have an order.
struct NamedFields {
  let graph: ContentGraph
  /// The collection that declares the constraint.
  let schema: CollectionSchema

  /// What is wrong in a field's declaration, records and lists looked through.
  func problems(_ field: FieldSchema, _ location: SourceLocation) -> [Finding] {
    let own =
      unknownOrder(field, location) + unknownEdition(field, location) + unknownLine(field, location)
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
    let place = field.places[name] ?? location
    guard let own = declared(name, in: schema) else {
      return [missing(name, of: "not_above", in: schema, at: place)]
    }
    if own.isUndeclared { return [] }
    guard own.type.isOrdered else {
      return [
        Finding(
          .schemaError, at: place,
          "`not_above` names \(name.quoted), whose values have no order",
          notes: own.location.map { [.init("it is declared here", at: $0)] } ?? [],
          help: ["numbers, dates, durations and an `enum` with `ordered: true` have one"])
      ]
    }
    return targets(of: field).filter { $0.name != schema.name }.compactMap { target in
      guard let other = declared(name, in: target) else {
        return missing(name, of: "not_above", in: target, at: place)
      }
      guard !other.isUndeclared, !own.type.isComparable(with: other.type) else { return nil }
      return Finding(
        .schemaError, at: place,
        "\(name.quoted) of \(schema.plural) and of \(target.plural) cannot be compared",
        notes: other.location.map { [.init("the other one", at: $0)] } ?? [],
        help: ["declare both with one type, and an `enum` with the same values"])
    }
  }

  private func unknownEdition(_ field: FieldSchema, _ location: SourceLocation) -> [Finding] {
    guard let name = field.pinned else { return [] }
    let place = field.places[name] ?? location
    return targets(of: field).compactMap { target in
      guard let other = declared(name, in: target) else {
        return missing(name, of: "pinned", in: target, at: place)
      }
      switch other.type {
      case .string, .text, .integer, .number, .date, .enumeration, .any: return nil
      case .markdown, .boolean, .duration, .url, .list, .map, .record, .reference, .assignments,
        .entries:
        return Finding(
          .schemaError, at: place,
          "`pinned` names \(name.quoted), which cannot say an edition",
          notes: other.location.map { [.init("it is declared here", at: $0)] } ?? [],
          help: ["it goes with a text, a number, a date or an `enum`"])
      }
    }
  }

  private func unknownLine(_ field: FieldSchema, _ location: SourceLocation) -> [Finding] {
    guard let name = field.heldAgainst?.by else { return [] }
    let place = field.places[name] ?? location
    guard let other = declared(name, in: schema) else {
      return [missing(name, of: "by", in: schema, at: place)]
    }
    if case .reference = other.type { return [] }
    if other.isUndeclared { return [] }
    return [
      Finding(
        .schemaError, at: place, "`by` names \(name.quoted), which is no reference",
        notes: other.location.map { [.init("it is declared here", at: $0)] } ?? [],
        help: ["name a field that refers to a row or a column of the matrix"])
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

  /// The collections that a field leads to, as far as they are there and can be read.
  private func targets(of field: FieldSchema) -> [CollectionSchema] {
    (field.type.referenceTarget?.collections ?? []).compactMap { graph.collection($0) }
      .map { graph.collections[$0].schema }
      .filter { !$0.isBroken }
  }
}
