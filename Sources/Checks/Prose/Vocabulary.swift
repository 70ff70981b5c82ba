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
  /// Levels, marks, relations and groups that sentences count.
  let countables: Countables?
  /// Whether the rules that read words know the language of the site.
  let knowsLanguage: Bool

  package init(_ graph: ContentGraph) {
    numbers = Numbers(language: graph.site.language)
    counts = CountNouns(graph)
    matrices =
      StatementWords.of(language: graph.site.language).map { words in
        graph.matrices.indices.compactMap { MatrixNames($0, graph, words) }
      } ?? []
    terms = TermIndex(graph)
    names = SiteNames(graph)
    knowsLanguage = Rule.statedCount.reads(graph.site.language)
    countables = Countables(graph, matrices, knowsLanguage ? .english : nil)
  }
}
