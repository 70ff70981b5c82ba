internal import Bytes

/// Converts declarations of fields to JSON Schema.
struct EditorSchemaWriter {
  /// The ids that a reference may name.
  let targets: (ReferenceTarget) -> [String]

  /// The most ids that a schema offers for a reference.
  private static let mostOffered = 500

  /// Returns the members that describe a mapping.
  func members(of fields: [FieldSchema], isOpen: Bool = false) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = [
      .init("type", "object"),
      .init("properties", .object(fields.map { .init($0.name, value(of: $0)) })),
    ]
    let required = fields.filter { $0.isRequired && $0.defaultValue == nil }.map(\.name)
    if !required.isEmpty { members.append(.init("required", .array(required.map { .string($0) }))) }
    if !isOpen { members.append(.init("additionalProperties", false)) }
    return members
  }

  /// Returns the schema of a field's values, with its explanation.
  private func value(of field: FieldSchema) -> JSONValue {
    var members: [JSONValue.Member] = []
    if !field.meaning.isEmpty { members.append(.init("description", .string(field.meaning))) }
    return .object(members + self.members(of: field))
  }

  private func members(of field: FieldSchema) -> [JSONValue.Member] {
    let own = typeMembers(of: field)
    var others: [JSONValue] = []
    switch field.shorthand {
    case .item: others.append(["type": Self.scalar])
    case .key(_, let exceptions):
      others.append(["type": "string"])
      others += exceptions.keys.sorted().map { ["const": .string($0)] }
    case nil: break
    }
    if field.allowsSingle, case .list(let element) = field.type {
      others.append(.object(typeMembers(of: element)))
    }
    return others.isEmpty ? own : [.init("anyOf", .array([.object(own)] + others))]
  }

  private func typeMembers(of field: FieldSchema) -> [JSONValue.Member] {
    switch field.type {
    case .string, .text, .markdown: text(field)
    case .integer: [.init("type", "integer")] + limits(of: field, "minimum", "maximum")
    case .number: [.init("type", "number")] + limits(of: field, "minimum", "maximum")
    case .boolean: boolean(field)
    case .date: [.init("type", ["string", "integer"])]
    case .duration: [.init("type", "string")]
    case .quantity: [.init("type", ["string", "number"])]
    case .url: [.init("type", "string"), .init("pattern", "^(https?://|mailto:)")]
    case .enumeration(let values, _): choice(field, values.map(\.id))
    case .reference(let target):
      [.init("type", Self.scalar)] + offered(targets(target), "examples")
    case .list(let element): list(of: element, field)
    case .map(let keys, let element):
      map(of: element, keys.map { targets($0) } ?? [], field)
    case .record(let fields): members(of: fields)
    case .entries(let fields): entries(fields, field)
    case .assignments:
      [.init("type", "array"), .init("items", .object(members(of: FieldReader.assignmentSchema)))]
    case .any: Self.declared[field.name].map { [.init("$ref", .string(Self.place(of: $0)))] } ?? []
    }
  }

  private func text(_ field: FieldSchema) -> [JSONValue.Member] {
    // A plain YAML scalar such as `1.0` is a text too. Its length is that of the source.
    [.init("type", Self.scalar)] + limits(of: field, "minLength", "maxLength")
      + Self.pattern(field.pattern)
  }

  /// Patterns are in the syntax of ICU. Those with a construct that JavaScript may lack are left out.
  private static func pattern(_ pattern: Pattern?) -> [JSONValue.Member] {
    guard let source = pattern?.source,
      !["(?", "\\p", "\\P", "\\h", "\\A", "\\z", "\\Z", "++", "*+", "?+", "[["].contains(
        where: source.contains)
    else { return [] }
    return [.init("pattern", .string("^(?:\(source))$"))]
  }

  private func boolean(_ field: FieldSchema) -> [JSONValue.Member] {
    guard let words = field.booleanWords else { return [.init("type", "boolean")] }
    // YAML reads `yes` as a text in version 1.2 and as true in version 1.1.
    return [.init("enum", [true, false, .string(words.yes), .string(words.no)])]
  }

  private func choice(_ field: FieldSchema, _ ids: [String]) -> [JSONValue.Member] {
    let values: JSONValue.Member = .init("enum", .array(ids.map(Self.written)))
    guard field.takesHexColors else { return [values] }
    let color: JSONValue = ["type": "string", "pattern": "^#[0-9a-fA-F]{6}$"]
    return [.init("anyOf", [.object([values]), color])]
  }

  /// Returns the value that YAML reads from a plain scalar.
  private static func written(_ id: String) -> JSONValue {
    if id == "true" || id == "false" { return .bool(id == "true") }
    return Int(id).map { .integer($0) } ?? .string(id)
  }

  private func list(of element: FieldSchema, _ field: FieldSchema) -> [JSONValue.Member] {
    [.init("type", "array"), .init("items", .object(members(of: element)))]
      + limits(of: field, "minItems", "maxItems")
      + (field.isUnique ? [.init("uniqueItems", true)] : [])
  }

  private func map(
    of element: FieldSchema, _ keys: [String], _ field: FieldSchema
  ) -> [JSONValue.Member] {
    let known = keys.prefix(Self.mostOffered).map { JSONValue.Member($0, value(of: element)) }
    return [.init("type", "object")]
      + (known.isEmpty ? [] : [.init("properties", .object(known))])
      + [.init("additionalProperties", value(of: element))]
      + limits(of: field, "minProperties", "maxProperties")
  }

  /// Parts, as a list or by their ids.
  private func entries(_ fields: [FieldSchema], _ field: FieldSchema) -> [JSONValue.Member] {
    let keys = FieldReader.partKeys.filter { key in !fields.contains { $0.name == key.name } }
    let title = keys.filter { $0.name == "title" }
    let list =
      [
        .init("type", "array"), .init("items", .object(members(of: keys + fields))),
      ] + limits(of: field, "minItems", "maxItems")
    // The value of an id may be the title alone.
    let named: JSONValue = ["anyOf": [.object(members(of: title + fields)), ["type": "string"]]]
    return [
      .init("anyOf", [.object(list), ["type": "object", "additionalProperties": named]])
    ]
  }

  private func offered(_ ids: [String], _ key: String) -> [JSONValue.Member] {
    ids.isEmpty ? [] : [.init(key, .array(ids.prefix(Self.mostOffered).map { .string($0) }))]
  }

  private func limits(
    of field: FieldSchema, _ low: String, _ high: String
  ) -> [JSONValue.Member] {
    [(low, field.minimum), (high, field.maximum)].compactMap { key, limit in
      guard let limit else { return nil }
      return .init(key, Int(exactly: limit).map { .integer($0) } ?? .number(limit))
    }
  }

  /// The types of YAML scalars that Demarc reads as text.
  static let scalar: JSONValue = ["string", "number", "boolean"]
}
