internal import ContentFormat
package import Diagnostics

extension Rule {
  /// A row header of a matrix names no entry of the rows' collection.
  package static let matrixUnknownRow = Rule(
    "matrix-unknown-row", stage: .content,
    what: "A row of a matrix names no entry of the collection that `rows` declares.",
    why: "Demarc cannot tell which entry the row is about.",
    example: """
      | Aplication Security | Provider |
      """,
    fix: "Write the title or an alias of the entry, or link to its file.")
}

extension Finding {
  /// A header without letters and digits in a table whose headers are the rows or columns. `side`
  /// is `row` or `column`.
  static func matrixUnnamedHeader(
    _ side: String, _ text: String, at location: SourceLocation
  ) -> Finding {
    Finding(
      side == "row" ? .matrixUnknownRow : .matrixUnknownColumn, at: location,
      text.isEmpty
        ? "this \(side) has no name" : "\(text.quoted) has no letter or digit to make an id from",
      help: ["write the name of the \(side)"])
  }

  /// A header that names no entry. `side` is `row` or `column`.
  static func matrixUnknownHeader(
    _ side: String, _ text: String, collection: CollectionSchema, meant help: [String],
    draft: SourceLocation?, at location: SourceLocation
  ) -> Finding {
    let rule = side == "row" ? Rule.matrixUnknownRow : Rule.matrixUnknownColumn
    if let draft {
      return Finding(
        rule, at: location, "the \(collection.singular) \(text.quoted) is a draft",
        notes: [Note("declared here", at: draft)],
        help: [
          "remove `status: draft` there or the \(side) here, or check with `--drafts`"
        ])
    }
    return Finding(
      rule, at: location, "no \(collection.singular) is called \(text.quoted)",
      help: help.isEmpty
        ? ["write the title or an alias of \(collection.singular.withArticle), or link to its file"]
        : help)
  }
}
