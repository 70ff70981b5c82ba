internal import ContentFormat
package import ContentModel
internal import Diagnostics

/// The words of a site that claims in texts refer to: counted nouns and names.
package struct Vocabulary: Sendable {
  let numbers: Numbers
  let counts: CountNouns
  let matrices: [MatrixNames]
  let terms: TermIndex
  let names: SiteNames
  let citations: CitationIndex
  let entryNames: EntryNames
  /// Whether the rules that read words know the language of the site.
  let knowsLanguage: Bool

  package init(_ graph: ContentGraph) {
    numbers = Numbers(language: graph.site.language)
    counts = CountNouns(graph)
    matrices = graph.matrices.indices.compactMap { MatrixNames($0, graph) }
    terms = TermIndex(graph)
    names = SiteNames(graph)
    citations = CitationIndex(graph, .english)
    entryNames = EntryNames(graph)
    knowsLanguage = Rule.statedCount.reads(graph.site.language)
  }
}
