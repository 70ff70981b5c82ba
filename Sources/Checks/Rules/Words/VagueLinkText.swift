internal import Bytes
internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// The text of a link does not say where it leads.
  package static let vagueLinkText = Rule(
    "vague-link-text", .warning, stage: .check,
    languages: LanguagePack.tags { $0.linkTexts != nil },
    what: "The whole text of a link is `here`, `read more` or the like.",
    why: """
      Readers who scan a page, or list its links with a screen reader, see only the link text and \
      cannot tell where it leads.
      """,
    example: """
      For the reasons, click [here](reasons.md).
      """,
    fix: "Put the link on the words that name the target: `See the [reasons](reasons.md)`.",
    reads: [
      "For the domains, click [here](../domains/data-privacy.md).",
      "[Read more](../domains/data-privacy.md) about it.",
      "It is explained on [this page](../domains/data-privacy.md).",
    ],
    leaves: [
      "See [Data Privacy](../domains/data-privacy.md).",
      "The [reasons given here](../domains/data-privacy.md) are short.",
      "The keyword [`this`](../domains/data-privacy.md) is code.",
    ])
}

extension Check {
  static let vagueLinkText = Check(.vagueLinkText) { context, position in
    guard let known = context.vocabulary.language?.linkTexts else { return [] }
    return context.texts(of: position).flatMap { text in
      let vague = text.document.links.filter { isVague($0.text, known) }
      guard !vague.isEmpty else { return [Finding]() }
      // Code is a name: a link to the page about `this` can have the text `this`.
      let code = RangeIndex(text.document.text.runs.filter(\.isCode).map(\.range))
      return vague.filter { !code.hasRange(in: $0.range) }.map { link in
        Finding(
          .vagueLinkText, at: context.graph.entries[text.entry].at(link.range),
          "\(link.text.quoted) does not describe the target of the link",
          help: ["put the link on the words that name the target"])
      }
    }
  }

  private static func isVague(_ text: String, _ known: VagueLinkTexts) -> Bool {
    guard text.utf8.count <= 60 else { return false }
    guard known.hashes.contains(VagueLinkTexts.hash(text)) else { return false }
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }
    return known.texts.contains(words.joined(separator: " "))
  }
}
