internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// An entry assigns the same cell twice.
  package static let assignmentOverlap = Rule(
    "assignment-overlap", stage: .check,
    what: "An entry assigns the same cell twice.",
    why: "The assignments contradict each other or are redundant.",
    example: """
      responsibility:
        - { level: provider, of: [saas, paas] }
        - { level: shared, of: [paas] }
      """,
    fix: "Name each entry once.")
}

extension Check {
  static let assignmentOverlap = Check(.assignmentOverlap) { context in
    context.assignedRows.flatMap { row -> [Finding] in
      var seen: [AssignedLevel: SourceRange] = [:]
      return row.assignments.flatMap { assignment in
        assignment.of.compactMap { id, range in
          // A cell with several levels is assigned once for each of them.
          let key = AssignedLevel(id: id, level: row.matrix.hasSeveral ? assignment.level : nil)
          guard let first = seen.updateValue(range, forKey: key) else { return nil }
          return Finding(
            .assignmentOverlap, at: row.entry.at(range), "\(id.quoted) is assigned twice",
            notes: [.init("first here", at: row.entry.at(first))])
        }
      }
    }
  }
}

/// A cell of an entry, and the level that an assignment gives it if it may have several.
private struct AssignedLevel: Hashable {
  let id: String
  let level: String?
}
