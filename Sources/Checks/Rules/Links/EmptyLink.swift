internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A link has no text.
  package static let emptyLink = Rule(
    "empty-link", stage: .check,
    what: "A link has neither text nor an image.",
    why: "The link is invisible, and a screen reader can only read its address aloud.",
    example: """
      [](models/saas.md)
      """,
    fix: "Add a link text that names the target, or remove the link.")
}

extension Check {
  static let emptyLink = Check(.emptyLink) { context, position in
    context.texts(of: position).flatMap { text in
      // `broken-link` reports links without a destination.
      let empty = text.links.filter { $0.0.text.isEmpty && !$0.0.destination.isEmpty }
      guard !empty.isEmpty else { return [Finding]() }
      // Raw HTML can contain an image.
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
          "this link has no text, so readers cannot see it",
          help: ["add a link text that names the target\(example)"])
      }
    }
  }
}
