internal import ContentFormat
package import Diagnostics

extension Rule {
  /// A matrix has two columns for the same entry.
  package static let matrixDuplicateColumn = Rule(
    "matrix-duplicate-column", stage: .content,
    what: "A matrix has two columns for the same entry.",
    why: "Only you know which of the two is right.",
    example: """
      | Domain | SaaS AI | SaaS AI |
      """,
    fix: "Remove one of the columns.")
}
