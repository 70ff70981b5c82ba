internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// The nouns that a number in prose may count, and how many there are.
struct CountNouns: Sendable {
  /// Something that is counted.
  struct Noun: Sendable {
    /// As messages call several of them.
    let plural: String
    /// How many there are.
    let count: Int
    /// Where the site says what they are.
    let location: SourceLocation
    /// The collection, by position; nil for cells.
    let collection: Int?
    /// True where the phrase has two words or more, so that nothing else is likely to be meant.
    let isDistinctive: Bool
    /// True for cells, and for what stands along a side of a matrix with levels.
    let isOfMatrix: Bool
    /// The values of enum fields that narrow it down: `traditional` domains.
    let groups: PhraseIndex<Group>
  }

  /// The entries of a collection with one value in an enum field.
  struct Group: Sendable {
    let label: String
    let count: Int
  }

  private(set) var phrases = PhraseIndex<Noun>()
  /// The rows and columns of each matrix with levels, and where its table is.
  let sizes: [(rows: Int, columns: Int, title: String, location: SourceLocation)]

  init(_ graph: ContentGraph) {
    let levelled = graph.matrices.filter { !$0.levels.isEmpty }
    let sides = Set(levelled.flatMap { [$0.rows.collection, $0.columns.collection] })
    // What the table lacks has findings of its own.
    sizes = levelled.compactMap { matrix in
      let entry = graph.entries[matrix.entry]
      let sides = [matrix.rows, matrix.columns].map { graph.collections[$0.collection] }
      if sides.contains(where: { graph.hasUnread(in: $0.schema.name) }) { return nil }
      return (
        sides[0].entries.count, sides[1].entries.count, entry.title, entry.at(entry.titleRange)
      )
    }
    var nouns: [[UInt64]: [Noun]] = [:]
    for (position, collection) in graph.collections.enumerated()
    where collection.schema.kind == .entries && !collection.entries.isEmpty {
      let schema = collection.schema
      // How many there are is known once all can be read.
      if graph.hasUnread(in: schema.name) { continue }
      let groups = Self.groups(of: collection, graph)
      let last = schema.plural.split(separator: " ").last.map(String.init) ?? schema.plural
      // `KPIs` in the folder `kpis` is one phrase, not two that leave a doubt.
      for keys in Set([schema.plural, schema.name, last].map(Prose.keys)) {
        nouns[keys, default: []].append(
          Noun(
            plural: schema.plural, count: collection.entries.count,
            location: SourceLocation(schema.location.path),
            collection: position, isDistinctive: keys.count > 1,
            isOfMatrix: sides.contains(position), groups: groups))
      }
    }
    if sizes.count == 1, let size = sizes.first {
      nouns[Prose.keys("cells"), default: []].append(
        Noun(
          plural: "cells", count: size.rows * size.columns, location: size.location,
          collection: nil, isDistinctive: false, isOfMatrix: true, groups: PhraseIndex()))
    }
    // What two collections are called says nothing of either.
    for (keys, candidates) in nouns where candidates.count == 1 {
      phrases.add(keys, candidates[0])
    }
  }

  private static func groups(
    of collection: ContentGraph.Collection, _ graph: ContentGraph
  ) -> PhraseIndex<Group> {
    var groups = PhraseIndex<Group>()
    for field in collection.schema.fields {
      guard case .enumeration(let values, _) = field.type else { continue }
      for value in values {
        let count = collection.entries.count {
          graph.entries[$0].fields.choice(field.name) == value.id
        }
        let keys = Prose.keys(value.label)
        guard count > 0, groups.values(of: keys).isEmpty else { continue }
        groups.add(keys, Group(label: value.label, count: count))
      }
    }
    return groups
  }
}
