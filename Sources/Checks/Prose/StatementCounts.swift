/// The numbers of statements in texts that rules recognize and compare with the data, right or
/// wrong.
package struct StatementCounts: Sendable, Equatable {
  /// Statements about the level or a mark of a cell of a matrix.
  package var cells = 0
  /// Numbers of entries, cells and relations, sizes and shares.
  package var counts = 0
  /// Editions, dates and periods.
  package var dates = 0
  /// Clauses of documents, named in the text.
  package var clauses = 0

  package init() {}

  static func += (sum: inout StatementCounts, other: StatementCounts) {
    sum.cells += other.cells
    sum.counts += other.counts
    sum.dates += other.dates
    sum.clauses += other.clauses
  }
}
