internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A footnote is defined but not used.
  package static let unusedFootnote = Rule(
    "unused-footnote", .warning, stage: .check,
    what:
      "No text refers to a footnote, or another footnote of the same name is defined before it.",
    why: "Markdown silently omits the footnote from the page.",
    example: """
      Shared duties have two sides.

      [^split]: Each side has its half.
      """,
    fix: "Refer to it with `[^split]` where it belongs, or remove it.")
}

extension Check {
  static let unusedFootnote = Check(.unusedFootnote) { context, position in
    context.texts(of: position).flatMap { text in
      let unused = text.document.unusedFootnotes
      guard !unused.isEmpty else { return [Finding]() }
      let entry = context.graph.entries[text.entry]
      // A misspelt reference is reported as `undefined-footnote`.
      let meant = Set(
        text.document.undefinedFootnotes.compactMap { text.document.footnoteMeant(by: $0) })
      return unused.filter { $0.shown != nil || !meant.contains($0.label) }.map { footnote in
        let name = "[^\(footnote.label)]"
        if let shown = footnote.shown {
          return Finding(
            .unusedFootnote, at: entry.at(footnote.range),
            "there is another footnote \(name.quoted), so this one is not shown",
            notes: [.init("this one is shown", at: entry.at(shown))],
            help: ["rename it, and refer to it by the new name"])
        }
        return Finding(
          .unusedFootnote, at: entry.at(footnote.range),
          "nothing refers to this footnote, so it is not shown",
          help: ["write \(name.quoted) where it belongs, or remove it"])
      }
    }
  }
}

extension MarkdownDocument {
  /// Returns the unused definition that a misspelt reference most likely means. With hundreds of
  /// candidates it returns nil, because it would have to compare all pairs.
  func footnoteMeant(by footnote: UndefinedFootnote) -> String? {
    guard undefinedFootnotes.count * unusedFootnotes.count <= 1000 else { return nil }
    return nearestName(
      to: footnote.label, in: unusedFootnotes.filter { $0.shown == nil }.map(\.label))
  }
}
