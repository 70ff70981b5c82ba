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
    context.assignedRows.compactMap { row in
      let given = Set(row.assignments.flatMap { $0.of.map(\.id) })
      let wanted = row.across.headers.map { context.graph.entries[$0.entry].id }
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
