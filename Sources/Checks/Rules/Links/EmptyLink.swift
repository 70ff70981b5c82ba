internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A link has no text.
  package static let emptyLink = Rule(
    "empty-link", stage: .check,
    what: "A link has no text and no picture.",
    why: "Nobody sees it, and a screen reader has nothing to say but its address.",
    example: """
      [](models/saas.md)
      """,
    fix: "Write between the brackets what the link leads to, or remove it.")
}

extension Check {
  static let emptyLink = Check(.emptyLink) { context, position in
    context.texts(of: position).flatMap { text in
      // A link that leads nowhere is broken already.
      let empty = text.links.filter { $0.0.text.isEmpty && !$0.0.destination.isEmpty }
      guard !empty.isEmpty else { return [Finding]() }
      // Raw HTML may be a picture as well.
      let pictures = RangeIndex(text.document.images.map(\.range) + text.document.rawHTML)
      return empty.filter { !pictures.hasRange(in: $0.0.range) }.map { link, target in
        let title: String? =
          switch target {
          case .entry(let entry, anchor: nil): context.graph.entries[entry].title
          default: nil
          }
        let example = title.map { ", such as \($0.quoted)" } ?? ""
        return Finding(
          .emptyLink, at: context.graph.entries[text.entry].at(link.range),
          "this link has no text, so nobody can see it",
          help: ["write between the brackets what it leads to\(example)"])
      }
    }
  }
}
