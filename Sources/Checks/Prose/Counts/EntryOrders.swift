internal import ContentFormat
internal import ContentModel

/// The collections whose entries have an order that sentences can name: "the third phase", "models 1
/// to 3", "weeks 5 and 6".
struct EntryOrders: Sendable {
  /// The entries of a collection in their order.
  struct Order: Sendable {
    let plural: String
    let entries: [EntryIndex]
    /// Whether entries name the one before or after them, so that "the third phase" can mean no
    /// other order.
    let isChain: Bool
  }

  private(set) var orders: [CollectionIndex: Order] = [:]
  /// The number of each entry, from 1.
  private(set) var numbers: [EntryIndex: Int] = [:]
  /// The first and the last value that an entry covers: weeks 5 to 6.
  private(set) var spans: [EntryIndex: ClosedRange<Int>] = [:]
  let singulars: PhraseIndex<CollectionIndex>
  let plurals: PhraseIndex<CollectionIndex>
  /// The units of spans: "week" and "weeks".
  private(set) var units = PhraseIndex<CollectionIndex>()
  /// The names of entries. A name of several entries means none of them.
  private(set) var titles = PhraseIndex<EntryIndex>()
  /// The collections whose entries are in ``titles``.
  private var titled: Set<CollectionIndex> = []
  /// Words that name a collection with spans: "roadmap".
  private(set) var names: Set<UInt64> = []

  init(_ graph: ContentGraph, _ phrases: CountPhrases) {
    var names: [(isPlural: Bool, name: String, collection: CollectionIndex)] = []
    for (position, collection) in graph.collections.indexed()
    where collection.schema.kind == .entries && !collection.entries.isEmpty {
      let schema = collection.schema
      for (name, isPlural) in [(schema.singular, false), (schema.plural, true)] {
        names.append((isPlural, name, position))
        if let last = name.split(separator: " ").last, last.count < name.count {
          names.append((isPlural, String(last), position))
        }
      }
      let spans = Self.spans(of: collection, graph)
      if spans.count > 1, let unit = schema.ranges?.from.split(separator: "_").last {
        self.spans.merge(spans) { a, _ in a }
        for name in [String(unit), phrases.plural(String(unit))] {
          units.add(Prose.keys(name), position)
        }
        self.names.formUnion([schema.name, schema.plural].compactMap { Prose.keys($0).last })
      }
      if Self.isNumbered(collection, graph) {
        orders[position] = Order(
          plural: schema.plural, entries: collection.entries,
          isChain: schema.fields.contains { field in
            if case .reference(let target) = field.type {
              field.isAcyclic && target.collections == [schema.name]
            } else {
              false
            }
          })
        for (index, entry) in collection.entries.enumerated() { numbers[entry] = index + 1 }
      } else if spans.count < 2 {
        continue
      }
      titled.insert(position)
      for entry in collection.entries {
        let names = [graph.entries[entry].title] + graph.entries[entry].aliases
        for keys in Set(names.map(Prose.keys)) { titles.add(keys, entry) }
      }
    }
    singulars = Self.index(names.filter { !$0.isPlural })
    plurals = Self.index(names.filter(\.isPlural))
  }

  /// Replaces the names of an entry of a collection. Returns false if its names are words of which
  /// every statement has one.
  mutating func replace(
    _ old: [[UInt64]], with new: [[UInt64]], of position: EntryIndex, in collection: CollectionIndex
  ) -> Bool {
    guard titled.contains(collection) else { return true }
    if orders.values.contains(where: \.isChain) { return false }
    for keys in Set(old) { titles.remove(keys, position) }
    for keys in Set(new) { titles.add(keys, position) }
    return true
  }

  var isEmpty: Bool { orders.isEmpty && spans.isEmpty }
  /// Words of which every statement has one.
  var nounKeys: [UInt64] {
    isEmpty ? [] : singulars.firstWords + plurals.firstWords + units.firstWords + chainKeys
  }
  private var chainKeys: [UInt64] {
    orders.values.contains(where: \.isChain) ? titles.solePhrases.compactMap(\.first) : []
  }

  /// Leaves out names of two collections.
  private static func index(
    _ names: [(isPlural: Bool, name: String, collection: CollectionIndex)]
  ) -> PhraseIndex<CollectionIndex> {
    var found: [[UInt64]: Set<CollectionIndex>] = [:]
    for item in names { found[Prose.keys(item.name), default: []].insert(item.collection) }
    var index = PhraseIndex<CollectionIndex>()
    for (keys, collections) in found where collections.count == 1 {
      if let only = collections.first { index.add(keys, only) }
    }
    return index
  }

  /// Returns whether the entries are sorted by a field whose values are 1, 2, 3 and so on.
  private static func isNumbered(
    _ collection: ContentGraph.Collection, _ graph: ContentGraph
  ) -> Bool {
    let sort = collection.schema.sort
    guard !sort.hasPrefix("-"), !graph.hasUnparsedFiles(in: collection.schema.name) else {
      return false
    }
    return collection.entries.enumerated().allSatisfy { index, entry in
      graph.entries[entry].fields.number(sort) == Double(index + 1)
    }
  }

  private static func spans(
    of collection: ContentGraph.Collection, _ graph: ContentGraph
  ) -> [EntryIndex: ClosedRange<Int>] {
    guard let ranges = collection.schema.ranges, let to = ranges.to, ranges.by.isEmpty,
      !ranges.excludesEnd, !graph.hasUnparsedFiles(in: collection.schema.name)
    else { return [:] }
    var spans: [EntryIndex: ClosedRange<Int>] = [:]
    for entry in collection.entries {
      let fields = graph.entries[entry].fields
      guard let first = fields.number(ranges.from).flatMap({ Int(exactly: $0) }),
        let last = fields.number(to).flatMap({ Int(exactly: $0) }), first <= last
      else { return [:] }
      spans[entry] = first...last
    }
    return spans
  }
}
