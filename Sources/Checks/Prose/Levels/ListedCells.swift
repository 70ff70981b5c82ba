/// Collects the lists in one part of a text that assign levels to a row or column: `Provider (SaaS,
/// PaaS)`.
///
/// Lists count as statements about the matrix if they cover at least half of the other axis or have
/// three levels, or if they are firm. If two lists name the same cell, they describe a division of work, not the level
/// of the cell.
struct ListedCells {
  let size: (rows: Int, columns: Int)
  private var statements: [(statement: CellStatement, isFirm: Bool)] = []
  private var isOfRow = true
  private var describesParts = false

  init(size: (rows: Int, columns: Int)) { self.size = size }

  mutating func add(_ listed: [CellStatement], of subject: MatrixNames.Header, isFirm: Bool) {
    statements += listed.map { ($0, isFirm) }
    isOfRow = subject.isRow
  }

  /// Records that a list of this part describes the work of a party, so that none of its lists is a
  /// statement about levels.
  mutating func describeParts() { describesParts = true }

  /// Returns the statements of the lists and starts a new part.
  mutating func takeStatements() -> [CellStatement] {
    defer {
      statements = []
      describesParts = false
    }
    if describesParts { return [] }
    let isOfRow = isOfRow
    func across(_ statement: CellStatement) -> Int { isOfRow ? statement.column : statement.row }
    let cells = Dictionary(grouping: statements.map(\.statement), by: across)
    // Parties that divide the work are two.
    let isThorough =
      cells.count * 2 >= (isOfRow ? size.columns : size.rows)
      || Set(statements.map(\.statement.level)).count > 2
    return statements.filter { item in
      (isThorough || item.isFirm)
        && cells[across(item.statement), default: []].allSatisfy {
          $0.level == item.statement.level
        }
    }.map(\.statement)
  }
}
