internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A text claims another level than a cell of the matrix has.
  package static let statedLevel = Rule(
    "stated-level", stage: .check, languages: ["en"],
    what: "A text claims another level than a cell of the matrix has.",
    why: """
      Readers believe the sentence that they read. The table is the source of the data, and a page \
      that contradicts it is wrong.
      """,
    example: """
      - **Provider (SaaS, PaaS)**: physical infrastructure and platform.
      # while the matrix has Shared for PaaS AI
      """,
    fix: "Correct the text, or the matrix if the matrix is wrong.")
}

extension Check {
  static let statedLevel = Check(.statedLevel) { context in
    context.statements.compactMap { statement in
      let matrix = context.graph.matrices[statement.matrix]
      guard let stated = statement.level,
        let cell = matrix[statement.row, statement.column], !cell.levels.isEmpty,
        !cell.levels.contains(stated)
      else { return nil }
      let row = context.graph.title(of: matrix.rows.headers[statement.row])
      let column = context.graph.title(of: matrix.columns.headers[statement.column])
      let levels = cell.levels.map { matrix.levels[$0].label }.listed()
      return Finding(
        .statedLevel, at: statement.location,
        "the matrix says \(levels) for \(row) in \(column), but this text says "
          + matrix.levels[stated].label,
        notes: [.init("the cell", at: cell.location)])
    }
  }
}
