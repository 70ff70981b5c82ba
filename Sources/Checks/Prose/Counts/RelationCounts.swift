internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// A sentence that states how many entries are in a relation with one, or have a value.
struct RelationCount {
  let quantity: Quantity
  let words: Range<Int>
  /// The counted entries.
  let noun: CountedRelations.Noun
  let actual: Int
  /// The number of all of them, for shares.
  let total: Int
  /// The rest of the correct sentence, such as "answer Data poisoning".
  let predicate: String
  /// The entry or the schema that has the data.
  let location: SourceLocation
  /// Whether the sentence may count in another way.
  let isLikely: Bool
}

/// Finds the statements of a sentence about relations and groups.
struct RelationCountReader {
  let sharedRelations: Shared<CountedRelations>
  var relations: CountedRelations { _read { yield sharedRelations.value } }
  let graph: ContentGraph
  let prose: Prose
  let language: Shared<CountPhrases>
  var phrases: CountPhrases { _read { yield language.value } }
  let surroundings: CountSurroundings
  /// The entry of the page.
  let page: EntryIndex
  /// Whether the block has named other entries before the sentence.
  let namesEntries: Bool

  typealias Clause = CountClause<CountedRelations.Term>

  /// Returns the statements of a sentence, right or wrong.
  func counts(_ clauses: [Clause]) -> [RelationCount] {
    var isUnclear = false
    var carried: Carried?
    return zip(clauses, clauses.dropFirst().map(Optional.some) + [nil]).flatMap { clause, next in
      continues(clause, next) ? [] : Self.split(clause)
    }.compactMap { clause in
      guard clause.isKnown else {
        isUnclear = true
        return nil
      }
      return count(clause, isUnclear: isUnclear, &carried)
    }
  }

  /// Returns whether a clause goes on with the list of entries at the end of another: "24 controls
  /// belong to Deployment and Operations".
  private func continues(_ clause: Clause, _ next: Clause?) -> Bool {
    guard let next, next.gap == UInt8(ascii: ",") || next.gap == 0x20, next.quantities.isEmpty,
      case .term(.entry)? = clause.tokens.last?.meaning
    else { return false }
    let first = next.tokens.first { if case .plain = $0.meaning { false } else { true } }
    if case .term(.entry)? = first?.meaning { return true }
    return false
  }

  /// Splits "the 46 controls split into 28 preventive" before the second number.
  private static func split(_ clause: Clause) -> [Clause] {
    guard clause.isKnown, clause.quantities.count == 2,
      let second = clause.tokens.lastIndex(where: {
        if case .quantity = $0.meaning { true } else { false }
      }),
      clause.tokens[..<second].contains(where: {
        if case .term(.belonging) = $0.meaning { true } else { false }
      })
    else { return [clause] }
    var (first, rest) = (clause, Clause(gap: 0x20))
    first.tokens = Array(clause.tokens[..<second])
    rest.tokens = Array(clause.tokens[second...])
    return [first, rest]
  }

  /// A noun that counts all entries of a collection, for later clauses: "Of the 16 domains, 12 are
  /// …", "46 controls, 28 of them preventive".
  private struct Carried {
    let noun: CountedRelations.Noun
    let whole: Int
  }

  /// The parts of a clause that counts.
  private struct Parts {
    var quantity: (quantity: Quantity, words: Range<Int>)?
    var noun: CountedRelations.Noun?
    var verbs: [CountedRelations.Verb]?
    var verbIndex = 0
    var choices: [CountedRelations.Choice]?
    var entry: EntryIndex?
    var entryIndex = 0
    /// Whether the clause names the entry, instead of "it".
    var isNamed = false
    var hasBy = false
    var catalogue: CollectionIndex?
    /// Whether the noun is that of an earlier clause.
    var isCarried = false
    /// Whether the choices are before the noun: "three preventive controls".
    var isAttribute = false
    var hasBelonging = false
    /// Whether the clause names the site: "in the catalogue".
    var hasSite = false
  }

  /// Reads "The glossary explains 61 terms."
  private func size(
    _ noun: CountedRelations.Noun, _ catalogue: CollectionIndex, _ parts: Parts, _ clause: Clause
  ) -> RelationCount? {
    guard let (quantity, words) = parts.quantity, noun.collection == catalogue, !noun.isParts,
      noun.relation == nil, case .number = quantity.value, !quantity.isPart, parts.choices == nil,
      parts.entry == nil, !surroundings.namesOthers,
      // "The glossary explains 61 terms." "61 terms are in the glossary."
      hasCopula(after: words)
        || words.lowerBound > clause.words.lowerBound + 1
          && clause.words.contains(where: { phrases.listing.contains(prose.words[$0].key) }),
      let collection = relations.collections[catalogue]
    else { return nil }
    return RelationCount(
      quantity: quantity, words: words, noun: noun, actual: collection.count,
      total: collection.count, predicate: "in the collection", location: collection.location,
      isLikely: true)
  }

  private func count(
    _ clause: Clause, isUnclear: Bool, _ carried: inout Carried?
  ) -> RelationCount? {
    guard clause.quantities.count == 1, var parts = parts(clause),
      let quantity = parts.quantity?.quantity
    else { return nil }
    if let noun = parts.noun, !noun.isParts, noun.relation == nil, parts.entry == nil,
      case .number(let number) = quantity.value,
      number == relations.collections[noun.collection]?.count, parts.choices == nil
    {
      carried = Carried(noun: noun, whole: number)
    }
    if parts.noun == nil, let carried, parts.choices != nil {
      parts.noun = carried.noun
      parts.isCarried = true
      if quantity.whole == nil { parts.quantity?.quantity.whole = carried.whole }
    }
    guard let noun = parts.noun,
      noun.isPlural || quantity.value == Quantity.Value.none || quantity.value == .number(1)
    else { return nil }
    if let catalogue = parts.catalogue { return size(noun, catalogue, parts, clause) }
    if let verbs = parts.verbs, let entry = parts.entry, parts.choices == nil || parts.isAttribute {
      return relation(noun, verbs, entry, parts)
    }
    guard parts.verbs == nil || parts.verbs?.allSatisfy(\.isHaving) == true, parts.entry == nil,
      let choices = parts.choices, !isUnclear, !surroundings.namesOthers
    else { return nil }
    return group(noun, choices, parts, clause)
  }

  private func parts(_ clause: Clause) -> Parts? {
    var parts = Parts()
    for token in clause.tokens {
      switch token.meaning {
      case .quantity(let quantity): parts.quantity = (quantity, token.words)
      case .term(.noun(let noun)):
        if parts.quantity != nil, parts.noun == nil {
          parts.noun = noun
          parts.isAttribute = parts.choices != nil
          let first = parts.quantity?.words.lowerBound ?? token.words.lowerBound
          parts.quantity?.words = first..<token.words.upperBound
        } else if !noun.isPlural, parts.entry == nil, let own = own(noun, before: token) {
          parts.entry = own
          parts.isNamed = true
        } else {
          return nil
        }
      case .term(.verb(let verbs)):
        guard parts.verbs == nil else { return nil }
        parts.verbs = verbs
        parts.verbIndex = token.words.lowerBound
      case .term(.choices(let choices)):
        guard parts.choices == nil else { return nil }
        parts.choices = choices
      case .term(.belonging): parts.hasBelonging = true
      case .term(.entry(let entry)):
        guard parts.entry == nil else { return nil }
        parts.entry = entry
        parts.entryIndex = token.words.lowerBound
        parts.isNamed = true
      case .term(.pronoun):
        guard parts.entry == nil, !namesEntries, !surroundings.namesOthers else { return nil }
        parts.entry = page
      case .term(.by): parts.hasBy = true
      case .term(.site): parts.hasSite = true
      case .term(.demonstrative): break
      case .term(.catalogue(let collection)):
        guard parts.catalogue == nil else { return nil }
        parts.catalogue = collection
      case .plain: break
      case .comparison, .than, .others, .or, .unknown: return nil
      }
    }
    return parts
  }

  /// Returns the entry of the page if a singular noun after "this" means it.
  private func own(
    _ noun: CountedRelations.Noun, before token: Clause.Token
  ) -> EntryIndex? {
    let index = token.words.lowerBound
    guard index > 0, prose.words[index].isJoined, prose.words[index - 1].key == phrases.this,
      graph.entries[page].collection == noun.collection
    else { return nil }
    return page
  }

  // MARK: Relations

  private func relation(
    _ noun: CountedRelations.Noun, _ verbs: [CountedRelations.Verb], _ entry: EntryIndex,
    _ parts: Parts
  ) -> RelationCount? {
    guard let quantity = parts.quantity, let own = graph.entries[entry].collection else {
      return nil
    }
    switch quantity.quantity.value {
    case .number, .none: break
    default: return nil
    }
    // A document has its own controls and lessons.
    let isDocument =
      graph.collection(of: entry).map { SiteNames.holdsDocuments($0.schema) } ?? false
    let candidates = verbs.filter { $0.relation != nil || !isDocument }.compactMap {
      verb -> (verb: CountedRelations.Verb, relation: Int)? in
      let between = relations.between(noun.collection, own)
      if let relation = verb.relation { return between.contains(relation) ? (verb, relation) : nil }
      if let field = noun.relation { return verb.isHaving ? (verb, field) : nil }
      // "The framework has 2 lessons on prompt injection" does not count those of the entry.
      let isSubject = parts.isNamed && parts.entryIndex <= parts.verbIndex
      guard between.count == 1, !noun.isParts, !verb.isHaving || isSubject else { return nil }
      return (verb, between[0])
    }
    // A verb of the schema is meant, rather than one that any relation can have.
    let declared = candidates.filter { $0.verb.relation != nil }
    let meant = declared.isEmpty ? candidates : declared
    guard let (verb, position) = meant.first, Set(meant.map(\.relation)).count == 1,
      verb.isPassive == parts.hasBy
    else { return nil }
    let relation = relations.relations[position]
    var isForward = relation.from == own && relation.to.contains(noun.collection)
    let isBackward = relation.from == noun.collection && relation.to.contains(own)
    if isForward, isBackward, !verb.isHaving {
      // Between entries of one collection, the subject refers to the object.
      let isSubject = quantity.words.lowerBound < parts.verbIndex
      isForward = (isSubject == verb.isPassive) != verb.isReversed
    }
    guard isForward || !noun.isParts else { return nil }
    return statement(noun, verb, relation, entry, parts, isForward)
  }

  private func statement(
    _ noun: CountedRelations.Noun, _ verb: CountedRelations.Verb,
    _ relation: CountedRelations.Relation, _ entry: EntryIndex, _ parts: Parts, _ isForward: Bool
  ) -> RelationCount? {
    guard let quantity = parts.quantity, let collection = relations.collections[noun.collection]
    else { return nil }
    var with = ""
    var sources = isForward ? [] : relations.sources(of: entry, relation, in: graph)
    if let choices = parts.choices {
      let own = choices.filter { $0.collection == noun.collection }
      guard !isForward, own.count == 1 else { return nil }
      with = "with \(own[0].label.quoted) "
      sources = sources.filter { graph.entries[$0].fields.choice(own[0].field) == own[0].id }
    }
    let actual =
      isForward ? relations.targets(of: entry, relation, noun, in: graph) : sources.count
    let title = graph.entries[entry].title
    let isFewer: Bool =
      if case .number(let number) = quantity.quantity.value { number < actual } else { false }
    return RelationCount(
      quantity: quantity.quantity, words: quantity.words, noun: noun, actual: actual,
      total: collection.count,
      predicate: isForward
        ? "in \(relation.field.quoted) of \(title)"
        : with + "that name \(title) in \(relation.field.quoted)",
      location: graph.entries[entry].at(graph.entries[entry].titleRange),
      isLikely: isFewer || verb.relation == nil)
  }

  // MARK: Groups

  private func group(
    _ noun: CountedRelations.Noun, _ choices: [CountedRelations.Choice], _ parts: Parts,
    _ clause: Clause
  ) -> RelationCount? {
    let own = choices.filter { $0.collection == noun.collection }
    guard own.count == 1, let quantity = parts.quantity, !noun.isParts, noun.relation == nil,
      let collection = relations.collections[noun.collection],
      hasCopula(after: quantity.words) || parts.isCarried || parts.hasBelonging
        || parts.hasSite
          && clause.words.contains(where: { phrases.copulas.contains(prose.words[$0].key) })
    else { return nil }
    let isWhole = quantity.quantity.whole == collection.count
    let isShare: Bool =
      if case .number = quantity.quantity.value { false } else { true }
    // A number near the right one is a slip.
    let isSlip: Bool =
      if case .number(let number) = quantity.quantity.value {
        number >= 8 && !parts.isAttribute && abs(number - own[0].count) <= max(2, own[0].count / 5)
      } else {
        false
      }
    let isDistinctive = collection.plural.contains(" ") || isSlip || parts.hasSite
    // "Three of our controls" may be those of a reader.
    let isOthers = quantity.words.contains { index in
      phrases.articles.contains(prose.words[index].key)
        && !phrases.pointers.contains(prose.words[index].key)
    }
    if isOthers, !isWhole, quantity.quantity.isPart { return nil }
    // "Three models are open" may be about any models.
    guard isWhole || isDistinctive || isShare && quantity.quantity.isPart else { return nil }
    if graph.entries[page].collection != nil, !isWhole, !isDistinctive { return nil }
    return RelationCount(
      quantity: quantity.quantity, words: quantity.words, noun: noun, actual: own[0].count,
      total: collection.count, predicate: "with \(own[0].label.quoted)",
      location: collection.location, isLikely: !isWhole)
  }

  private func hasCopula(after words: Range<Int>) -> Bool {
    let end = words.upperBound
    return end < prose.words.count && prose.words[end].isJoined
      && phrases.copulas.contains(prose.words[end].key)
  }
}
