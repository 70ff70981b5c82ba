internal import ContentFormat
package import Diagnostics

extension Rule {
  /// A matrix has two rows for the same entry.
  package static let matrixDuplicateRow = Rule(
    "matrix-duplicate-row", stage: .content,
    what: "A matrix has two rows for the same entry.",
    why: "Only you know which of the two is right.",
    example: """
      | Network Security | Provider |
      | Network Security | Customer |
      """,
    fix: "Remove one of the rows.")
}

extension Finding {
  /// A second header with the same id in a table whose headers are the rows or columns. `side` is
  /// `row` or `column`.
  static func matrixDuplicateHeader(
    _ side: String, _ text: String, id: String, at location: SourceLocation, first: SourceLocation
  ) -> Finding {
    Finding(
      side == "row" ? .matrixDuplicateRow : .matrixDuplicateColumn, at: location,
      "another \(side) has the id \(id.quoted) of \(text.quoted)",
      notes: [.init("the first one", at: first)], help: ["give each \(side) its own name"])
  }

  /// A second row or column for an entry. `side` is `row` or `column`.
  static func matrixDuplicateHeader(
    _ side: String, _ entry: Entry, at location: SourceLocation, first: SourceLocation
  ) -> Finding {
    Finding(
      side == "row" ? .matrixDuplicateRow : .matrixDuplicateColumn, at: location,
      "\(entry.title) has a second \(side)", notes: [.init("the first one", at: first)],
      help: ["remove one of them, or name another entry in it"])
  }
}
