public import Diagnostics

extension Rule {
  /// An entry has no row in a matrix of its collection.
  public static let matrixMissingRow = Rule(
    "matrix-missing-row",
    what: "An entry has no row in a matrix of its collection.",
    why: "A domain that nobody answers for is the gap the matrix is there to close.",
    example: """
      16 domains, 15 rows
      """,
    fix: "Add the row.")
}

extension Finding {
  /// An entry without a row or column.
  static func matrixMissingHeader(
    _ side: String, _ entry: Entry, at location: SourceLocation
  ) -> Finding {
    Finding(
      side == "row" ? .matrixMissingRow : .matrixMissingColumn, at: location,
      "this matrix has no \(side) for \(entry.title)",
      notes: [.init("declared here", at: entry.at(entry.titleRange))],
      help: ["add the \(side), or leave the entry out with `status: draft`"])
  }
}
