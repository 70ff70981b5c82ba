internal import ContentFormat
package import Diagnostics

extension Rule {
  /// A matrix has no table.
  package static let matrixMissingTable = Rule(
    "matrix-missing-table", stage: .content,
    what: "A matrix has no table.",
    why: "The table is the data.",
    example: """
      ---
      title: Responsibility matrix
      rows: { collection: domains }
      ---
      Prose alone.
      """,
    fix: "Add a table whose header names the columns, or add `derive:` to let Demarc count one.")
}

extension Finding {
  static func matrixMissingTable(_ entry: Entry) -> Finding {
    Finding(
      .matrixMissingTable, at: entry.at(entry.titleRange), "this matrix has no table",
      help: [
        "add a table whose header names the columns, or `derive:` to let Demarc count one",
        "after the header, add a line such as `| --- | --- |` with as many parts",
      ])
  }
}
