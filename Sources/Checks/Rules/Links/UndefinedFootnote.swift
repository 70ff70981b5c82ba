internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A text refers to a footnote that is not defined.
  package static let undefinedFootnote = Rule(
    "undefined-footnote", stage: .check,
    what: "A text refers to a footnote that is not defined.",
    why: "Readers see the marker and cannot find the note.",
    example: """
      Shared duties have two sides.[^splt]
      """,
    fix: "Add a line `[^splt]: …`, or correct the name.")
}

extension Check {
  static let undefinedFootnote = Check(.undefinedFootnote) { context, position in
    let entry = context.graph.entries[position]
    return entry.document.undefinedFootnotes.map { footnote in
      let meant = entry.document.footnoteMeant(by: footnote)
      return Finding(
        .undefinedFootnote, at: entry.at(footnote.range),
        "there is no footnote \(footnote.label.quoted)",
        help: [
          meant.map { "did you mean \("[^\($0)]".quoted)?" }
            ?? "add a line `[^\(footnote.label)]: …`, or correct the name"
        ])
    }
  }
}
