internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A cell that is not applicable has a mark.
  package static let markOnNotApplicable = Rule(
    "mark-on-not-applicable", stage: .check,
    what: "A cell has a level with `applicable: false` and also a mark.",
    why: "A duty that does not exist cannot be critical, so one of the two is wrong.",
    example: """
      | Code Generation Security | N/A* |
      """,
    fix: "Remove the mark, or change the level to the party that carries the duty.")
}

extension Check {
  static let markOnNotApplicable = Check(.markOnNotApplicable) { context in
    context.graph.matrices.flatMap { matrix in
      matrix.cells.compactMap { cell -> Finding? in
        guard let cell, let index = cell.levels.first, !cell.marks.isEmpty,
          !cell.levels.contains(where: { matrix.levels[$0].isApplicable })
        else { return nil }
        let level = matrix.levels[index]
        let marks = cell.marks.map { matrix.marks[$0].label }.listed()
        return Finding(
          .markOnNotApplicable, at: cell.location,
          "this cell is \(level.label), but marked \(marks)",
          notes: [.init("\(level.label) means that there is no duty", at: level.location)],
          help: ["remove the mark, or change the level to the party that carries the duty"])
      }
    }
  }
}
