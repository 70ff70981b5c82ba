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

  /// The words of a text that are such links.
  struct Words: Sendable {
    fileprivate var links: [(start: Int, end: Int, header: MatrixNames.Header)] = []

    /// Returns the header of the link that begins with a word, and the end of its words.
    func header(at index: Int) -> (header: MatrixNames.Header, end: Int)? {
      if links.isEmpty { return nil }
      let next = links.partitioningIndex { $0.start >= index }
      guard next < links.count, links[next].start == index else { return nil }
      return (links[next].header, links[next].end)
    }
  }

  /// Returns the links of a text. A link is left out if one of its words is not in the names of the
  /// header.
  func words(in prose: Prose, _ names: MatrixNames) -> Words {
    var words = Words()
    for link in links {
      let start = prose.words.indices.partitioningIndex {
        prose.place($0..<($0 + 1)).start >= link.range.start
      }
      if let end = end(of: link, from: start, in: prose, names) {
        words.links.append((start, end, link.header))
      }
    }
    return words
  }

  private func end(
    of link: Link, from start: Int, in prose: Prose, _ names: MatrixNames
  ) -> Int? {
    let known = names.headerWords[link.header] ?? []
    var end = start
    while end < prose.words.count, end - start <= Self.maximumWords,
      prose.place(end..<(end + 1)).start < link.range.end
    {
      guard known.contains(prose.words[end].key), !prose.words[end].isQuoted else { return nil }
      end += 1
    }
    return start < end && end - start <= Self.maximumWords ? end : nil
  }

  private static let maximumWords = 8
}
