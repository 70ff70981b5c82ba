internal import ContentFormat
package import Diagnostics

extension Rule {
  /// A column header of a matrix names no entry of the columns' collection.
  package static let matrixUnknownColumn = Rule(
    "matrix-unknown-column", stage: .content,
    what: "A column of a matrix names no entry of the collection that `columns` declares.",
    why: "Demarc cannot tell which entry the column is about.",
    example: """
      | Domain | SaaS AI | PasS AI |
      """,
    fix: "Write the title or an alias of the entry, or link to its file.")
}
