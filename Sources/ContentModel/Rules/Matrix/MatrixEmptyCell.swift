internal import ContentFormat
package import Diagnostics

extension Rule {
  /// A cell of a matrix is empty.
  package static let matrixEmptyCell = Rule(
    "matrix-empty-cell", stage: .content,
    what: "A cell of a matrix is empty.",
    why: "Empty can mean \"nobody\", \"unknown\" or \"forgotten\"; say which.",
    example: """
      | Data Privacy |  | Shared |
      """,
    fix: "Fill the cell; declare a level such as `N/A` for what does not apply.")
}

extension Finding {
  static func matrixEmptyCell(at location: SourceLocation, kind: Matrix.Kind) -> Finding {
    Finding(
      .matrixEmptyCell, at: location, "this cell is empty",
      help: kind == .levels
        ? ["write a level; one with `applicable: false` says that none is due"] : [])
  }
}
