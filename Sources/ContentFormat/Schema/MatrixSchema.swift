package import Diagnostics

/// The keys of a matrix, in its front matter or in the schema of its collection.
package enum MatrixSchema {
  /// The keys.
  package static let fields: [FieldSchema] = {
    let sides = ["rows", "columns"].map { EnumValue(id: $0) }
    let values = ["levels", "text", "number"].map { EnumValue(id: $0) }
    return [
      axis("rows"), axis("columns"),
      FieldSchema(
        "table",
        .record([
          FieldSchema("in", .string, meaning: "The path of the page below the content folder."),
          FieldSchema("heading", .string, meaning: "The heading above the table."),
        ]),
        meaning:
          "The page whose table has the cells. Without it, the table is in the body of the matrix."),
      FieldSchema(
        "levels", .list(shortLevel),
        meaning: "The values that cells can have, in order. A level may be its id alone."),
      FieldSchema("empty", .string, meaning: "The id of the level of empty cells."),
      texts(
        "several",
        meaning: "The texts between several levels in one cell, such as `/`."),
      FieldSchema(
        "marks", .list(FieldSchema("mark", .record(mark))),
        meaning: "Signs beside the level of a cell, such as `!` for a critical one."),
      FieldSchema(
        "question", .string,
        meaning: "The heading above the cells on the pages of rows and columns."),
      FieldSchema(
        "duties",
        .record([
          FieldSchema(
            "of", .enumeration(sides, isOrdered: false), required: true,
            meaning: "The side whose entries have duties."),
          FieldSchema(
            "levels", .list(FieldSchema("level", .string)), required: true,
            meaning: "The ids of the levels that are duties, heaviest first."),
          FieldSchema("route", .string, meaning: "The route of the pages instead of `duties`."),
        ]),
        meaning:
          "The levels that are duties for users of a row or column: a page `/duties/`, and a page for each of them."
      ),
      compare(sides),
      FieldSchema(
        "embed", .boolean,
        meaning: "`true`: a page `/embed/ID/` with the table alone, for frames on other sites."),
      FieldSchema(
        "values", .enumeration(values, isOrdered: false),
        meaning: "The kind of values: `levels` (the default), any `text`, or a `number`."),
      FieldSchema(
        "range",
        .record([
          FieldSchema("min", .number, meaning: "The least number."),
          FieldSchema("max", .number, meaning: "The greatest number."),
        ]), meaning: "The limits of numbers in cells."),
      FieldSchema(
        "derive",
        .record([
          FieldSchema("count", .string, required: true, meaning: "The collection to count."),
          FieldSchema(
            "row", .string, required: true,
            meaning: "The field of its entries that names their rows."),
          FieldSchema(
            "column", .string, required: true,
            meaning: "The field of its entries that names their columns."),
        ]),
        meaning: "Cells that are counted from the entries of a collection instead of a table."),
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
        FieldSchema("collection", .string, meaning: "The collection whose entries are the side."),
        FieldSchema(
          "from", .string,
          meaning: "`table`: the headers of the table are the side, with ids made of their texts."),
        FieldSchema("group", .string, meaning: "The field whose values group the side."),
        FieldSchema(
          "order", .string,
          meaning: "The field that orders the side, in descending order after a `-`."),
      ]), required: true,
      meaning:
        "The \(name) of the matrix: `{ collection: }`, in short its name, or `table` for the headers of the table."
    )
    side.shorthand = .key("collection", except: ["table": "from"])
    return side
  }

  /// The compared side: `{ of: columns, route: versions }`, in short `columns`.
  private static func compare(_ sides: [EnumValue]) -> FieldSchema {
    var compare = FieldSchema(
      "compare",
      .record([
        FieldSchema(
          "of", .enumeration(sides, isOrdered: false), required: true,
          meaning: "The side whose entries are compared."),
        FieldSchema("route", .string, meaning: "The route of the pages instead of `compare`."),
      ]),
      meaning: "The side that readers compare on `/compare/`. The default is the side of `duties`.")
    compare.shorthand = .key("of", except: [:])
    return compare
  }

  /// A list of texts, or a single text.
  private static func texts(_ name: String, meaning: String) -> FieldSchema {
    var texts = FieldSchema(name, .list(FieldSchema("text", .string)), meaning: meaning)
    texts.shorthand = .item
    return texts
  }

  /// A level: `{ id: shared }`, in short `shared`.
  private static let shortLevel = {
    var field = FieldSchema("level", .record(level))
    field.shorthand = .key("id", except: [:])
    return field
  }()

  private static let level: [FieldSchema] = {
    var color = FieldSchema(
      "color",
      .enumeration(LevelPalette.colors.map { EnumValue(id: $0.name) }, isOrdered: false),
      meaning: "Its color by name, or as `\"#rrggbb\"`. The default is the next of the palette.")
    color.takesHexColors = true
    return [
      FieldSchema("id", .string, required: true, meaning: "Its id."),
      FieldSchema("label", .string, meaning: "Its name in cells and on pages."),
      FieldSchema("letter", .string, meaning: "A short form for cells and heatmaps."),
      texts(
        "aliases", meaning: "Its other names in cells and in prose. `you` also stands for “yours”."),
      color,
      FieldSchema("meaning", .text, meaning: "What it means, for the legend."),
      FieldSchema(
        "applicable", .boolean,
        meaning: "`false`: the question does not arise in such a cell, so totals leave it out."),
      FieldSchema(
        "split", .boolean,
        meaning: "`true`: the note of such a cell must say how the parties divide the work."),
      FieldSchema(
        "crosswalk",
        .record([
          FieldSchema(
            "ccm", .string, meaning: "The word of the CSA CCM, such as `Shared CSP and CSC`."),
          FieldSchema(
            "fedramp", .string,
            meaning: "The word of FedRAMP's matrix of customer responsibilities, such as `Shared`."),
        ]), meaning: "Its words in other matrices of responsibility, for exports."),
    ]
  }()

  private static let mark = [
    FieldSchema("id", .string, required: true, meaning: "Its id."),
    FieldSchema(
      "sign", .string, required: true,
      meaning: "The text before or after the level, or `bold` or `italic`."),
    FieldSchema("label", .string, meaning: "Its name on pages."),
    FieldSchema("meaning", .text, meaning: "What it means, for the legend."),
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
