internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// The nouns that a number can count, with the actual numbers.
struct CountNouns: Sendable {
  /// A noun for entries or cells, with their number.
  struct Noun: Sendable {
    /// The plural, as messages show it.
    let plural: String
    /// The actual number.
    let count: Int
    /// The location that declares the noun.
    let location: SourceLocation
    /// The position of the collection, or nil for cells.
    let collection: CollectionIndex?
    /// Whether the phrase has at least two words, so that another meaning is unlikely.
    let isDistinctive: Bool
    /// Whether the noun counts cells or the entries of an axis of a matrix with levels.
    let isOfMatrix: Bool
    /// Values of enum fields that restrict the noun: `traditional` domains.
    let groups: PhraseIndex<Group>
  }

  /// The entries of a collection with a certain value in an enum field.
  struct Group: Sendable {
    let label: String
    let count: Int
  }

  private(set) var phrases = PhraseIndex<Noun>()
  /// The sizes of the matrices with levels, with the title and location of each.
  let sizes: [(rows: Int, columns: Int, title: String, location: SourceLocation)]

  /// Whether the name of a group follows the noun.
  let groupsFollow: Bool

  /// - Parameter forms: the forms of nouns in the language of the site.
  init(_ graph: ContentGraph, _ forms: NounForms) {
    groupsFollow = forms.adjectivesFollow
    let levelled = graph.matrices.filter { !$0.levels.isEmpty }
    let sides = Set(
      levelled.flatMap { [$0.rows.collection, $0.columns.collection].compactMap(\.self) })
    // Other rules report missing rows and columns.
    sizes = levelled.compactMap { matrix in
      let entry = graph.entries[matrix.entry]
      let sides = [matrix.rows, matrix.columns]
      let schemas = sides.compactMap { graph.schema(of: $0) }
      if schemas.contains(where: { graph.hasUnparsedFiles(in: $0.name) }) { return nil }
      let sizes = sides.map { side in
        side.collection.map { graph.collections[$0].entries.count } ?? side.headers.count
      }
      return (sizes[0], sizes[1], entry.title, entry.at(entry.titleRange))
    }
    var nouns: [[UInt64]: [Noun]] = [:]
    for (position, collection) in graph.collections.indexed()
    where collection.schema.kind == .entries && !collection.entries.isEmpty {
      let schema = collection.schema
      // The number is unknown while an entry cannot be read.
      if graph.hasUnparsedFiles(in: schema.name) { continue }
      let groups = Self.groups(of: collection, graph, forms)
      let (head, isDescribed) = forms.head(of: schema.plural)
      // The plural of several words, or a compound word.
      let distinctive = Set(
        isDescribed ? ([schema.plural] + forms.plurals(schema.plural)).map(Prose.keys) : [])
      let names = [schema.plural, schema.name, head]
      // A set, since `KPIs` and the folder `kpis` are the same phrase and not an ambiguity.
      for keys in Set((names + names.flatMap(forms.plurals)).map(Prose.keys)) {
        nouns[keys, default: []].append(
          Noun(
            plural: schema.plural, count: collection.entries.count,
            location: SourceLocation(schema.location.path),
            collection: position, isDistinctive: keys.count > 1 || distinctive.contains(keys),
            isOfMatrix: sides.contains(position), groups: groups))
      }
    }
    if sizes.count == 1, let size = sizes.first {
      for keys in Set((forms.cells + forms.cells.flatMap(forms.plurals)).map(Prose.keys)) {
        nouns[keys, default: []].append(
          Noun(
            plural: forms.cells[0], count: size.rows * size.columns, location: size.location,
            collection: nil, isDistinctive: false, isOfMatrix: true, groups: PhraseIndex()))
      }
    }
    // A phrase that names two collections is ambiguous.
    for (keys, candidates) in nouns where candidates.count == 1 {
      phrases.add(keys, candidates[0])
    }
  }

  private static func groups(
    of collection: ContentGraph.Collection, _ graph: ContentGraph, _ forms: NounForms
  ) -> PhraseIndex<Group> {
    var groups = PhraseIndex<Group>()
    for field in collection.schema.fields {
      guard case .enumeration(let values, _) = field.type else { continue }
      for value in values {
        let count = collection.entries.count {
          graph.entries[$0].fields.choice(field.name) == value.id
        }
        guard count > 0 else { continue }
        for name in [value.label] + forms.adjectives(value.label) {
          let keys = Prose.keys(name)
          guard groups.values(of: keys).isEmpty else { continue }
          groups.add(keys, Group(label: value.label, count: count))
        }
      }
    }
    return groups
  }
}
