package import ContentFormat
package import Diagnostics
internal import Markdown

/// All content of a site, its names resolved: who refers to whom, what each link leads to, what
/// each matrix holds. Entries are known by their position in ``entries``.
package struct ContentGraph: Sendable {
  /// What `site.yml` says.
  package let site: SiteConfiguration
  /// The collections, by name.
  package let collections: [Collection]
  /// Every entry and page, by path.
  package internal(set) var entries: EntryList
  /// The files that are copied as they are, by path.
  package let assets: [String]
  /// What each link of an entry leads to: for each entry, for each of its
  /// ``Entry/documents``, in the order of the document's links, then of its images.
  package internal(set) var links = Watched<[[LinkTarget]]>([], .links)
  /// The references of front matter that name an entry, by the position of the one that refers.
  package internal(set) var relations: [Relation] = []
  /// Who refers to each entry.
  package internal(set) var backlinks = Watched<[Backlink]>([], .backlinks)
  /// The matrices, in the order of their entries.
  package internal(set) var matrices: [Matrix] = []
  /// What the view blocks of an entry show: by entry, then by code block.
  package internal(set) var views = BoundViews()
  /// Drafts that were left out: what references to them are told.
  package let drafts: Drafts

  let names: NameIndex

  /// A collection and its entries.
  package struct Collection: Sendable {
    /// Its schema.
    package let schema: CollectionSchema
    /// Its entries in the order of the schema's `sort`.
    package let entries: [Int]
    /// The page that introduces it, `index.md` in its folder.
    package let index: Int?
  }

  /// One reference of front matter, resolved.
  package struct Relation: Sendable {
    /// The entry that refers.
    package let from: Int
    /// The field of its collection.
    package let field: String
    /// The entry it refers to.
    package let to: Int
    /// The sub-entry it refers to.
    package let subEntry: String?
    /// The reference as it stands.
    package let range: SourceRange
  }

  /// An entry that refers to another, in prose or in front matter.
  package struct Backlink: Sendable, Hashable {
    /// The entry that refers.
    package let from: Int
    /// The fields by which it does; empty for a link or mention in its text.
    package let fields: [String]
  }

  /// The position of a collection by its name.
  package func collection(_ name: String) -> Int? { names.collections[name] }

  /// The position of an entry by its collection's position and its id.
  package func entry(_ id: String, in collection: Int) -> Int? {
    names.ids[collection][id]
  }

  /// The position of an entry by the path of its file.
  package func entry(path: String) -> Int? { names.paths[path] }

  /// The collection of an entry.
  package func collection(of entry: Int) -> Collection? {
    entries[entry].collection.map { collections[$0] }
  }

  /// The matrix with an id.
  package func matrix(_ id: String) -> Matrix? {
    matrices.first { entries[$0.entry].id == id }
  }

  /// The references in the front matter of an entry.
  package func relations(of entry: Int) -> ArraySlice<Relation> {
    let rest = relations[relations.partitioningIndex { $0.from >= entry }...]
    return rest[..<rest.partitioningIndex { $0.from > entry }]
  }

  /// The entries that refer to this one by a field that has an `inverse`, by the inverse's name.
  package func inverseRelations(of entry: Int) -> [(name: String, from: [Int])] {
    var groups: [(name: String, from: [Int])] = []
    for backlink in backlinks[entry] {
      guard let schema = collection(of: backlink.from)?.schema else { continue }
      for field in backlink.fields {
        guard let name = schema.inverse(of: field) else { continue }
        if let index = groups.firstIndex(where: { $0.name == name }) {
          groups[index].from.append(backlink.from)
        } else {
          groups.append((name, [backlink.from]))
        }
      }
    }
    return groups.sorted { $0.name < $1.name }
  }
}

/// Entries by name.
struct NameIndex: Sendable {
  var collections: [String: Int] = [:]
  var ids: [[String: Int]] = []
  var paths: [String: Int] = [:]
  var folders: [String: Int] = [:]
  var assets: Set<String> = []
  /// Entries that could not be read: paths, and `collection:id` and `collection:title`.
  var unread: Set<String> = []
  /// True where something else could not be read.
  var isIncomplete = false
}

/// What a reference turned out to be.
package enum Resolution: Sendable, Equatable {
  /// An entry, by position.
  case entry(Int)
  /// No entry of the collections it may name; `elsewhere` is one of another collection.
  case unknown(elsewhere: Int?)
  /// A collection that it may not name, or that does not exist.
  case wrongCollection(String)
  /// Several of the collections it may name have an entry with this id.
  case ambiguous([Int])
  /// An entry that lacks the sub-entry.
  case unknownSubEntry(Int)
  /// A draft, which is not part of the site.
  case draft
  /// An entry that could not be read, or a collection that does not exist: said elsewhere.
  case unread
}

extension ContentGraph {
  /// Looks a reference up.
  package func resolve(_ reference: Reference) -> Resolution {
    if let name = reference.collection, !reference.target.collections.contains(name) {
      return .wrongCollection(name)
    }
    let allowed = reference.collection.map { [$0] } ?? reference.target.collections
    if allowed.count > 1 {
      let candidates = allowed.compactMap { names.collections[$0] }
        .compactMap { names.ids[$0][reference.id] }
      if candidates.count > 1 { return .ambiguous(candidates) }
    }
    for name in allowed {
      guard let collection = names.collections[name] else { continue }
      guard let entry = names.ids[collection][reference.id] else {
        if drafts.contains("\(name):\(reference.id)") { return .draft }
        continue
      }
      if let part = reference.subEntry,
        !entries[entry].subEntries.contains(where: { $0.id == part })
      {
        return .unknownSubEntry(entry)
      }
      return .entry(entry)
    }
    if allowed.allSatisfy({ names.collections[$0] == nil }) { return .unread }
    if allowed.contains(where: { isUnread(reference.id, in: $0) }) { return .unread }
    let elsewhere = names.ids.lazy.compactMap { $0[reference.id] }.first
    return .unknown(elsewhere: elsewhere)
  }
}

extension ContentGraph {
  /// True for the id or title of an entry whose file could not be read.
  package func isUnread(_ name: String, in collection: String) -> Bool {
    names.unread.contains("\(collection):\(name)")
  }

  /// True where a file could not be read: what it refers to is not known.
  package var hasUnread: Bool { names.isIncomplete || !names.unread.isEmpty }

  /// True where a file of a collection could not be read.
  package func hasUnread(in collection: String) -> Bool {
    names.unread.contains { $0.hasPrefix("\(collection):") }
  }

  /// True for a file that could not be read.
  package func isUnread(path: String) -> Bool { names.unread.contains(path) }

  /// True for the id of a matrix, whether or not its table could be bound.
  package func declaresMatrix(_ id: String) -> Bool {
    collections.contains { collection in
      collection.schema.kind == .matrix
        && (isUnread(id, in: collection.schema.name)
          || collection.entries.contains { entries[$0].id == id })
    }
  }
}
