internal import ContentFormat
package import Diagnostics

extension Rule {
  /// A matrix has no column for an entry of its collection.
  package static let matrixMissingColumn = Rule(
    "matrix-missing-column", stage: .content,
    what: "An entry has no column in a matrix of its collection.",
    why: """
      A matrix answers for every entry. Without the column, readers do not learn who is \
      responsible for this one.
      """,
    example: """
      8 models, 7 columns
      """,
    fix: "Add the column.")
}
