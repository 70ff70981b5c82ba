internal import Bytes
internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// The text of a link does not say where it leads.
  package static let vagueLinkText = Rule(
    "vague-link-text", .warning, stage: .check, languages: ["en"],
    what: "The whole text of a link is `here`, `read more` or the like, on a site in English.",
    why: """
      Readers who scan a page, or list its links with a screen reader, see only the link text and \
      cannot tell where it leads.
      """,
    example: """
      For the reasons, click [here](reasons.md).
      """,
    fix: "Put the link on the words that name the target: `See the [reasons](reasons.md)`.")
}

extension Check {
  static let vagueLinkText = Check(.vagueLinkText) { context, position in
    context.texts(of: position).flatMap { text in
      let vague = text.document.links.filter { isVague($0.text) }
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

  private static func isVague(_ text: String) -> Bool {
    guard text.utf8.count <= 60 else { return false }
    // No vague text has more than this many letters, even with the punctuation that is ignored.
    var copy = text
    let letters = copy.withUTF8 { bytes in
      bytes.reduce(0) { $0 &+ ($1.isWordByte ? 1 : 0) }
    }
    if letters > mostLetters { return false }
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }
    return vagueTexts.contains(words.joined(separator: " "))
  }

  private static let mostLetters =
    vagueTexts.lazy.map { $0.utf8.count(where: \.isWordByte) }.max() ?? 0

  private static let vagueTexts: Set<String> = [
    "here", "click", "click here", "click this", "click this link", "click me", "tap here",
    "press here", "see here", "look here", "read here", "go here", "go", "over here", "right here",
    "found here", "available here", "download here", "click here for more", "here for more",
    "this", "this one", "this page", "this link", "this site", "this website", "this article",
    "this document", "this post", "this file", "see this", "read this",
    "link", "the link",
    "more", "read more", "see more", "view more", "show more", "learn more", "find out more",
    "know more", "and more", "more here", "more info", "more information", "more details",
    "for more", "for more information", "for more details", "read on", "continue",
    "continue reading", "keep reading", "learn more here", "read more here", "see more here",
  ]
}
