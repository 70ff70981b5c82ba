internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// A text of an entry that was written as Markdown, and what its links and images lead to.
struct EntryText: Sendable {
  /// The entry it stands in, by position.
  let entry: Int
  /// The text.
  let document: MarkdownDocument
  private let targets: [LinkTarget]

  /// The texts of an entry: its body, then its fields.
  static func all(of position: Int, in graph: ContentGraph) -> [EntryText] {
    zip(graph.entries[position].documents, graph.links[position]).map {
      EntryText(entry: position, document: $0, targets: $1)
    }
  }

  /// The links with what they lead to.
  var links: Zip2Sequence<[MarkdownDocument.Link], [LinkTarget]> { zip(document.links, targets) }

  /// The images with what they lead to.
  var images: Zip2Sequence<[MarkdownDocument.Image], ArraySlice<LinkTarget>> {
    zip(document.images, targets.dropFirst(document.links.count))
  }
}

extension MarkdownDocument.Link {
  /// True where the range of the destination holds it and nothing else: not in a reference link or
  /// a bare address.
  var isReplaceable: Bool { destinationRange != range && !isBare }

  /// True for an address that is its own text: `<https://…>`, `www.…`.
  var isBare: Bool { destination == text || destination == "http://\(text)" }
}
