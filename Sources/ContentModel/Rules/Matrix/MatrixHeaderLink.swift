internal import ContentFormat
package import Diagnostics

extension Rule {
  /// The text and the link of a matrix header name different entries.
  package static let matrixHeaderLink = Rule(
    "matrix-header-link", stage: .content,
    what: "The text of a matrix header names one entry, but its link leads to another.",
    why: """
      The table shows the cells under the name of one entry, and the page of the other entry shows \
      them too.
      """,
    example: """
      | [Network Security](../domains/data-protection.md) | Provider |
      """,
    fix: "Correct the link, or the text.")
}

extension Finding {
  /// `names` is the entry in the text, `leadsTo` the title of the link's target.
  static func matrixHeaderLink(
    _ side: String, names: Entry, leadsTo: String, at location: SourceLocation,
    cause: Cause? = nil
  ) -> Finding {
    Finding(
      .matrixHeaderLink, at: location,
      "the text of this \(side) names \(names.title.quoted), but its link leads to \(leadsTo.quoted)",
      notes: [.init("the entry that the text names", at: names.at(names.titleRange))],
      help: ["correct the link, or the text"],
      consequence: cause.map { Consequence(of: $0, "link") })
  }
}
