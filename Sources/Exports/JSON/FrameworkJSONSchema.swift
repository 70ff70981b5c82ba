internal import Bytes

/// The JSON Schema of `framework.json`. Readers may ignore members that it does not name: a version with
/// the same first number may add some.
package enum FrameworkJSONSchema {
  /// The name of the published file.
  package static let fileName = "framework.schema.json"

  /// The schema.
  package static var text: String { schema.text }

  private static let schema = JSONValue.object([
    .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
    .init("title", "A framework, exported by Demarc"),
    .init("type", "object"),
    .init(
      "required",
      [
        "format", "site", "collections", "entries", "relations", "matrices", "redirects", "retired",
      ]),
    .init(
      "properties",
      [
        "$schema": text("The schema of this file."),
        "format": object(
          "The format and its version.", required: ["name", "version"],
          [
            "name": ["const": "demarc-framework"],
            "version": ["type": "string", "pattern": "^1\\.[0-9]+$"],
          ]),
        "site": reference("site"), "collections": list("collection"), "entries": list("entry"),
        "relations": list("relation"), "matrices": list("matrix"), "redirects": list("redirect"),
        "retired": list("retired"),
      ]),
    .init("$defs", definitions),
  ])

  private static let definitions: JSONValue = [
    "site": object(
      "The site. `id` is its lasting name.", required: ["title", "language"],
      [
        "id": text("The lasting name, from which identifiers follow."), "title": text("The title."),
        "description": text("A sentence about the site."), "url": text("The address, if declared."),
        "language": text("The language of the content (BCP 47)."),
        "version": text("The version of the framework."),
        "version_date": text("The day of that version."),
        "repository": text("The address of the source repository."),
      ]),
    "collection": object(
      "A collection, its schema, and the ids of its entries in the order of pages.",
      required: ["name", "title", "route", "kind", "fields", "order"],
      [
        "name": text("The name that references use."), "title": text("The title."),
        "singular": text("The noun for one entry."), "plural": text("The noun for several."),
        "description": text("An introduction."), "route": text("The route of its page."),
        "kind": choice(["entries", "matrix"]), "fields": list("field"), "order": texts("The ids."),
      ]),
    "field": object("The declaration of a field.", required: ["name", "label", "type"], field),
    "value_type": object("The type of items or values.", required: ["type"], valueType),
    "choice": object(
      "A value and its label.", required: ["id", "label"],
      ["id": text("The id."), "label": text("The label.")]),
    "target": object(
      "An entry, or a part of one. A page outside of collections has no collection.",
      required: ["id"],
      [
        "collection": text("The collection."), "id": text("The id of the entry."),
        "part": text("The id of the part."),
      ]),
    "entry": object(
      "An entry of a collection, or a page.",
      required: ["id", "title", "url", "route", "path", "fields", "markdown"], entry),
    "part": object(
      "A named part of an entry, such as a clause.",
      required: ["id", "title", "field", "url", "anchor", "fields"],
      [
        "id": text("The id, unique in the entry."), "title": text("The title."),
        "field": text("The field that contains it."),
        "parent": text("The part that contains it."), "url": text("The address."),
        "anchor": text("The anchor on the page."), "fields": values,
      ]),
    "relation": object(
      "A reference: `type` is the name of the field.", required: ["type", "source", "target"],
      ["type": text("The field."), "source": reference("target"), "target": reference("target")]),
    "matrix": object(
      "A matrix.",
      required: ["id", "title", "url", "route", "kind", "rows", "columns", "cells"], matrix),
    "axis": object(
      "The rows or columns of a matrix, in order.", required: ["headers"],
      [
        "collection": text("The collection whose entries they are."), "headers": list("header"),
      ]),
    "header": object(
      "A row or column.", required: ["id", "title"],
      [
        "id": text("The id."), "title": text("The title."), "group": text("Its group."),
        "notes": texts("Its footnotes."),
      ]),
    "level": object(
      "A possible value of cells.", required: ["id", "label", "letter", "color", "applicable"],
      [
        "id": text("The id."), "label": text("The label."), "letter": text("An abbreviation."),
        "color": text("The colour."), "meaning": text("The meaning."),
        "aliases": texts("Other names."), "applicable": flag("False if no duty arises."),
        "split": flag("True if several parties share the duty."),
        "crosswalk": [
          "type": "object", "additionalProperties": ["type": "string"],
          "description": "Its words in other matrices of responsibility.",
        ],
      ]),
    "mark": object(
      "A flag of cells.", required: ["id", "sign", "label"],
      [
        "id": text("The id."), "sign": text("The sign."), "label": text("The label."),
        "meaning": text("The meaning."),
      ]),
    "cell": object("A cell.", required: ["row", "column", "url"], cell),
    "redirect": object(
      "A former route.", required: ["route", "target"],
      ["route": text("The former route."), "target": reference("target")]),
    "retired": object(
      "A published entry that is gone.", required: ["id", "title", "route"],
      [
        "collection": text("The collection."), "id": text("The id, which is not used again."),
        "title": text("The last title."), "route": text("The last route."),
      ]),
  ]

  private static let types = [
    "string", "text", "markdown", "integer", "number", "boolean", "date", "duration", "quantity",
    "url", "enum", "list", "map", "record", "reference", "entries", "assignments", "any",
  ]

  private static let valueType: [(String, JSONValue)] = [
    ("type", choice(types)), ("meaning", text("The explanation for authors.")),
    ("required", flag("Whether every entry has it.")),
    ("unique", flag("Whether values are unique.")),
    ("min", number("The least value, length or count.")),
    ("max", number("The greatest value, length or count.")),
    ("pattern", text("The pattern of texts.")),
    ("inverse", text("The name of the relation seen from its target.")),
    ("successor", flag("Whether it names the successor.")), ("values", list("choice")),
    ("ordered", flag("Whether values are ordered.")), ("of", reference("value_type")),
    ("keys", texts("The targets of keys.")), ("to", texts("The targets of references.")),
    ("fields", list("field")), ("matrix", text("The matrix of assignments.")),
  ]

  private static let field: [(String, JSONValue)] =
    [("name", text("The key.")), ("label", text("The label for readers."))] + valueType

  private static let entry: [(String, JSONValue)] = [
    ("collection", text("The collection. Pages have none.")), ("id", text("The id.")),
    ("title", text("The title.")), ("description", text("A sentence.")),
    ("status", text("The status.")), ("url", text("The address of the page.")),
    ("route", text("The route of the page.")), ("path", text("The source file.")),
    ("aliases", texts("Other names.")), ("tags", texts("Tags.")),
    ("redirect_from", texts("Former routes.")), ("unlisted", flag("Left out of listings.")),
    ("fields", values), ("parts", list("part")), ("anchors", texts("Lasting anchors.")),
    ("markdown", text("The text as written.")), ("html", text("The text as HTML.")),
  ]

  private static let matrix: [(String, JSONValue)] = [
    ("id", text("The id.")), ("collection", text("The collection.")), ("title", text("The title.")),
    ("description", text("A sentence.")), ("url", text("The address.")),
    ("route", text("The route.")), ("kind", choice(["levels", "text", "number", "derived"])),
    ("min", number("The least number.")), ("max", number("The greatest number.")),
    (
      "derive",
      object(
        "The collection that is counted, and its fields that name rows and columns.",
        required: ["count", "row", "column"],
        ["count": text("The collection."), "row": text("A field."), "column": text("A field.")])
    ),
    ("question", text("The question that levels answer.")),
    ("corner", text("The text above the row headers.")), ("rows", reference("axis")),
    ("columns", reference("axis")), ("levels", list("level")), ("marks", list("mark")),
    ("several", flag("Whether cells may have several levels.")),
    (
      "duties",
      object(
        "The levels that are duties for users of one side.", required: ["of", "levels"],
        ["of": choice(["rows", "columns"]), "levels": texts("Heaviest first.")])
    ), ("cells", list("cell")),
  ]

  private static let cell: [(String, JSONValue)] = [
    ("row", text("The id of the row.")), ("column", text("The id of the column.")),
    ("level", text("The id of the level.")), ("levels", texts("The ids, if there may be several.")),
    ("marks", texts("The ids of marks.")), ("number", number("The number.")),
    ("text", text("The text, in Markdown.")), ("because", text("The reason, in Markdown.")),
    ("provider", text("The provider's part, in Markdown.")),
    ("customer", text("The customer's part, in Markdown.")), ("example", text("An example.")),
    ("notes", texts("Footnotes.")), ("url", text("The address of the explanation.")),
  ]

  private static let values: JSONValue = [
    "type": "object", "description": "Values by the names of the collection's fields.",
  ]

  // MARK: Parts of schemas

  private static func text(_ meaning: String) -> JSONValue {
    ["type": "string", "description": .string(meaning)]
  }

  private static func number(_ meaning: String) -> JSONValue {
    ["type": "number", "description": .string(meaning)]
  }

  private static func flag(_ meaning: String) -> JSONValue {
    ["type": "boolean", "description": .string(meaning)]
  }

  private static func texts(_ meaning: String) -> JSONValue {
    ["type": "array", "items": ["type": "string"], "description": .string(meaning)]
  }

  private static func choice(_ values: [String]) -> JSONValue {
    ["enum": .array(values.map { .string($0) })]
  }

  private static func reference(_ name: String) -> JSONValue {
    ["$ref": .string("#/$defs/\(name)")]
  }

  private static func list(_ name: String) -> JSONValue {
    ["type": "array", "items": reference(name)]
  }

  private static func object(
    _ meaning: String, required: [String], _ members: KeyValuePairs<String, JSONValue>
  ) -> JSONValue {
    object(meaning, required: required, members.map { ($0.key, $0.value) })
  }

  private static func object(
    _ meaning: String, required: [String], _ members: [(String, JSONValue)]
  ) -> JSONValue {
    .object([
      .init("type", "object"), .init("description", .string(meaning)),
      .init("required", .array(required.map { .string($0) })),
      .init("properties", .object(members.map { .init($0.0, $0.1) })),
    ])
  }
}
