internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A row of a table has more cells than the header.
  package static let tableLostCell = Rule(
    "table-lost-cell", stage: .check,
    what: "A row of a table has more cells than the header, or a bar splits code in two cells.",
    why: "Markdown drops every cell after the last column, so readers never see it.",
    example: """
      | Model | Owner |
      | --- | --- |
      | SaaS AI | Provider | since 2024 |
      """,
    fix: """
      Give the header a cell for every column. Write a bar that belongs to the text as `\\|`, also \
      inside code.
      """)
}

extension Check {
  static let tableLostCell = Check(.tableLostCell) { context, position in
    let own = context.texts(of: position)
    return own.enumerated().flatMap { number, text in
      text.document.tables.enumerated().flatMap { index, table -> [Finding] in
        // `matrix-ragged-row` reports the rows of a matrix.
        if number == 0, context.isMatrix(table: index, of: text.entry) { return [] }
        guard let header = table.rows.first else { return [] }
        return table.rows.dropFirst().compactMap { row in
          finding(in: row, below: header, of: context.graph.entries[text.entry])
        }
      }
    }
  }

  private static func finding(
    in row: MarkdownDocument.Table.Row, below header: MarkdownDocument.Table.Row, of entry: Entry
  ) -> Finding? {
    let width = header.cells.count
    if let first = row.cells.indices.dropLast().first(where: { isCut(row, at: $0) }) {
      let (left, right) = (row.cells[first].range, row.cells[first + 1].range)
      return Finding(
        .tableLostCell, at: entry.at(SourceRange(Int(left.start), Int(right.end))),
        "the bar in this code splits the cell in two",
        notes: [.init("the header", at: entry.at(header.range))],
        help: ["write the bar as `\\|`"])
    }
    let surplus = row.cells.dropFirst(width).filter { !$0.text.isEmpty }
    guard let cell = surplus.first else { return nil }
    let more = surplus.count - 1
    return Finding(
      .tableLostCell, at: entry.at(cell.range),
      "this row has \(counted(row.cells.count, "cell")) but the header only \(width), so "
        + (more == 0 ? "this one is" : "this one and \(more) more are") + " not shown",
      notes: [.init("the header", at: entry.at(header.range))],
      help: ["add a cell to the header, or write a bar that belongs to the text as `\\|`"])
  }

  /// Returns whether code begins in a cell and ends in the next one: each has an unpaired backtick.
  private static func isCut(_ row: MarkdownDocument.Table.Row, at index: Int) -> Bool {
    hasLoneBacktick(row.cells[index].text) && hasLoneBacktick(row.cells[index + 1].text)
  }

  private static func hasLoneBacktick(_ text: String) -> Bool {
    text.utf8.count { $0 == UInt8(ascii: "`") } % 2 == 1
  }
}

extension CheckContext {
  /// Whether a matrix is read from the table.
  fileprivate func isMatrix(table: Int, of entry: EntryIndex) -> Bool {
    graph.matrices.contains { $0.entry == entry && $0.table == table }
  }
}
