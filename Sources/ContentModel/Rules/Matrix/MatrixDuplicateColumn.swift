internal import ContentFormat
package import Diagnostics

extension Rule {
  /// A matrix has two columns for the same entry.
  package static let matrixDuplicateColumn = Rule(
    "matrix-duplicate-column", stage: .content,
    what: "An entry has two columns in a matrix.",
    why: "Which of them holds, only the author knows.",
    example: """
      | Domain | SaaS AI | SaaS AI |
      """,
    fix: "Remove one of the columns.")
}
