internal import ContentFormat
package import Diagnostics

extension Rule {
  /// A matrix has no row for an entry of its collection.
  package static let matrixMissingRow = Rule(
    "matrix-missing-row", stage: .content,
    what: "An entry has no row in a matrix of its collection.",
    why: """
      A matrix answers for every entry. Without the row, readers do not learn who is responsible \
      for this one.
      """,
    example: """
      16 domains, 15 rows
      """,
    fix: "Add the row.")
}

extension Finding {
  /// One finding for all entries without a row or column. `side` is `row` or `column`.
  static func matrixMissingHeaders(
    _ side: String, _ entries: [Entry], at location: SourceLocation
  ) -> Finding {
    let names = entries.map(\.title).listed()
    let count = entries.count
    return Finding(
      side == "row" ? .matrixMissingRow : .matrixMissingColumn, at: location,
      "this matrix has no \(side) for \(names)",
      notes: entries.prefix(1).map { .init("declared here", at: $0.at($0.titleRange)) },
      help: [
        count == 1
          ? "add the \(side), or leave the entry out with `status: draft`"
          : "add the \(side)s (a blank line, or a line that is not a row, ends a table)"
      ])
  }
}
