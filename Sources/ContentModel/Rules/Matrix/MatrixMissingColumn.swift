internal import ContentFormat
package import Diagnostics

extension Rule {
  /// A matrix has no column for an entry of its collection.
  package static let matrixMissingColumn = Rule(
    "matrix-missing-column", stage: .content,
    what: "An entry has no column in a matrix of its collection.",
    why: "A model that nobody answers for is the gap the matrix is there to close.",
    example: """
      8 models, 7 columns
      """,
    fix: "Add the column.")
}
