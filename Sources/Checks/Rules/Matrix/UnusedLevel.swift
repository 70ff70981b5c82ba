internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A matrix declares a level or a mark that no cell has.
  package static let unusedLevel = Rule(
    "unused-level", .note, stage: .check,
    what: """
      A matrix declares a level or a mark that none of its cells has. Demarc does not report this \
      while cells are missing or cannot be read.
      """,
    why: "Readers look for the sign in the legend and cannot find it in the table.",
    example: """
      marks:
        - { id: critical, sign: "*", label: Critical focus }     # and no cell has a star
      """,
    fix: "Remove the declaration, or use it in a cell.")
}

extension Check {
  static let unusedLevel = Check(.unusedLevel) { context in
    context.graph.matrices.flatMap { matrix -> [Finding] in
      let entry = context.graph.entries[matrix.source]
      guard let table = matrix.table, !matrix.cells.isEmpty else { return [] }
      let cells = matrix.cells.compactMap(\.self)
      let rows = entry.document.tables[table].rows
      // Missing or unreadable cells may contain the unused level.
      guard cells.count == matrix.cells.count, rows.count == matrix.rows.headers.count + 1,
        rows[0].cells.count == matrix.columns.headers.count + 1,
        [matrix.rows, matrix.columns].allSatisfy({ axis in
          axis.collection.map {
            context.graph.collections[$0].entries.count == axis.headers.count
          } ?? true
        })
      else { return [] }
      let levels = Set(cells.flatMap(\.levels))
      let marks = Set(cells.flatMap(\.marks))
      return matrix.levels.enumerated().filter { !levels.contains($0.offset) }.map {
        finding("no cell of this matrix is \($0.element.label)", at: $0.element.location)
      }
        + matrix.marks.enumerated().filter { !marks.contains($0.offset) }.map {
          finding("no cell of this matrix is marked \($0.element.label)", at: $0.element.location)
        }
    }
  }

  private static func finding(_ message: String, at location: SourceLocation) -> Finding {
    Finding(
      .unusedLevel, at: location, message, help: ["remove the declaration, or use it in a cell"])
  }
}
