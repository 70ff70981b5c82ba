internal import ContentFormat
package import Diagnostics
internal import Markdown

extension Rule {
  /// A row of a matrix has more or fewer cells than the header.
  package static let matrixRaggedRow = Rule(
    "matrix-ragged-row", stage: .content,
    what: "A row of a matrix has more or fewer cells than the header.",
    why: "Every cell after the gap is in the wrong column.",
    example: """
      | Domain | SaaS AI | PaaS AI |
      | --- | --- | --- |
      | Data Privacy | Shared |
      """,
    fix: "Give the row a cell for every column.")
}

extension Finding {
  static func matrixRaggedRow(
    _ entry: Entry, _ row: MarkdownDocument.Table.Row, expected: Int,
    header: MarkdownDocument.Table.Row
  ) -> Finding {
    Finding(
      .matrixRaggedRow, at: entry.at(row.range),
      "this row has \(counted(row.cells.count, "cell")), but the header has \(expected)",
      notes: [.init("the header", at: entry.at(header.range))],
      help: [
        row.cells.count < expected
          ? "write a cell for each column" : "remove a cell, or write `\\|` for a `|` in a text"
      ])
  }
}
