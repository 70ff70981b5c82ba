package import Diagnostics

extension Rule {
  /// A required field is missing or empty.
  package static let missingField = Rule(
    "missing-field", stage: .content,
    what: "A required field is absent or empty.",
    why: "Pages, lists and checks rely on it.",
    example: """
      ---
      description: A page without a title
      ---
      """,
    fix: "Add the field.")
}

extension Finding {
  /// Reports missing fields: one finding for each, or a single finding if there are more than 20.
  static func missingFields(
    _ fields: [FieldSchema], of node: YAMLNode, in file: SourceFile
  ) -> [Finding] {
    guard fields.count > 20 else {
      return fields.map { missingField($0, of: node, key: nil, in: file) }
    }
    let start = Int(node.range.start)
    return [
      Finding(
        .missingField, at: file.at(SourceRange(start, start)),
        "\(grouped(fields.count)) required fields are missing",
        help: ["add \(fields.lazy.map(\.name.quoted).listedBriefly())"])
    ]
  }

  package static func missingField(
    _ field: FieldSchema, of node: YAMLNode, key: YAMLNode.Pair?, in file: SourceFile
  ) -> Finding {
    let start = Int(node.range.start)
    let notes = field.location.map { [Note("required here", at: $0)] } ?? []
    guard let key else {
      return Finding(
        .missingField, at: file.at(SourceRange(start, start)),
        "the required field \(field.name.quoted) is missing", notes: notes,
        help: ["add `\(field.name): …`, \(field.type.expectation)"])
    }
    return Finding(
      .missingField, at: file.at(key.keyRange),
      "the required field \(field.name.quoted) is empty", notes: notes,
      help: ["give it \(field.type.expectation)"])
  }

  /// Reports a matrix that does not say what its rows or columns are.
  ///
  /// - Parameters:
  ///   - sides: Each missing key with the collection to which the headers of the table link.
  ///   - start: The start of the front matter.
  package static func missingSides(
    _ sides: [(name: String, collection: String?)], at start: SourceLocation
  ) -> Finding {
    let names = sides.map(\.name.quoted).listed()
    let keys = sides.map { "\($0.name): \($0.collection ?? "NAME")".quoted }.listed()
    let isClear = sides.allSatisfy { $0.collection != nil }
    return Finding(
      .missingField, at: start,
      "the required \(sides.count == 1 ? "field \(names) is" : "fields \(names) are") missing",
      help: [
        isClear
          ? "add \(keys)"
          : "add \(keys): the collection whose entries \(sides.count == 1 ? "the \(sides[0].name) are" : "they are"), or `table` for the headers in the table"
      ])
  }

  static func emptyField(_ field: FieldSchema, at location: SourceLocation) -> Finding {
    Finding(
      .missingField, at: location, "the required field \(field.name.quoted) is empty",
      notes: field.location.map { [Note("required here", at: $0)] } ?? [],
      help: ["give it \(field.type.expectation)"])
  }

  /// Reports an entry or page none of whose sources of a name has a value.
  package static func missingName(
    _ kind: NameKind, tried: NameSources, at location: SourceLocation
  ) -> Finding {
    Finding(
      .missingField, at: location,
      "there is no \(kind.rawValue) here: \(tried.items.map(\.noun).listed("and"))",
      notes: tried.location.map { [Note("its sources are declared here", at: $0)] } ?? [],
      help: ["add one of them"])
  }

  /// Reports an entry none of whose sources of an id has a value.
  package static func missingID(tried: IDRule, at location: SourceLocation) -> Finding {
    Finding(
      .missingField, at: location,
      "there is no id here: \(tried.sources.map(\.noun).listed("and"))",
      notes: tried.location.map { [Note("its sources are declared here", at: $0)] } ?? [],
      help: ["add one of them, or name another source in `from`"])
  }
}
