internal import ContentModel
public import Diagnostics

extension Rule {
  /// An assignment names an entry that the matrix does not have across.
  public static let assignmentUnknown = Rule(
    "assignment-unknown",
    what: "An assignment names an entry that the matrix does not have across.",
    why: "It speaks of a cell that does not exist.",
    example: """
      - { level: shared, of: [pass] }
      """,
    fix: "Correct the id.")
}

extension Check {
  static let assignmentUnknown = Check(.assignmentUnknown) { context in
    context.assignedRows.flatMap { row in
      let ids = row.across.headers.map { context.graph.entries[$0.entry].id }
      return row.assignments.flatMap(\.of).filter { !ids.contains($0.id) }.map { id, range in
        Finding(
          .assignmentUnknown, at: row.entry.at(range),
          "the matrix has no cell here for \(id.quoted)",
          help: didYouMean(id, in: ids))
      }
    } + context.strayAssignments
  }
}
