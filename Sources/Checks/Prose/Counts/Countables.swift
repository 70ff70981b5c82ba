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
    nouns = Self.bits(matrices.flatMap(\.nounKeys) + relations.nounKeys + orders.nounKeys)
    triggers = Self.bits(Array(phrases.triggers))
  }

  private static func bits(_ keys: [UInt64]) -> [Bool] {
    var bits = [Bool](repeating: false, count: 1 << 12)
    for key in keys { bits[Int(key & 0xFFF)] = true }
    return bits
  }

  /// Returns the sentences that may count something: those with a number, a share or a comparison,
  /// and a noun.
  func sentences(of prose: Prose, _ numbers: Numbers) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    var hasQuantity = false
    var hasNoun = false
    func end(at index: Int) {
      if hasQuantity, hasNoun { sentences.append(start..<index) }
      (start, hasQuantity, hasNoun) = (index, false, false)
    }
    for index in prose.words.indices {
      let word = prose.words[index]
      if word.startsSentence, index > start { end(at: index) }
      if !hasQuantity {
        hasQuantity =
          triggers[Int(word.key & 0xFFF)] || numbers.value(word, in: prose) != nil
          || word.gap == UInt8(ascii: "%")
      }
      if !hasNoun { hasNoun = nouns[Int(word.key & 0xFFF)] }
    }
    end(at: prose.words.count)
    return sentences
  }
}
