internal import Bytes

/// The values that a declaration leaves open (`any`), because another reader has them.
extension EditorSchemaWriter {
  /// Returns the reference to a definition.
  static func place(of name: String) -> String { "#/$defs/\(name)" }

  /// The definitions of keys whose declaration is `any`, by the name of the key.
  static let declared: [String: String] = [
    "field": "field", "of": "type", "navigation": "navigation", "items": "links",
    "severities": "severities", "id": "id", "title": "sources", "description": "sources",
    "date": "sources", "aliases": "aliases", "patterns": "patterns", "to": "targets",
    "values": "values",
  ]

  /// All definitions, in order.
  static let definitions: KeyValuePairs<String, JSONValue> = [
    "field": field,
    "type": ["anyOf": [types, ["$ref": "#/$defs/field"]]],
    "targets": anyOf(["type": "string"], ["type": "array", "items": ["type": "string"]]),
    "navigation": ["type": "array", "items": ["$ref": "#/$defs/link"]],
    "links": ["type": "array", "items": ["$ref": "#/$defs/link"]],
    "link": anyOf(
      ["type": "string", "description": "The path of a file, or the route of a page."],
      object(["title": ["type": "string"], "to": ["type": "string"]], required: ["to"]),
      object(
        ["title": ["type": "string"], "items": ["$ref": "#/$defs/links"]],
        required: ["title", "items"])),
    "severities": [
      "type": "object",
      "additionalProperties": anyOf(
        severity, ["type": "object", "additionalProperties": severity]),
    ],
    "id": anyOf(["type": "string"], mapping(of: FieldReader.idKeys)),
    "sources": anyOf(["type": "string"], mapping(of: NameSources.keys)),
    "values": [
      "type": "array", "items": anyOf(["type": scalar], mapping(of: FieldReader.enumValueFields)),
    ],
    "aliases": ["type": "object", "additionalProperties": ["type": "string"]],
    "patterns": [
      "type": "array",
      "items": anyOf(
        ["type": "string"],
        object(["pattern": ["type": "string"], "to": texts], required: ["pattern"])),
    ],
  ]

  /// A declaration of a field: the name of a type, or a mapping. Each type requires its keys.
  private static let field: JSONValue = {
    var declaration = declarations.members(of: FieldKey.schema)
    let required: [(FieldKind, String)] = [
      (.list, "of"), (.map, "of"), (.reference, "to"), (.enumeration, "values"),
      (.record, "fields"), (.assignments, "matrix"),
    ]
    let conditions: [JSONValue] = required.map { kind, key in
      [
        "if": ["properties": ["type": ["const": .string(kind.rawValue)]]],
        "then": ["required": [.string(key)]],
      ]
    }
    declaration.append(.init("allOf", .array(conditions)))
    return anyOf(types, .object(declaration))
  }()

  /// A writer for declarations, which name no entries.
  private static var declarations: EditorSchemaWriter { EditorSchemaWriter { _ in [] } }

  private static func mapping(of keys: [FieldSchema]) -> JSONValue {
    .object(declarations.members(of: keys))
  }

  private static let types: JSONValue = .object([
    .init("enum", .array(FieldKind.names.map { .string($0) }))
  ])

  private static let severity: JSONValue = ["enum": ["error", "warning", "note", "off", false]]

  private static let texts: JSONValue = anyOf(
    ["type": "string"], ["type": "array", "items": ["type": "string"]])

  private static func anyOf(_ values: JSONValue...) -> JSONValue { ["anyOf": .array(values)] }

  private static func object(
    _ properties: JSONValue, required: [String] = []
  ) -> JSONValue {
    [
      "type": "object", "properties": properties,
      "required": .array(required.map { .string($0) }), "additionalProperties": false,
    ]
  }

}
