internal import ContentFormat
package import Diagnostics

extension Rule {
  /// Several matrices have pages of duties or comparisons, and none declares where.
  package static let matrixSharedAddress = Rule(
    "matrix-shared-address", .warning, stage: .content,
    what: """
      Several matrices declare `duties` or `compare` without a `route`. The first one by its path has \
      the address `/duties/` or `/compare/`.
      """,
    why: """
      A matrix that is added later, or a file that gets another name, can take over the address of \
      published pages. Links from other sites then lead to the wrong duties.
      """,
    example: """
      duties: { of: columns, levels: [customer] }     # in two matrices
      """,
    fix: "Add `route: duties` to the one that is published there, and another route to the others.")
}

extension Finding {
  /// `key` is `duties` or `compare`.
  static func sharedAddress(
    _ key: String, first: Entry, others: [Entry], at location: SourceLocation
  ) -> Finding {
    let form =
      key == "duties" ? "duties: { …, route: duties }" : "compare: { of: …, route: compare }"
    return Finding(
      .matrixSharedAddress, at: location,
      "\(first.title.quoted) has the address `/\(key)/` only because its file comes first",
      notes: others.prefix(3).map {
        .init("this matrix declares `\(key)` too", at: $0.at($0.titleRange))
      },
      help: ["write `\(form)` in the matrix that is to keep it, and another `route` in the others"])
  }
}
