/// What the lists of one part of a text say of a row or column: `Provider (SaaS, PaaS)` and so on.
///
/// Lists speak for the matrix if they go through at least half of what lies across, a firm one by
/// itself. Where two name one cell, they say who does which half of it, and not who carries it.
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

  /// Notes that a list of this part says what a side does, so that none of them says who carries it.
  mutating func describeParts() { describesParts = true }

  /// What the lists say, as far as they speak for the matrix; the next part begins with none.
  mutating func taken() -> [CellStatement] {
    defer {
      statements = []
      describesParts = false
    }
    if describesParts { return [] }
    let isOfRow = isOfRow
    func across(_ statement: CellStatement) -> Int { isOfRow ? statement.column : statement.row }
    let cells = Dictionary(grouping: statements.map(\.statement), by: across)
    let isThorough = cells.count * 2 >= (isOfRow ? size.columns : size.rows)
    return statements.filter { item in
      (isThorough || item.isFirm)
        && cells[across(item.statement), default: []].allSatisfy {
          $0.level == item.statement.level
        }
    }.map(\.statement)
  }
}
