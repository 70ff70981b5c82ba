internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A paragraph, a section or an item of a list occurs twice on a page.
  package static let repeatedText = Rule(
    "repeated-text", .warning, stage: .check,
    what: """
      A paragraph, a section or an item of a list occurs twice on a page. Short texts, quotes, \
      alerts, code, tables, texts that occur three times or more and texts at the same place below \
      two headings are left alone.
      """,
    why:
      "Readers stop and compare the two texts. Later one of them changes and the other does not.",
    example: """
      - Customers keep a copy of every model.
      - Vendors sign their releases.
      - Customers keep a copy of every model.
      """,
    fix: "Remove one of the two. If both are meant, say so in `ignore`.")
}

extension Check {
  static let repeatedText = Check(.repeatedText) { context, position in
    let entry = context.graph.entries[position]
    return context.texts(of: position).flatMap(\.document.repeats).map { found in
      let message =
        switch found.kind {
        case .paragraph: "this paragraph is on this page already"
        case .section: "this section is on this page already"
        case .item: "this list has the item already"
        }
      return Finding(
        .repeatedText, at: entry.at(found.range), message,
        notes: [.init("the first one", at: entry.at(found.first))], help: ["remove one of the two"])
    }
  }
}
