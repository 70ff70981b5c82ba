internal import Bytes
internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// The documents of a site, such as laws and standards, by the names and numbers with which texts
/// cite them and their clauses.
///
/// A document is an entry of a collection with parts (`entries`), or one whose edition a reference
/// requires (`pinned`). It has parts, or an edition.
struct CitationIndex: Sendable {
  struct Document: Sendable {
    let entry: EntryIndex
    let title: String
    /// The indices of its parts in ``ContentModel/Entry/subEntries``.
    var parts: [ClauseNumber: Int] = [:]
    /// The indices of its parts by id and by anchor.
    var anchors: [String: Int] = [:]
    var numbering = ClauseNumbering()
    var editions = Editions()
    /// The durations and quantities that parts declare, by the index of the part.
    var limits: [Int: [Limit]] = [:]
    /// The dates that a verb can state, such as that of the field `published`, by the key of its
    /// name.
    var dates: [UInt64: StatedDate] = [:]
    /// The dates with a short text, such as "Applies.", by the stems of its words.
    var events: [Event] = []
    /// All dates in its fields.
    var allDates: [CalendarDate] = []
    /// Whether it names a successor.
    var isReplaced = false
    /// A name in the text of its edition, such as "AI RMF" in "AI RMF 1.0".
    var editionName: String?
    /// The documents of the same work, in other editions: an index of ``CitationIndex/works``.
    var work = 0
  }

  /// A duration or a quantity in a field of a part.
  struct Limit: Sendable {
    /// The key in a map or record.
    let name: String?
    let text: String
    let amount: Amount
    let range: SourceRange
  }

  /// A length of time, or a number with a unit.
  enum Amount: Hashable, Sendable {
    case time(ContentDuration.Length)
    case quantity(Double, unit: String)

    /// Whether both are equal, or may be: 30 days and one month.
    func agrees(with other: Amount) -> Bool {
      guard case .time(let a) = self, case .time(let b) = other else { return self == other }
      return a.isNearly(b)
    }

    /// Whether both are lengths of time, or have the same unit.
    func isComparable(with other: Amount) -> Bool {
      switch (self, other) {
      case (.time, .time): true
      case (.quantity(_, let unit), .quantity(_, let other)): unit == other
      case (.time, .quantity), (.quantity, .time): false
      }
    }
  }

  /// A date in a list, and the words that say what happened.
  struct Event: Sendable {
    let stems: [UInt64]
    let date: StatedDate
    /// The text as written.
    var text = ""
  }

  struct StatedDate: Sendable {
    /// What happened: the name of the field, or the text beside the date.
    let event: String
    let date: CalendarDate
    let range: SourceRange
  }

  /// A document in all its editions.
  struct Work: Sendable {
    var documents: [Int] = []
    var editions = Editions()
    /// Whether the names of its documents end with a year: "Top 10 2025".
    var hasYearInName = false
  }

  /// A name of a work.
  struct Name: Sendable {
    let work: Int
    /// The documents with this name itself, or else those with it before an edition.
    let owners: [Int]
  }

  let words: CitationWords
  /// The collections whose entries can be documents.
  let collections: Set<CollectionIndex>
  private(set) var documents: [Document] = []
  private(set) var works: [Work] = []
  /// The works by the names of their documents, without editions.
  private(set) var names = PhraseIndex<Name>()
  /// The parts by their titles.
  private(set) var titles = PhraseIndex<(document: Int, part: Int)>()
  /// The parts by the beginnings of long titles: "Fundamental rights impact assessment" of one that
  /// goes on with "for high-risk AI systems".
  private(set) var beginnings = PhraseIndex<(document: Int, part: Int)>()
  /// Dates with a long text, and their documents, by the stems of the words.
  private(set) var longEvents: [(document: Int, event: Event)] = []
  private(set) var longEventsByStem: [UInt64: [Int]] = [:]
  /// The documents by the letters with which ids of their parts begin, as they are written.
  private(set) var prefixes: [UInt64: [Int]] = [:]
  /// All registered numbers.
  private(set) var registered: [Editions.Registered: Int] = [:]
  /// The registered numbers by their year, and by their number.
  private(set) var registeredAlike: [String: [Editions.Registered]] = [:]
  private var positions: [EntryIndex: Int] = [:]
  private(set) var hasLimits = false
  /// The units of quantities by their words, except `%`.
  private(set) var units = PhraseIndex<String>()
  private(set) var hasQuantities = false
  /// Whether some word that begins a citation has a key with these low bits.
  private var starts = [Bool](repeating: false, count: 1 << 12)

  /// Whether no text can cite anything.
  var isEmpty: Bool { documents.isEmpty }

  init(_ graph: ContentGraph, _ words: CitationWords) {
    self.words = words
    let collections = Self.collections(of: graph)
    self.collections = Set(collections.keys)
    guard !collections.isEmpty else { return }
    for (position, entry) in graph.entries.indexed() {
      guard let collection = entry.collection, let editionFields = collections[collection] else {
        continue
      }
      let document = Self.document(
        entry, at: position, graph.collections[collection].schema, editionFields, words)
      guard !document.parts.isEmpty || !document.editions.isEmpty else { continue }
      positions[position] = documents.count
      documents.append(document)
    }
    addNames(graph)
    addParts(graph)
    addLongEvents()
    for key in Array(words.units.keys) + Array(words.versions) + Array(words.durations.keys) {
      starts[Int(key & 0xFFF)] = true
    }
  }

  /// Returns the document that is an entry.
  func document(_ entry: EntryIndex) -> Int? { positions[entry] }

  /// Whether a word can begin a citation. False for most other words.
  func canStart(_ key: UInt64) -> Bool { starts[Int(key & 0xFFF)] }

  /// The collections of documents, each with the fields that state an edition.
  private static func collections(of graph: ContentGraph) -> [CollectionIndex: Set<String>] {
    var pinned: [String: Set<String>] = [:]
    for collection in graph.collections {
      for field in collection.schema.fields { addPinned(field, to: &pinned) }
    }
    var result: [CollectionIndex: Set<String>] = [:]
    for (position, collection) in graph.collections.indexed() {
      let schema = collection.schema
      guard schema.kind == .entries else { continue }
      let named = pinned[schema.name] ?? []
      guard SiteNames.holdsDocuments(schema) || !named.isEmpty else { continue }
      result[position] = named.union(["edition", "version"])
    }
    return result
  }

  private static func addPinned(_ field: FieldSchema, to pinned: inout [String: Set<String>]) {
    if let name = field.pinned, let target = field.type.referenceTarget {
      for collection in target.collections { pinned[collection, default: []].insert(name) }
    }
    switch field.type.parts {
    case .none: break
    case .items(let element), .values(_, let element): addPinned(element, to: &pinned)
    case .fields(let fields), .subEntries(let fields):
      for field in fields { addPinned(field, to: &pinned) }
    }
  }

  /// A name or a prefix of more documents says nothing.
  static let mostAlike = 32

  private mutating func addNames(_ graph: ContentGraph) {
    var groups = Groups(count: documents.count)
    var owners: [[UInt64]: Int] = [:]
    var holders: [[UInt64]: (exact: [Int], others: [Int])] = [:]
    var endsWithYear: Set<Int> = []
    for index in documents.indices {
      let entry = graph.entries[documents[index].entry]
      let editionName = documents[index].editionName ?? ""
      for name in [entry.title] + entry.aliases + [editionName] {
        let (base, hasYear) = baseName(name, documents[index].editions)
        guard !base.isEmpty else { continue }
        // The text of an edition names the document only before the edition: "AI RMF 1.0".
        if name == editionName, base.count < 2 || base.count == Prose.keys(name).count { continue }
        if hasYear, name != editionName { endsWithYear.insert(index) }
        if base.count == Prose.keys(name).count {
          holders[base, default: ([], [])].exact.append(index)
        } else {
          holders[base, default: ([], [])].others.append(index)
        }
        if let owner = owners[base] { groups.join(owner, index) } else { owners[base] = index }
      }
      for item in entry.fields.items where item.schema.isSuccessor {
        guard case .reference(let reference) = item.field.value,
          case .entry(let target, _) = graph.resolve(reference), let other = positions[target]
        else { continue }
        groups.join(index, other)
        documents[index].isReplaced = true
      }
    }
    var numbers: [Int: Int] = [:]
    for index in documents.indices {
      let root = groups.root(of: index)
      let work = numbers[root] ?? works.count
      if work == works.count { works.append(Work()) }
      numbers[root] = work
      documents[index].work = work
      works[work].documents.append(index)
      works[work].editions += documents[index].editions
      if endsWithYear.contains(index) { works[work].hasYearInName = true }
      for number in documents[index].editions.registered where registered[number] == nil {
        registered[number] = index
        registeredAlike["\(number.year)", default: []].append(number)
        registeredAlike[number.number, default: []].append(number)
      }
    }
    for (base, owner) in owners.sorted(by: { $0.value < $1.value })
    where works[documents[owner].work].documents.count <= Self.mostAlike {
      let held = holders[base] ?? ([], [])
      names.add(
        base,
        Name(work: documents[owner].work, owners: held.exact.isEmpty ? held.others : held.exact))
      starts[Int(base[0] & 0xFFF)] = true
    }
    for (name, owner) in possessives(graph)
    where works[documents[owner].work].documents.count <= Self.mostAlike {
      names.add(name, Name(work: documents[owner].work, owners: [owner]))
      starts[Int(name[0] & 0xFFF)] = true
    }
  }

  /// Returns the names with `'s`, as in "GDPR's Article 33".
  private func possessives(_ graph: ContentGraph) -> [(name: [UInt64], document: Int)] {
    documents.indices.flatMap { index -> [(name: [UInt64], document: Int)] in
      let entry = graph.entries[documents[index].entry]
      return ([entry.title] + entry.aliases).compactMap { name in
        let keys = Prose.keys(name + "'s")
        return keys.isEmpty ? nil : (keys, index)
      }
    }
  }

  /// Returns the words of a name without the edition at its end, and whether that is a year after a
  /// space.
  private func baseName(
    _ name: String, _ editions: Editions
  ) -> (words: [UInt64], hasYear: Bool) {
    var hasYear = false
    let prose = Prose(.init(name, at: SourceRange(0, name.utf8.count)))
    var end = prose.words.count
    while end > 1, let token = EditionToken(prose, at: end - 1, words) {
      let isEdition =
        switch token.value {
        case .year(let year): editions.years.contains(year)
        case .version(let version): editions.versions.contains(version)
        }
      guard isEdition else { break }
      if case .year = token.value, prose.words[end - 1].isJoined { hasYear = true }
      end -= 1
      if end > 1, words.versions.contains(prose.words[end - 1].key) { end -= 1 }
    }
    if end > 1, end < prose.words.count, prose.words[end - 1].key == words.of { end -= 1 }
    return (prose.words[..<end].map(\.key), hasYear)
  }

  private mutating func addParts(_ graph: ContentGraph) {
    for index in documents.indices {
      let document = documents[index]
      for limit in document.limits.values.joined() {
        hasLimits = true
        guard case .quantity(_, let unit) = limit.amount else { continue }
        hasQuantities = true
        let keys = Prose.keys(unit)
        if !keys.isEmpty, units.values(of: keys).isEmpty { units.add(keys, unit) }
      }
      let parts = graph.entries[document.entry].subEntries
      for (part, subEntry) in parts.enumerated() where subEntry.title != subEntry.id {
        let keys = Prose.keys(subEntry.title)
        if titles.values(of: keys).count < Self.mostAlike { titles.add(keys, (index, part)) }
        if let start = beginning(of: subEntry.title),
          beginnings.values(of: start).count < Self.mostAlike
        {
          beginnings.add(start, (index, part))
        }
      }
      let ids = parts.map(\.id) + document.numbering.items.map(\.text)
      for prefix in Set(ids.compactMap { Self.prefix(of: Array($0.utf8)) }) {
        let documents = prefixes[prefix.exact] ?? []
        if documents.last != index, documents.count <= Self.mostAlike {
          prefixes[prefix.exact] = documents + [index]
        }
        starts[Int(prefix.key & 0xFFF)] = true
      }
    }
  }

  /// Returns the words of a title up to a comma, a colon or a word such as "for", if there are
  /// enough of them to name one part, and more follow.
  private func beginning(of title: String) -> [UInt64]? {
    let prose = Prose(.init(title, at: SourceRange(0, title.utf8.count)))
    let end = prose.words.indices.dropFirst().first { word in
      !prose.words[word].isJoined || words.titleEnds.contains(prose.words[word].key)
    }
    guard let end, end >= 3 else { return nil }
    return prose.words[..<end].map(\.key)
  }

  /// Adds the dates whose texts are long enough to be recognised by some of their words.
  private mutating func addLongEvents() {
    for (index, document) in documents.enumerated() {
      for event in document.events where event.stems.count > 3 {
        for stem in Set(event.stems)
        where longEventsByStem[stem, default: []].count < Self.mostAlike {
          longEventsByStem[stem, default: []].append(longEvents.count)
        }
        longEvents.append((index, event))
      }
    }
  }

  /// The letters at the start of an id: a hash of them as they are written, and the key of the
  /// word.
  struct Prefix: Hashable {
    let exact: UInt64
    let key: UInt64
    let count: Int
  }

  /// Returns the letters at the start of an id.
  static func prefix(of id: some Sequence<UInt8>) -> Prefix? {
    var exact = Prose.seed
    var key = Prose.seed
    var count = 0
    for byte in id {
      guard byte.isASCIILetter else { break }
      exact = (exact ^ UInt64(byte)) &* 0x100_0000_01B3
      // Letters of ASCII do not depend on the byte before them.
      key = Prose.extended(key, by: byte, after: 0)
      count += 1
    }
    return count == 0 ? nil : Prefix(exact: exact, key: key, count: count)
  }
}

/// Sets of documents that are joined.
private struct Groups {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(of index: Int) -> Int {
    var root = index
    while parents[root] != root {
      parents[root] = parents[parents[root]]
      root = parents[root]
    }
    return root
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (a, b) = (root(of: a), root(of: b))
    parents[max(a, b)] = min(a, b)
  }
}
