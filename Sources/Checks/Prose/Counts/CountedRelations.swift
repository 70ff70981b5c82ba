internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// Relations are shared by the readers of all texts.
extension Shared: CountTerms where Value: CountTerms {
  func term(_ prose: Prose, at index: Int) -> (term: Value.Term, count: Int)? {
    value.term(prose, at: index)
  }

  static func isPredicate(_ term: Value.Term) -> Bool { Value.isPredicate(term) }
}

/// The relations between collections, with the verbs and nouns with which sentences count them.
///
/// The verbs come from the schemas: `mitigates`, `mitigated_by`, the label "Threats it answers", and
/// the inverse `unlocks`.
struct CountedRelations: CountTerms {
  /// A field with references to entries.
  struct Relation: Sendable, Equatable {
    let field: String
    let from: CollectionIndex
    let to: Set<CollectionIndex>
  }

  /// A verb of a relation.
  struct Verb: Sendable, Equatable {
    /// The position of the relation, or nil for a verb that any relation can have.
    let relation: Int?
    /// Whether the target of the reference is the subject of the active verb: "unlocks".
    var isReversed = false
    /// Whether it is a participle, as in "is answered by".
    var isPassive = false
    /// Whether it says only that entries have others: "this threat has three controls".
    var isHaving = false
  }

  /// A noun for entries, or for parts of entries.
  struct Noun: Sendable, Equatable {
    let collection: CollectionIndex
    let isPlural: Bool
    /// Whether it counts sub-entries, such as the clauses of standards.
    var isParts = false
    /// The field whose references it counts: "prerequisites".
    var relation: Int?
  }

  /// The value of an enum field that some entries have.
  struct Choice: Sendable, Equatable {
    let collection: CollectionIndex
    let field: String
    let id: String
    let label: String
    let count: Int
  }

  enum Term: Sendable, Equatable {
    case noun(Noun)
    case verb([Verb])
    case entry(EntryIndex)
    case choices([Choice])
    /// "it"
    case pronoun
    /// "this", before a noun in the singular.
    case demonstrative
    /// "by"
    case by
    /// A verb between entries and their group: "come from".
    case belonging
    /// The site: "in the catalogue".
    case site
    /// The name of a collection that is not the noun for its entries: "glossary".
    case catalogue(CollectionIndex)
  }

  private(set) var relations: [Relation] = []
  private var verbs = PhraseIndex<[Verb]>()
  private var nouns = PhraseIndex<Noun>()
  /// The names of entries. A name of several entries means none of them.
  private var titles = PhraseIndex<EntryIndex>()
  private var collectionsOfTitles: [EntryIndex: CollectionIndex] = [:]
  private var choices = PhraseIndex<[Choice]>()
  private var catalogues = PhraseIndex<CollectionIndex>()
  /// The plural and the size of each collection, and the location of its schema.
  private(set) var collections:
    [CollectionIndex: (plural: String, count: Int, location: SourceLocation)] = [:]
  /// The positions of references in the graph, sorted by their targets.
  private var byTarget: [Int32] = []
  private let phrases: CountPhrases
  private let byKey: UInt64

  init(_ graph: ContentGraph, _ phrases: CountPhrases) {
    self.phrases = phrases
    byKey = Prose.key(phrases.by)
    // References in files that cannot be read are unknown.
    guard !graph.hasUnparsedFiles else { return }
    addNouns(graph)
    addChoices(graph)
    guard !graph.relations.isEmpty else { return }
    addRelations(graph)
    guard !relations.isEmpty else { return }
    let related = relations.reduce(into: Set<CollectionIndex>()) {
      $0.formUnion($1.to.union([$1.from]))
    }
    for collection in related {
      for position in graph.collections[collection].entries {
        let entry = graph.entries[position]
        collectionsOfTitles[position] = collection
        for keys in Set(([entry.title] + entry.aliases).map(Prose.keys)) {
          titles.add(keys, position)
        }
      }
    }
    byTarget = graph.relations.indices.map { Int32($0) }.sorted {
      let (a, b) = (graph.relations[Int($0)].to, graph.relations[Int($1)].to)
      return a == b ? $0 < $1 : a < b
    }
  }

  /// Replaces the names of an entry.
  mutating func replace(_ old: [[UInt64]], with new: [[UInt64]], of position: EntryIndex) {
    guard collectionsOfTitles[position] != nil else { return }
    for keys in Set(old) { titles.remove(keys, position) }
    for keys in Set(new) { titles.add(keys, position) }
  }

  private mutating func addNouns(_ graph: ContentGraph) {
    var found: [[UInt64]: [Noun]] = [:]
    for (position, collection) in graph.collections.indexed()
    where collection.schema.kind == .entries && !collection.entries.isEmpty {
      let schema = collection.schema
      collections[position] = (schema.plural, collection.entries.count, schema.location)
      var known: Set<[UInt64]> = []
      for (name, isPlural) in [
        (schema.singular, false), (schema.plural, true), (schema.name, true),
        (schema.singular.split(separator: " ").last.map(String.init) ?? "", false),
        (schema.plural.split(separator: " ").last.map(String.init) ?? "", true),
        (phrases.head(schema.plural), true),
      ] {
        let keys = Prose.keys(name)
        guard !keys.isEmpty, known.insert(keys).inserted else { continue }
        found[keys, default: []].append(Noun(collection: position, isPlural: isPlural))
      }
      for field in schema.fields {
        guard case .entries = field.type else { continue }
        let keys = Prose.keys(field.name.replacing("_", with: " "))
        guard !keys.isEmpty else { continue }
        found[keys, default: []].append(Noun(collection: position, isPlural: true, isParts: true))
      }
    }
    for (keys, candidates) in found where candidates.count == 1 { nouns.add(keys, candidates[0]) }
    for position in collections.keys.sorted() {
      let collection = graph.collections[position]
      let nounEnd = Prose.keys(phrases.head(collection.schema.plural)).last
      let title = collection.index.map { graph.entries[$0].title }
      for name in Set([collection.schema.name, title].compactMap(\.self)) {
        let keys = Prose.keys(name)
        if let end = keys.last, end != nounEnd { catalogues.add(keys, position) }
      }
    }
  }

  private mutating func addChoices(_ graph: ContentGraph) {
    var found: [[UInt64]: [Choice]] = [:]
    for (position, collection) in graph.collections.indexed() where collections[position] != nil {
      for field in collection.schema.allFields {
        guard case .enumeration(let values, _) = field.type else { continue }
        var counts: [String: Int] = [:]
        for entry in collection.entries {
          if let id = graph.entries[entry].fields.choice(field.name) { counts[id, default: 0] += 1 }
        }
        for value in values {
          // Entries without a status are published.
          guard let count = counts[value.id], value.id != "published" else { continue }
          let choice = Choice(
            collection: position, field: field.name, id: value.id, label: value.label, count: count)
          for keys in Set([Prose.keys(value.label), Prose.keys(value.id)]) where !keys.isEmpty {
            found[keys, default: []].append(choice)
          }
        }
      }
    }
    for (keys, candidates) in found { choices.add(keys, candidates) }
  }

  private mutating func addRelations(_ graph: ContentGraph) {
    var found: [[UInt64]: [Verb]] = [:]
    func add(_ verb: Verb, _ form: String) { found[Prose.keys(form), default: []].append(verb) }
    func addVerb(_ word: String, _ relation: Int?, isReversed: Bool) {
      // "Controls" is a noun. A verb may have the name of a field, though.
      let others = nouns.values(of: Prose.keys(word))
      guard others.allSatisfy({ $0.isParts || $0.relation != nil }), let forms = phrases.verb(word)
      else { return }
      for form in forms.active { add(Verb(relation: relation, isReversed: isReversed), form) }
      add(Verb(relation: relation, isReversed: isReversed, isPassive: true), forms.participle)
    }
    func addName(_ name: String, _ relation: Int, isReversed: Bool) {
      let words = name.split { $0 == "_" || $0 == "-" || $0 == " " }.map(String.init)
      if words.count == 1, nouns.values(of: Prose.keys(words[0])).isEmpty {
        addVerb(words[0], relation, isReversed: isReversed)
      }
      if words.count == 2, words[1] == phrases.by {
        for verb in phrases.thirdPerson(words[0]) {
          addVerb(verb, relation, isReversed: !isReversed)
        }
      }
    }
    for (position, collection) in graph.collections.indexed() where collections[position] != nil {
      let schema = collection.schema
      for field in Self.references(in: schema.fields) {
        let targets = Set(field.targets.compactMap { graph.collection($0) })
        guard !targets.isEmpty else { continue }
        let index = relations.count
        relations.append(Relation(field: field.schema.name, from: position, to: targets))
        addName(field.schema.name, index, isReversed: false)
        if let inverse = field.schema.inverse { addName(inverse, index, isReversed: true) }
        let label = field.schema.label.split(separator: " ").map { $0.lowercased() }
        if label.count >= 2, phrases.labelSubjects.contains(label[label.count - 2]) {
          addVerb(label[label.count - 1], index, isReversed: false)
        }
        let keys = Prose.keys(field.schema.name.replacing("_", with: " "))
        if case .list = field.schema.type, nouns.values(of: keys).isEmpty, targets.count == 1,
          let target = targets.first
        {
          nouns.add(keys, Noun(collection: target, isPlural: true, relation: index))
        }
      }
    }
    for word in phrases.relating { addVerb(word, nil, isReversed: false) }
    for (keys, candidates) in found { verbs.add(keys, candidates) }
  }

  /// Returns the fields with references, at any depth, with the names of their collections.
  private static func references(
    in fields: [FieldSchema]
  ) -> [(schema: FieldSchema, targets: [String])] {
    fields.flatMap { field -> [(schema: FieldSchema, targets: [String])] in
      switch field.type {
      case .reference(let target): return [(field, target.collections)]
      case .list(let element):
        if case .reference(let target) = element.type { return [(field, target.collections)] }
        return references(in: [element])
      case .entries(let parts), .record(let parts): return references(in: parts)
      default: return []
      }
    }
  }

  // MARK: Terms

  /// Whether no sentence can count a relation or a group.
  var isEmpty: Bool { collections.isEmpty || relations.isEmpty && choices.longest == 0 }

  /// The first words of nouns, of which every statement has one.
  var nounKeys: [UInt64] { nouns.firstWords }

  /// Returns the longest term at a word.
  func term(_ prose: Prose, at index: Int) -> (term: Term, count: Int)? {
    let word = prose.words[index]
    var best: (term: Term, count: Int)?
    func offer(_ term: Term, _ count: Int) {
      if count > best?.count ?? 0 { best = (term, count) }
    }
    if let verb = verbs.match(prose, at: index) { offer(.verb(verb.value), verb.count) }
    if phrases.having.contains(word.key), best == nil {
      offer(.verb([Verb(relation: nil, isHaving: true)]), 1)
    }
    if let noun = nouns.match(prose, at: index) { offer(.noun(noun.value), noun.count) }
    if let choice = choices.match(prose, at: index) { offer(.choices(choice.value), choice.count) }
    if let own = catalogues.match(prose, at: index), index > 0,
      phrases.articles.contains(prose.words[index - 1].key)
        || phrases.pointers.contains(prose.words[index - 1].key),
      own.count >= best?.count ?? 0
    {
      best = (.catalogue(own.value), own.count)
    }
    if let title = titles.soleMatch(prose, at: index), title.count >= best?.count ?? 0 {
      let next = index + title.count
      // "the deployment phase"
      if next < prose.words.count, prose.words[next].isJoined,
        let noun = nouns.match(prose, at: next), !noun.value.isPlural, !noun.value.isParts,
        noun.value.collection == collectionsOfTitles[title.value]
      {
        best = (.entry(title.value), title.count + noun.count)
      } else if word.isCapitalized || title.count > 1 {
        best = (.entry(title.value), title.count)
      }
    }
    if let verb = phrases.belonging.match(prose, at: index), best == nil {
      best = (.belonging, verb.count)
    }
    if best == nil {
      if phrases.pronouns.contains(word.key) { return (.pronoun, 1) }
      if word.key == phrases.this, index + 1 < prose.words.count,
        let noun = nouns.match(prose, at: index + 1), !noun.value.isPlural
      {
        return (.demonstrative, 1)
      }
      if word.key == byKey { return (.by, 1) }
      if phrases.pointers.contains(word.key), index + 1 < prose.words.count,
        prose.words[index + 1].isJoined, phrases.sites.contains(prose.words[index + 1].key)
      {
        return (.site, 2)
      }
      if phrases.sites.contains(word.key), index > 0, word.isJoined,
        phrases.articles.contains(prose.words[index - 1].key)
          || phrases.pointers.contains(prose.words[index - 1].key)
      {
        return (.site, 1)
      }
    }
    return best
  }

  static func isPredicate(_ term: Term) -> Bool {
    switch term {
    case .entry, .pronoun, .choices: true
    default: false
    }
  }

  /// The words of all terms of several words.
  var termWords: Set<UInt64> {
    [nouns.words, Set(titles.solePhrases.joined()), choices.words, catalogues.words]
      .reduce(into: verbs.words) { $0.formUnion($1) }
  }

  // MARK: Counts

  /// Returns the positions of the relations between two collections in either direction.
  func between(_ a: CollectionIndex, _ b: CollectionIndex) -> [Int] {
    relations.indices.filter { index in
      let relation = relations[index]
      return relation.from == a && relation.to.contains(b)
        || relation.from == b && relation.to.contains(a)
    }
  }

  /// Counts the entries of a collection, or their parts, that an entry refers to in a relation.
  func targets(
    of entry: EntryIndex, _ relation: Relation, _ noun: Noun, in graph: ContentGraph
  ) -> Int {
    let found = graph.relations(of: entry).filter {
      $0.field == relation.field && graph.entries[$0.to].collection == noun.collection
    }
    guard noun.isParts else { return Set(found.map(\.to)).count }
    return Set(found.compactMap { item in item.subEntry.map { Part(entry: item.to, id: $0) } })
      .count
  }

  private struct Part: Hashable {
    let entry: EntryIndex
    let id: String
  }

  /// Returns the entries that refer to an entry in a relation.
  func sources(of entry: EntryIndex, _ relation: Relation, in graph: ContentGraph) -> Set<
    EntryIndex
  > {
    let first = byTarget.partitioningIndex { graph.relations[Int($0)].to >= entry }
    var found: Set<EntryIndex> = []
    for index in byTarget[first...] {
      let item = graph.relations[Int(index)]
      guard item.to == entry else { break }
      if item.field == relation.field, graph.entries[item.from].collection == relation.from {
        found.insert(item.from)
      }
    }
    return found
  }
}
