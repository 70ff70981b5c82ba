internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A row of a table has more cells than its header.
  package static let tableLostCell = Rule(
    "table-lost-cell", stage: .check,
    what: "A row of a table has more cells than its header, or code that a bar cuts in two.",
    why: "Markdown drops every cell behind the last column: readers never see it.",
    example: """
      | Model | Owner |
      | --- | --- |
      | SaaS AI | Provider | since 2024 |
      """,
    fix: """
      Give the header a cell for every column. A bar that belongs to the text is written `\\|`, in \
      code as well.
      """)
}

extension Check {
  static let tableLostCell = Check(.tableLostCell) { context, position in
    let own = context.texts(of: position)
    return own.enumerated().flatMap { number, text in
      text.document.tables.enumerated().flatMap { index, table -> [Finding] in
        // The rows of a matrix have a rule of their own.
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
        "the bar in this code cuts the cell in two",
        notes: [.init("the header", at: entry.at(header.range))],
        help: ["write `\\|` for a bar that belongs to the code"])
    }
    let surplus = row.cells.dropFirst(width).filter { !$0.text.isEmpty }
    guard let cell = surplus.first else { return nil }
    let more = surplus.count - 1
    return Finding(
      .tableLostCell, at: entry.at(cell.range),
      "this row has \(counted(row.cells.count, "cell")) and the header \(width): "
        + (more == 0 ? "this one is" : "this one and \(more) more are") + " not shown",
      notes: [.init("the header", at: entry.at(header.range))],
      help: ["give the header a cell for it; a bar that belongs to the text is written `\\|`"])
  }

  /// True where code begins in a cell and ends in the next: each has one backtick without another.
  private static func isCut(_ row: MarkdownDocument.Table.Row, at index: Int) -> Bool {
    hasLoneBacktick(row.cells[index].text) && hasLoneBacktick(row.cells[index + 1].text)
  }

  private static func hasLoneBacktick(_ text: String) -> Bool {
    text.utf8.count { $0 == UInt8(ascii: "`") } % 2 == 1
  }
}

extension CheckContext {
  /// True for the table that a matrix is read from.
  fileprivate func isMatrix(table: Int, of entry: Int) -> Bool {
    graph.matrices.contains { $0.entry == entry && $0.table == table }
  }
}
