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
  /// Whether some noun, or some share or comparison, has a key with these low bits.
  private let nouns: [Bool]
  private let triggers: [Bool]
  /// The same for entries in an order, and for places.
  private let ordered: [Bool]
  private let places: [Bool]
  private let hasOrders: Bool

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
    nouns = Self.bits(matrices.flatMap(\.nounKeys) + relations.nounKeys)
    ordered = Self.bits(orders.nounKeys)
    places = Self.bits(Array(phrases.placeTriggers))
    hasOrders = !orders.isEmpty
    triggers = Self.bits(Array(phrases.triggers))
  }

  private static func bits(_ keys: [UInt64]) -> [Bool] {
    var bits = [Bool](repeating: false, count: 1 << 12)
    for key in keys { bits[Int(key & 0xFFF)] = true }
    return bits
  }

  /// A sentence that may state a count or an order.
  struct Candidate {
    let words: Range<Int>
    /// Whether it has a number, a share or a comparison, and a noun.
    let counts: Bool
    /// Whether it has a number, a place or a sequence, and a name in an order.
    let orders: Bool
  }

  /// Returns the sentences that may count something or name an order.
  func sentences(of prose: Prose, _ numbers: Numbers) -> [Candidate] {
    var sentences: [Candidate] = []
    var start = 0
    var (hasNumber, hasShare, hasPlace) = (false, false, false)
    var (hasNoun, isOrdered) = (false, false)
    func end(at index: Int) {
      let counts = hasNoun && (hasNumber || hasShare)
      let orders = isOrdered && (hasNumber || hasPlace)
      if counts || orders {
        sentences.append(Candidate(words: start..<index, counts: counts, orders: orders))
      }
      start = index
      (hasNumber, hasShare, hasPlace, hasNoun, isOrdered) = (false, false, false, false, false)
    }
    for index in prose.words.indices {
      let word = prose.words[index]
      if word.startsSentence, index > start { end(at: index) }
      let low = Int(word.key & 0xFFF)
      if !hasNumber { hasNumber = numbers.value(word, in: prose) != nil }
      if !hasShare { hasShare = triggers[low] || word.gap == UInt8(ascii: "%") }
      if !hasNoun { hasNoun = nouns[low] }
      if hasOrders {
        if !isOrdered { isOrdered = ordered[low] }
        if !hasPlace { hasPlace = places[low] }
      }
    }
    end(at: prose.words.count)
    return sentences
  }
}
