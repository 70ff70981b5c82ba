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
  let orders: Shared<EntryOrders>
  /// The words with which nouns and levels of the matrices begin, and nouns of the relations.
  private let matrixNouns: KeyFilter
  private let relationNouns: KeyFilter
  /// The words of entries in an order, and those of places and sequences.
  private let orderNouns: KeyFilter
  private let places: KeyFilter
  /// The words of shares and comparisons.
  private let triggers: KeyFilter
  /// The words with which a sentence states no fact, except those that a name may contain.
  private let doubts: WordList

  /// A sentence that may count something.
  struct Sentence {
    let words: Range<Int>
    let namesMatrix: Bool
    let namesRelation: Bool
    let namesOrder: Bool
  }

  init?(_ graph: ContentGraph, _ names: [MatrixNames], _ language: Shared<CountPhrases>?) {
    guard let language else { return nil }
    let phrases = language.value
    self.language = language
    matrices = names.compactMap { CountedMatrix($0, graph, phrases) }
    let relations = CountedRelations(graph, phrases)
    sharedRelations = Shared(relations)
    let orders = EntryOrders(graph, phrases)
    self.orders = Shared(orders)
    if matrices.isEmpty, relations.isEmpty, orders.isEmpty { return nil }
    orderNouns = KeyFilter(orders.nounKeys)
    places = KeyFilter(orders.isEmpty ? [] : phrases.placeTriggers.keys)
    matrixNouns = KeyFilter(matrices.flatMap(\.nounKeys))
    relationNouns = KeyFilter(relations.nounKeys)
    triggers = KeyFilter(phrases.triggers.keys)
    let named = matrices.reduce(into: relations.termWords) { $0.formUnion($1.termWords) }
      .union(phrases.words)
    doubts = WordList(phrases.doubts.keys.subtracting(named))
  }

  private init(_ other: Countables, _ relations: CountedRelations, _ orders: EntryOrders) {
    (language, matrices, doubts) = (other.language, other.matrices, other.doubts)
    (matrixNouns, relationNouns) = (other.matrixNouns, other.relationNouns)
    (orderNouns, places, triggers) = (other.orderNouns, other.places, other.triggers)
    (sharedRelations, self.orders) = (Shared(relations), Shared(orders))
  }

  /// Returns the countables with other names of an entry, or nil if the names have words that change
  /// the meaning of other sentences.
  func replacing(
    _ old: [[UInt64]], with new: [[UInt64]], of position: EntryIndex, in collection: CollectionIndex
  ) -> Countables? {
    guard phrases.doubts.keys.isDisjoint(with: (old + new).joined()) else { return nil }
    var (relations, orders) = (relations, orders.value)
    relations.replace(old, with: new, of: position)
    guard orders.replace(old, with: new, of: position, in: collection) else { return nil }
    return Countables(self, relations, orders)
  }

  /// Returns the sentences that may count something or name an order: those with a number, a share,
  /// a comparison or a place, and a noun. Sentences that state no fact are left out.
  func sentences(of prose: Prose, _ numbers: Numbers) -> [Sentence] {
    var sentences: [Sentence] = []
    var start = 0
    var (hasQuantity, hasPlace, namesOrder) = (false, false, false)
    var (namesMatrix, namesRelation, isInDoubt) = (false, false, false)
    func end(at index: Int) {
      let counts = hasQuantity && (namesMatrix || namesRelation)
      let orders = namesOrder && (hasQuantity || hasPlace)
      if counts || orders, !isInDoubt {
        sentences.append(
          Sentence(
            words: start..<index, namesMatrix: counts && namesMatrix,
            namesRelation: counts && namesRelation, namesOrder: orders))
      }
      start = index
      (hasQuantity, hasPlace, namesOrder) = (false, false, false)
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
      hasPlace = hasPlace || places.mayContain(word.key)
      namesOrder = namesOrder || orderNouns.mayContain(word.key)
      isInDoubt = isInDoubt || !word.isQuoted && doubts.contains(word.key)
    }
    end(at: prose.words.count)
    return sentences
  }
}
