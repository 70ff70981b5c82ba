/// What the lists of one part of a text say of a row or column: `Provider (SaaS, PaaS)` and so on.
///
/// A list speaks for the matrix if it goes through at least half of what lies across. Where two
/// lists name one cell, they say who does which half of it, and not who carries it.
struct ListedCells {
  let size: (rows: Int, columns: Int)
  private var statements: [CellStatement] = []
  private var isOfRow = true

  init(size: (rows: Int, columns: Int)) { self.size = size }

  mutating func add(_ listed: [CellStatement], of subject: MatrixNames.Header) {
    statements += listed
    isOfRow = subject.isRow
  }

  /// What the lists say, as far as they speak for the matrix; the next part begins with none.
  mutating func taken() -> [CellStatement] {
    defer { statements = [] }
    let across = Dictionary(grouping: statements) { isOfRow ? $0.column : $0.row }
    guard across.count * 2 >= (isOfRow ? size.columns : size.rows) else { return [] }
    return statements.filter { statement in
      let same = across[isOfRow ? statement.column : statement.row, default: []]
      return same.allSatisfy { $0.level == statement.level }
    }
  }
}
