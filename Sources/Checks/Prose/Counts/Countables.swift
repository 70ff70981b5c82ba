internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// Everything of a site that sentences count: levels, marks, relations and groups. Nil for a site
/// whose language has no words for it.
final class Countables: Sendable {
  let language: Shared<CountPhrases>
  var phrases: CountPhrases { _read { yield language.value } }
  let matrices: [CountedMatrix]
  let sharedRelations: Shared<CountedRelations>
  var relations: CountedRelations { _read { yield sharedRelations.value } }
  /// The words with which nouns and levels of the matrices begin, and nouns of the relations.
  private let matrixNouns: KeyFilter
  private let relationNouns: KeyFilter
  /// The words of shares and comparisons.
  private let triggers: KeyFilter
  /// The words with which a sentence states no fact, except those that a name may contain.
  private let doubts: WordList

  /// A sentence that may count something.
  struct Sentence {
    let words: Range<Int>
    let namesMatrix: Bool
    let namesRelation: Bool
  }

  init?(_ graph: ContentGraph, _ names: [MatrixNames], _ language: Shared<CountPhrases>?) {
    guard let language else { return nil }
    let phrases = language.value
    self.language = language
    matrices = names.compactMap { CountedMatrix($0, graph, phrases) }
    let relations = CountedRelations(graph, phrases)
    sharedRelations = Shared(relations)
    if matrices.isEmpty, relations.isEmpty { return nil }
    matrixNouns = KeyFilter(matrices.flatMap(\.nounKeys))
    relationNouns = KeyFilter(relations.nounKeys)
    triggers = KeyFilter(phrases.triggers.keys)
    let named = matrices.reduce(into: relations.termWords) { $0.formUnion($1.termWords) }
      .union(phrases.words)
    doubts = WordList(phrases.doubts.keys.subtracting(named))
  }

  /// Returns the sentences that may count something: those with a number, a share or a comparison,
  /// and a noun. Sentences that state no fact are left out.
  func sentences(of prose: Prose, _ numbers: Numbers) -> [Sentence] {
    var sentences: [Sentence] = []
    var start = 0
    var hasQuantity = false
    var (namesMatrix, namesRelation, isInDoubt) = (false, false, false)
    func end(at index: Int) {
      if hasQuantity, namesMatrix || namesRelation, !isInDoubt {
        sentences.append(
          Sentence(
            words: start..<index, namesMatrix: namesMatrix, namesRelation: namesRelation))
      }
      (start, hasQuantity) = (index, false)
      (namesMatrix, namesRelation, isInDoubt) = (false, false, false)
    }
    for index in prose.words.indices {
      let word = prose.words[index]
      if word.startsSentence, index > start { end(at: index) }
      if !hasQuantity {
        hasQuantity =
          triggers.mayContain(word.key) || numbers.value(word, in: prose) != nil
          || word.gap == UInt8(ascii: "%")
      }
      namesMatrix = namesMatrix || matrixNouns.mayContain(word.key)
      namesRelation = namesRelation || relationNouns.mayContain(word.key)
      isInDoubt = isInDoubt || !word.isQuoted && doubts.contains(word.key)
    }
    end(at: prose.words.count)
    return sentences
  }
}
