internal import ContentFormat
package import Diagnostics

extension Rule {
  /// The text and the link of a matrix header name different entries.
  package static let matrixHeaderLink = Rule(
    "matrix-header-link", stage: .content,
    what: "The text of a header of a matrix names one entry, and its link leads to another.",
    why: "A reader of the table and a reader of the page see the cells of two different entries.",
    example: """
      | [Network Security](../domains/data-protection.md) | Provider |
      """,
    fix: "Correct the link, or the text.")
}

extension Finding {
  /// `names` is the entry in the text, `leadsTo` the title of the link's target.
  static func matrixHeaderLink(
    _ side: String, names: Entry, leadsTo: String, at location: SourceLocation
  ) -> Finding {
    Finding(
      .matrixHeaderLink, at: location,
      "the text of this \(side) names \(names.title.quoted), and its link leads to \(leadsTo.quoted)",
      notes: [.init("the entry that the text names", at: names.at(names.titleRange))],
      help: ["correct the link, or the text"])
  }
}
