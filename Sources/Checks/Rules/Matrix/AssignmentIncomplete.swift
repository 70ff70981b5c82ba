internal import ContentModel
package import Diagnostics

extension Rule {
  /// An entry's assignments leave out a cell of its row or column.
  package static let assignmentIncomplete = Rule(
    "assignment-incomplete", stage: .check,
    what: "An entry's assignments leave out a cell of its row or column.",
    why: "Every cell has a reason; the one without is the one that is asked for.",
    example: """
      responsibility:           # eight models
        - { level: provider, of: [saas], because: … }
      """,
    fix: "Add what is missing to one of the assignments.")
}

extension Check {
  static let assignmentIncomplete = Check(.assignmentIncomplete) { context in
    context.assignedRows.compactMap { row in
      let given = Set(row.assignments.flatMap { $0.of.map(\.id) })
      let wanted = row.across.headers.map { context.graph.entries[$0.entry].id }
      let missing = wanted.filter { !given.contains($0) }
      // An id that names nothing most likely means the one that is missing.
      guard missing.count > given.subtracting(wanted).count else { return nil }
      return Finding(
        .assignmentIncomplete, at: row.entry.at(row.keyRange),
        "nothing is said of \(missing.map(\.quoted).listed())",
        help: ["add \(missing.count == 1 ? "it" : "them") to the assignment of the matrix's level"])
    }
  }
}
