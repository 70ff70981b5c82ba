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
      var seen: [String: SourceRange] = [:]
      return row.assignments.flatMap(\.of).compactMap { id, range in
        guard let first = seen.updateValue(range, forKey: id) else { return nil }
        return Finding(
          .assignmentOverlap, at: row.entry.at(range), "\(id.quoted) is assigned twice",
          notes: [.init("first here", at: row.entry.at(first))])
      }
    }
  }
}
