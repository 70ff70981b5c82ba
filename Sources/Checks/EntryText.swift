internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// A Markdown text of an entry, with the targets of its links and images.
struct EntryText: Sendable {
  /// The position of the entry.
  let entry: EntryIndex
  private let documents: [MarkdownDocument]
  private let index: Int
  private let targets: [LinkTarget]

  /// The parsed text.
  var document: MarkdownDocument { _read { yield documents[index] } }

  /// Returns the texts of an entry: its body, then its fields.
  static func all(of position: EntryIndex, in graph: ContentGraph) -> [EntryText] {
    let documents = graph.entries[position].documents
    return zip(documents.indices, graph.links[position]).map {
      EntryText(entry: position, documents: documents, index: $0, targets: $1)
    }
  }

  var links: Zip2Sequence<[MarkdownDocument.Link], [LinkTarget]> { zip(document.links, targets) }

  var images: Zip2Sequence<[MarkdownDocument.Image], ArraySlice<LinkTarget>> {
    zip(document.images, targets.dropFirst(document.links.count))
  }
}

extension MarkdownDocument.Link {
  /// Whether a fix can replace the destination. False for a reference link, a bare address, a wiki
  /// link, a form of links that another generator reads, and raw HTML, whose attributes have other
  /// escapes.
  var isReplaceable: Bool { destinationRange != range && !isBare && !isWiki && !hasForm && !isHTML }

  /// Whether the text is the address: `<https://…>`, `www.…`.
  var isBare: Bool { destination == text || destination == "http://\(text)" }
}
