internal import ContentFormat
package import ContentModel
internal import Diagnostics

/// The words of a site that claims in texts refer to: counted nouns and names.
///
/// It is a class, as are the larger of its parts, because each reader of a text keeps it.
package final class Vocabulary: Sendable {
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
  let sharedCitations: Shared<CitationIndex>
  var citations: CitationIndex { _read { yield sharedCitations.value } }
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
    sharedCitations = Shared(CitationIndex(graph, language?.citations ?? CitationWords()))
    entryNames = EntryNames(graph)
  }

  /// Creates a copy with other names of entries.
  init(_ other: Vocabulary, _ parts: Parts) {
    (language, numbers, counts) = (other.language, other.numbers, other.counts)
    (matrices, sharedCitations) = (other.matrices, other.sharedCitations)
    (terms, names) = (parts.terms, parts.names)
    (countables, entryNames) = (parts.countables, parts.entryNames)
  }
}
