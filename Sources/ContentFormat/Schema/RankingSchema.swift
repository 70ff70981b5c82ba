/// The declaration of the universal field `rankings`.
enum RankingSchema {
  static let field = FieldSchema(
    "rankings", .list(FieldSchema("ranking", .record(parts))),
    meaning: "Claims about the most and the least frequent of a level, checked against a matrix.")

  private static let parts = [
    FieldSchema("matrix", .string, meaning: "The matrix, if the site has several."),
    FieldSchema("level", .string, required: true, meaning: "The level that is counted."),
    FieldSchema(
      "of", .enumeration([EnumValue(id: "columns"), EnumValue(id: "rows")], isOrdered: false),
      meaning: "The side that is ranked. The default is `columns`."),
    FieldSchema(
      "most", .list(FieldSchema("most", .string)), meaning: "The ids of those with the most cells."),
    FieldSchema(
      "least", .list(FieldSchema("least", .string)),
      meaning: "The ids of those with the fewest cells."),
    FieldSchema("label", .string, meaning: "The words for the ranking on the page."),
  ]
}
