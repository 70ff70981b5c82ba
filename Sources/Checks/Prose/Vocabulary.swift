internal import ContentFormat
package import ContentModel
internal import Diagnostics

/// What prose can speak of on a site: how many there are of what, and what everything is called.
package struct Vocabulary: Sendable {
  let numbers: Numbers
  let counts: CountNouns
  let matrices: [MatrixNames]
  let terms: TermIndex
  /// How the site speaks of itself.
  let names: SiteNames
  /// True where the rules that read words know the language of the site.
  let isRead: Bool

  /// Gathers the words of a site.
  package init(_ graph: ContentGraph) {
    numbers = Numbers(language: graph.site.language)
    counts = CountNouns(graph)
    matrices = graph.matrices.indices.compactMap { MatrixNames($0, graph) }
    terms = TermIndex(graph)
    names = SiteNames(graph)
    isRead = Rule.statedCount.reads(graph.site.language)
  }
}
