package import Diagnostics

/// The keys of a matrix, in its front matter or in the schema of its collection.
package enum MatrixSchema {
  static let fields: [FieldSchema] = {
    let sides = ["rows", "columns"].map { EnumValue(id: $0) }
    let values = ["levels", "text", "number"].map { EnumValue(id: $0) }
    return [
      axis("rows"), axis("columns"),
      FieldSchema("table", .record([FieldSchema("in", .string), FieldSchema("heading", .string)])),
      FieldSchema("levels", .list(FieldSchema("level", .record(level)))),
      FieldSchema("empty", .string), texts("several"),
      FieldSchema("marks", .list(FieldSchema("mark", .record(mark)))),
      FieldSchema("question", .string),
      FieldSchema(
        "duties",
        .record([
          FieldSchema("of", .enumeration(sides, isOrdered: false), required: true),
          FieldSchema("levels", .list(FieldSchema("level", .string)), required: true),
          FieldSchema("route", .string),
        ])),
      compare(sides),
      FieldSchema("values", .enumeration(values, isOrdered: false)),
      FieldSchema(
        "range", .record([FieldSchema("min", .number), FieldSchema("max", .number)])),
      FieldSchema(
        "derive",
        .record([
          FieldSchema("count", .string, required: true),
          FieldSchema("row", .string, required: true),
          FieldSchema("column", .string, required: true),
        ])),
    ]
  }()

  /// The keys without those that are required, for the schema of a collection and for the front
  /// matter of its matrices. `given` are the keys that the schema has.
  static func fields(requiredExcept given: [String]) -> [FieldSchema] {
    fields.map { field in
      var field = field
      if given.contains(field.name) { field.isRequired = false }
      return field
    }
  }

  /// The keys in the schema of a collection, where none is required.
  static let inSchema = fields(requiredExcept: fields.map(\.name))

  /// A side: `{ collection: domains }`, in short `domains`, or `{ from: table }`, in short `table`.
  private static func axis(_ name: String) -> FieldSchema {
    var side = FieldSchema(
      name,
      .record([
        FieldSchema("collection", .string),
        FieldSchema("from", .string), FieldSchema("group", .string), FieldSchema("order", .string),
      ]), required: true)
    side.shorthand = .key("collection", except: ["table": "from"])
    return side
  }

  /// The compared side: `{ of: columns, route: versions }`, in short `columns`.
  private static func compare(_ sides: [EnumValue]) -> FieldSchema {
    var compare = FieldSchema(
      "compare",
      .record([
        FieldSchema("of", .enumeration(sides, isOrdered: false), required: true),
        FieldSchema("route", .string),
      ]))
    compare.shorthand = .key("of", except: [:])
    return compare
  }

  /// A list of texts, or a single text.
  private static func texts(_ name: String) -> FieldSchema {
    var texts = FieldSchema(name, .list(FieldSchema("text", .string)))
    texts.shorthand = .item
    return texts
  }

  private static let level: [FieldSchema] = {
    var color = FieldSchema(
      "color",
      .enumeration(LevelPalette.colors.map { EnumValue(id: $0.name) }, isOrdered: false))
    color.takesHexColors = true
    return [
      FieldSchema("id", .string, required: true), FieldSchema("label", .string),
      FieldSchema("letter", .string), texts("aliases"), color, FieldSchema("meaning", .text),
      FieldSchema("applicable", .boolean), FieldSchema("split", .boolean),
    ]
  }()

  private static let mark = [
    FieldSchema("id", .string, required: true), FieldSchema("sign", .string, required: true),
    FieldSchema("label", .string), FieldSchema("meaning", .text),
  ]
}

/// The keys of a matrix in the schema of its collection. A matrix that lacks a key takes it from
/// here.
package struct MatrixDeclaration: Sendable {
  /// The values.
  package var fields = Fields()
  /// The path of the schema in findings.
  package let path: String
  /// The title of the matrix that the schema itself declares, with its range.
  package var title: (text: String, range: SourceRange)?
  /// The description of that matrix.
  package var description: String?

  /// The page with the table of the matrix that the schema itself declares, or nil if it declares
  /// none: the key `in` of `table`.
  package var page: String? { fields.record("table")?.text("in") }
}
