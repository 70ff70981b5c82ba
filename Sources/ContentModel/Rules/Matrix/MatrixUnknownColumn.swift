internal import ContentFormat
package import Diagnostics

extension Rule {
  /// A column header of a matrix names no entry of the columns' collection.
  package static let matrixUnknownColumn = Rule(
    "matrix-unknown-column", stage: .content,
    what: "A column of a matrix names no entry of the collection its columns come from.",
    why: "Nobody is told whose column it is.",
    example: """
      | Domain | SaaS AI | PasS AI |
      """,
    fix: "Write the entry's title or alias, or link to its file.")
}
