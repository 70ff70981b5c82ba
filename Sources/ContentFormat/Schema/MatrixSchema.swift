/// The schema of a matrix's front matter.
enum MatrixSchema {
  static let fields: [FieldSchema] = {
    let axis: [FieldSchema] = [
      FieldSchema("collection", .string, required: true), FieldSchema("group", .string),
      FieldSchema("order", .string),
    ]
    let sides = ["rows", "columns"].map { EnumValue(id: $0) }
    let values = ["levels", "text", "number"].map { EnumValue(id: $0) }
    return [
      FieldSchema("rows", .record(axis), required: true),
      FieldSchema("columns", .record(axis), required: true),
      FieldSchema("levels", .list(FieldSchema("level", .record(level)))),
      FieldSchema("marks", .list(FieldSchema("mark", .record(mark)))),
      FieldSchema(
        "duties",
        .record([
          FieldSchema("of", .enumeration(sides, isOrdered: false), required: true),
          FieldSchema("levels", .list(FieldSchema("level", .string)), required: true),
        ])),
      FieldSchema("compare", .enumeration(sides, isOrdered: false)),
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

  private static let level = [
    FieldSchema("id", .string, required: true), FieldSchema("label", .string, required: true),
    FieldSchema("letter", .string), FieldSchema("color", color), FieldSchema("meaning", .text),
    FieldSchema("applicable", .boolean), FieldSchema("split", .boolean),
  ]

  private static let mark = [
    FieldSchema("id", .string, required: true), FieldSchema("sign", .string, required: true),
    FieldSchema("label", .string, required: true), FieldSchema("meaning", .text),
  ]

  /// Colours that are tested for contrast and for three kinds of colour blindness.
  private static let color = FieldType.enumeration(
    ["blue", "amber", "rust", "none", "green", "violet", "grey"].map { EnumValue(id: $0) },
    isOrdered: false)
}
