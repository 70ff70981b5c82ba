internal import ContentFormat

/// The rows or columns of a matrix, in descending order of a level's frequency.
package struct MatrixRanking: Sendable {
  /// The ranked side of the matrix.
  package enum Side: String, Sendable, CaseIterable {
    /// The columns.
    case columns
    /// The rows.
    case rows
  }

  /// The position of the matrix.
  package let matrix: MatrixIndex
  /// The ranked side.
  package let side: Side
  /// The index of the counted level in the matrix.
  package let level: Int
  /// The indices of the headers. Headers with equal counts are in the order of the table.
  package let order: [Int]

  init(_ matrix: Matrix, at position: MatrixIndex, side: Side, level: Int) {
    self.matrix = position
    self.side = side
    self.level = level
    let axis = side == .columns ? matrix.columns : matrix.rows
    let counts = axis.headers.indices.map { index in
      side == .columns ? matrix.counts(column: index)[level] : matrix.counts(row: index)[level]
    }
    order = axis.headers.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }
  }
}

/// The position of a cell.
package struct CellPosition: Sendable, Hashable {
  /// The index of the row header.
  package let row: Int
  /// The index of the column header.
  package let column: Int
}
