internal import ContentFormat
package import ContentModel
internal import Diagnostics

/// The words of a site that claims in texts refer to: counted nouns and names.
package struct Vocabulary: Sendable {
  /// The words of the language of the site, or nil if there is no pack for it.
  let language: LanguagePack?
  let numbers: Numbers
  let counts: CountNouns
  /// The matrices about whose cells statements are read.
  let matrices: [MatrixNames]
  let terms: TermIndex
  let names: SiteNames
  /// Levels, marks, relations and groups that sentences count.
  let countables: Countables?
  let citations: CitationIndex
  let entryNames: EntryNames

  package init(_ graph: ContentGraph) {
    let language = LanguagePack.of(graph.site.language)
    self.language = language
    numbers = Numbers(language?.numbers)
    counts = CountNouns(graph, language?.nouns ?? NounForms())
    matrices =
      language?.statements.map { words in
        graph.matrices.indices.compactMap { MatrixNames($0, graph, words()) }
      } ?? []
    terms = TermIndex(graph, language?.terms ?? TermWords())
    names = SiteNames(graph, language?.counting ?? CountingWords())
    countables = Countables(graph, matrices, language?.phrases)
    citations = CitationIndex(graph, language?.citations ?? CitationWords())
    entryNames = EntryNames(graph)
  }
}
