internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// The assignments of an entry omit a cell of its row or column.
  package static let assignmentIncomplete = Rule(
    "assignment-incomplete", stage: .check,
    what: "The assignments of an entry omit a cell of its row or column.",
    why: "Readers expect a reason for every cell.",
    example: """
      responsibility:           # eight models
        - { level: provider, of: [saas], because: … }
      """,
    fix: "Add the missing ids to the assignment of their level.")
}

extension Check {
  static let assignmentIncomplete = Check(.assignmentIncomplete) { context in
    incompleteRows(context) + incompleteCells(context)
  }

  /// Cells with several levels, of which the assignments omit some.
  private static func incompleteCells(_ context: CheckContext) -> [Finding] {
    context.assignedRows.filter(\.matrix.hasSeveral).flatMap { row -> [Finding] in
      var given: [String: Set<String>] = [:]
      var places: [String: SourceRange] = [:]
      for assignment in row.assignments {
        for (id, range) in assignment.of {
          given[id, default: []].insert(assignment.level)
          if places[id] == nil { places[id] = range }
        }
      }
      return row.across.headers.compactMap { header -> Finding? in
        let id = context.graph.id(of: header)
        guard let known = given[id], let place = places[id],
          let cell = row.cell(id, context.graph)
        else { return nil }
        let levels = cell.levels.map { row.matrix.levels[$0] }
        let missing = levels.filter { !known.contains($0.id) }
        // Another finding reports a cell whose levels the assignments do not name at all.
        guard !missing.isEmpty, missing.count < levels.count else { return nil }
        return Finding(
          .assignmentIncomplete, at: row.entry.at(place),
          "the matrix also says \(missing.map(\.label).listed()) for \(id.quoted)",
          notes: [.init("the cell", at: cell.location)],
          help: ["assign that level too, or correct the cell"])
      }
    }
  }

  private static func incompleteRows(_ context: CheckContext) -> [Finding] {
    context.assignedRows.compactMap { row in
      let given = Set(row.assignments.flatMap { $0.of.map(\.id) })
      let wanted = row.across.headers.map { context.graph.id(of: $0) }
      let missing = wanted.filter { !given.contains($0) }
      // Do not report cells that a misspelt id most likely means.
      guard missing.count > given.subtracting(wanted).count else { return nil }
      return Finding(
        .assignmentIncomplete, at: row.entry.at(row.keyRange),
        "no assignment names \(missing.map(\.quoted).listed())",
        help: [
          "add \(missing.count == 1 ? "it" : "them") to the assignment of the level in the matrix"
        ])
    }
  }
}
