internal import ContentFormat
package import Diagnostics

extension Rule {
  /// A cell of a matrix is empty.
  package static let matrixEmptyCell = Rule(
    "matrix-empty-cell", stage: .content,
    what: "A cell of a matrix is empty.",
    why: "An empty cell can mean “no owner”, “unknown” or “forgotten”. Write which one you mean.",
    example: """
      | Data Privacy |  | Shared |
      """,
    fix: "Fill the cell. Declare a level such as `N/A` for cells that do not apply.")
}

extension Finding {
  static func matrixMarkAlone(at location: SourceLocation) -> Finding {
    Finding(
      .matrixEmptyCell, at: location, "this cell has a mark, but no level",
      help: ["write a level before the mark, or declare the level of such cells with `empty`"])
  }

  static func matrixEmptyCell(at location: SourceLocation, kind: Matrix.Kind) -> Finding {
    Finding(
      .matrixEmptyCell, at: location, "this cell is empty",
      help: kind == .levels
        ? [
          "write a level, such as one with `applicable: false` if the cell does not apply",
          "if every empty cell means the same level, declare it with `empty`",
        ] : [])
  }
}
