/// The declaration of the universal field `rankings`.
enum RankingSchema {
  static let field = FieldSchema(
    "rankings", .list(FieldSchema("ranking", .record(parts))))

  private static let parts = [
    FieldSchema("matrix", .string), FieldSchema("level", .string, required: true),
    FieldSchema(
      "of", .enumeration([EnumValue(id: "columns"), EnumValue(id: "rows")], isOrdered: false)),
    FieldSchema("most", .list(FieldSchema("most", .string))),
    FieldSchema("least", .list(FieldSchema("least", .string))),
    FieldSchema("label", .string),
  ]
}
