internal import Diagnostics

/// The links of a text that lead to documents and their parts.
struct LinkedParts: Sendable {
  struct Link: Sendable {
    let range: SourceRange
    let document: Int
    /// The index of the part that the link leads to.
    let part: Int?
  }

  private let links: [Link]

  init(_ links: [Link] = []) { self.links = links.sorted { $0.range.start < $1.range.start } }

  var isEmpty: Bool { links.isEmpty }

  /// Returns the link that contains a range.
  func link(at range: SourceRange) -> Link? {
    let next = links.partitioningIndex { $0.range.start > range.start }
    guard next > 0, range.end <= links[next - 1].range.end else { return nil }
    return links[next - 1]
  }

  /// Returns the document that a link around a range leads to.
  func document(at range: SourceRange) -> Int? { link(at: range)?.document }
}
