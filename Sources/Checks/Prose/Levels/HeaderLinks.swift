internal import ContentModel
internal import Diagnostics
internal import Markdown

/// The links of an entry that lead to headers of a matrix and whose text is a short form of the
/// header's name: `[embedded](../models/embedded.md) AI`.
struct HeaderLinks: Sendable {
  private struct Link: Sendable {
    let range: SourceRange
    let header: MatrixNames.Header
  }

  /// Sorted by position.
  private let links: [Link]

  init(of position: EntryIndex, in graph: ContentGraph, _ names: MatrixNames) {
    links = zip(graph.entries[position].documents, graph.links[position])
      .flatMap { document, targets in
        zip(document.links, targets).compactMap { link, target -> Link? in
          guard case .entry(let entry, _) = target, let header = names.positions[entry] else {
            return nil
          }
          return Link(range: link.range, header: header)
        }
      }
      .sorted { $0.range.start < $1.range.start }
  }

  /// Returns the header of the link that begins with a word, and the end of its words. Nil if a
  /// word is not in the names of the header.
  func header(
    at index: Int, in prose: Prose, _ names: MatrixNames
  ) -> (header: MatrixNames.Header, end: Int)? {
    guard !links.isEmpty else { return nil }
    let start = prose.place(index..<(index + 1)).start
    let next = links.partitioningIndex { $0.range.start > start }
    guard next > 0, start < links[next - 1].range.end else { return nil }
    let link = links[next - 1]
    let known = names.headerWords[link.header] ?? []
    var first = index
    while first > 0, prose.place((first - 1)..<first).start >= link.range.start,
      !prose.startsBlock(first)
    {
      first -= 1
    }
    guard first == index else { return nil }
    var end = index
    while end < prose.words.count, end - index <= Self.maximumWords,
      prose.place(end..<(end + 1)).start < link.range.end
    {
      guard known.contains(prose.words[end].key), !prose.words[end].isQuoted else { return nil }
      end += 1
    }
    return end - index <= Self.maximumWords ? (link.header, end) : nil
  }

  private static let maximumWords = 8
}
