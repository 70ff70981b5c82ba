/// The rows or the columns of a matrix, those first in which a level stands most often.
public struct MatrixRanking: Sendable {
  /// What is ranked.
  public enum Side: String, Sendable, CaseIterable {
    /// The columns.
    case columns
    /// The rows.
    case rows
  }

  /// The matrix, by position in the graph's ``ContentGraph/matrices``.
  public let matrix: Int
  /// What is ranked.
  public let side: Side
  /// The level that is counted, by position in the matrix's levels.
  public let level: Int
  /// The headers, by position on their side; equal ones in the order of the table.
  public let order: [Int]

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
public struct CellPlace: Sendable, Hashable {
  /// The row.
  public let row: Int
  /// The column.
  public let column: Int
}
