internal import ContentFormat

/// The rows or the columns of a matrix, those first in which a level stands most often.
package struct MatrixRanking: Sendable {
  /// What is ranked.
  package enum Side: String, Sendable, CaseIterable {
    /// The columns.
    case columns
    /// The rows.
    case rows
  }

  /// The matrix, by position in the graph's ``ContentGraph/matrices``.
  package let matrix: Int
  /// What is ranked.
  package let side: Side
  /// The level that is counted, by position in the matrix's levels.
  package let level: Int
  /// The headers, by position on their side; equal ones in the order of the table.
  package let order: [Int]

  init(_ matrix: Matrix, at position: Int, side: Side, level: Int) {
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

/// A cell, by the positions of its headers.
package struct CellPlace: Sendable, Hashable {
  /// The row.
  package let row: Int
  /// The column.
  package let column: Int
}
