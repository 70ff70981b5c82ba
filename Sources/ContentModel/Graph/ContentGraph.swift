package import ContentFormat
package import Diagnostics
internal import Markdown

/// The content of a site with all names resolved: references between entries, link targets and
/// matrices. Entries, collections and matrices are identified by their positions.
package struct ContentGraph: Sendable {
  /// The configuration in `site.yml`.
  package var site: SiteConfiguration { _read { yield sharedSite.value } }
  /// The collections, in the order of the parsed schemas.
  package let collections: CollectionTable<Collection>
  /// All entries and pages, sorted by path.
  package internal(set) var entries: EntryList
  /// The paths of copied files, sorted.
  package let assets: [String]
  /// The link targets of every entry: one array for each of its ``Entry/documents``, with the
  /// targets of links first and then those of images.
  package internal(set) var links = Tracked<[[LinkTarget]]>(.init(), .links)
  /// The resolved references in front matter, sorted by the position of the referring entry.
  package internal(set) var relations: [Relation] = []
  /// The entries that refer to each entry.
  package internal(set) var backlinks = Tracked<[Backlink]>(.init(), .backlinks)
  /// The matrices, in the order of their entries.
  package internal(set) var matrices = PositionTable<Matrix, Matrix>()
  /// The resolved view blocks, by entry and then by code block.
  package internal(set) var views = BoundViews()
  /// The drafts that the build omitted, for findings about references to them.
  package let drafts: Drafts
  /// The files and folders that are not part of the site, for findings about links to them.
  package let leftOut: LeftOutFiles

  var names: NameIndex {
    _read { yield sharedNames.value }
    set { sharedNames = Shared(newValue) }
  }

  private let sharedSite: Shared<SiteConfiguration>
  private var sharedNames: Shared<NameIndex>

  init(
    site: SiteConfiguration, collections: CollectionTable<Collection>, entries: EntryList,
    assets: [String], drafts: Drafts, leftOut: LeftOutFiles, names: NameIndex
  ) {
    sharedSite = Shared(site)
    sharedNames = Shared(names)
    self.collections = collections
    self.entries = entries
    self.assets = assets
    self.drafts = drafts
    self.leftOut = leftOut
  }

  /// A collection and its entries.
  package struct Collection: Sendable {
    /// Its schema.
    package var schema: CollectionSchema { _read { yield sharedSchema.value } }
    private let sharedSchema: Shared<CollectionSchema>
    /// The entries in the order of the schema's `sort`.
    package let entries: [EntryIndex]
    /// The collection's introductory page, such as `index.md` in its folder.
    package let index: EntryIndex?

    init(schema: CollectionSchema, entries: [EntryIndex], index: EntryIndex?) {
      sharedSchema = Shared(schema)
      self.entries = entries
      self.index = index
    }
  }

  /// A resolved reference in front matter.
  package struct Relation: Sendable {
    /// The referring entry.
    package let from: EntryIndex
    /// The id of the sub-entry that contains the reference, if any.
    package let fromSubEntry: String?
    /// The field that contains the reference.
    package let field: String
    /// The target of the reference.
    package let to: EntryIndex
    /// The id of the target's sub-entry, if any.
    package let subEntry: String?
    /// The range of the reference.
    package let range: SourceRange
  }

  /// An entry that refers to another one, in prose or in front matter.
  package struct Backlink: Sendable, Hashable {
    /// The referring entry.
    package let from: EntryIndex
    /// The fields that contain references. Empty if only the prose contains a link or mention.
    package let fields: [String]
  }

  /// Returns the position of the collection with the given name.
  package func collection(_ name: String) -> CollectionIndex? { names.collections[name] }

  /// Returns the position of the entry with the given id, or other id, in a collection.
  package func entry(_ id: String, in collection: CollectionIndex) -> EntryIndex? {
    names.ids[collection][id]
  }

  /// Returns the position of the entry with the given path. Nil for a file with several entries.
  package func entry(path: String) -> EntryIndex? { names.paths[path] }

  /// Returns the folder that leads to the index of a collection, or nil if none does.
  package func folder(of collection: CollectionIndex) -> String? {
    let folder = collections[collection].schema.folder
    return names.folders[folder] == collection ? folder : nil
  }

  /// The anchors of a collection's files with several entries, sorted. Links to them lead to the pages
  /// of entries.
  package func itemAnchors(in collection: CollectionIndex) -> [String] {
    names.itemFiles.values.filter { $0.collection == collection }.flatMap(\.anchors.keys).sorted()
  }

  /// Returns whether a path is that of a file with several entries.
  package func isItemFile(_ path: String) -> Bool { names.itemFiles[path] != nil }

  /// Returns the path of a file of a collection with several entries that has an anchor.
  package func itemFile(in collection: CollectionIndex, withAnchor anchor: String) -> String? {
    names.itemFiles.filter { $1.collection == collection && $1.anchors[anchor] != nil }.keys.min()
  }

  /// Returns the collection of an entry.
  package func collection(of entry: EntryIndex) -> Collection? {
    guard let collection = entries[entry].collection else { return nil }
    return collections[collection]
  }

  /// Returns the matrix with the given id.
  package func matrix(_ id: String) -> Matrix? {
    matrices.first { entries[$0.entry].id == id }
  }

  /// Returns the references in the front matter of an entry.
  package func relations(of entry: EntryIndex) -> ArraySlice<Relation> {
    let rest = relations[relations.partitioningIndex { $0.from >= entry }...]
    return rest[..<rest.partitioningIndex { $0.from > entry }]
  }

  /// Groups the entries that refer to this one by the `inverse` name of their field.
  package func inverseRelations(of entry: EntryIndex) -> [(name: String, from: [EntryIndex])] {
    var groups: [(name: String, from: [EntryIndex])] = []
    for backlink in backlinks[entry] where !backlink.fields.isEmpty {
      guard let collection = entries[backlink.from].collection else { continue }
      for field in backlink.fields {
        guard let name = collections[collection].schema.inverse(of: field) else { continue }
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

/// Lookup tables from names to positions.
struct NameIndex: Sendable {
  var collections: [String: CollectionIndex] = [:]
  /// The entries of each collection by their ids and other ids.
  var ids = CollectionTable<[String: EntryIndex]>()
  /// The sub-entries by id, for each collection whose parts a field may name by their ids alone.
  var parts: [CollectionIndex: [String: [PartPosition]]] = [:]
  /// The entries that prose can mention.
  var mentions = MentionIndex()
  /// The entries that have a file of their own.
  var paths: [String: EntryIndex] = [:]
  /// The files with several entries.
  var itemFiles: [String: ItemFile] = [:]
  var folders: [String: CollectionIndex] = [:]
  var assets: Set<String> = []
  /// Entries that could not be parsed: their paths, `collection:id` and `collection:title`, or
  /// `collection:*` if their ids are unknown.
  var unparsed: Set<String> = []
  /// True if another file or folder could not be read: `site.yml`, a schema or a folder.
  var isIncomplete = false
  /// The old names of entries, which `ids` and `paths` have too.
  var renames = Renames()
  /// The names of links that the site declares.
  var links = LinkNames()
  /// The names of wiki links. Empty unless the site translates them.
  var wiki = WikiNames()
}

/// The result of resolving a reference.
package enum Resolution: Sendable, Equatable {
  /// The position of the target, and the id of its sub-entry if the reference names one.
  case entry(EntryIndex, part: String?)
  /// No allowed collection has the entry. `elsewhere` is an entry of another collection with the
  /// same id.
  case unknown(elsewhere: EntryIndex?)
  /// The reference names a collection that its field does not allow.
  case wrongCollection(String)
  /// Several allowed entries or sub-entries have this id. If they are more than
  /// ``mostCandidates``, the list has one more than that.
  case ambiguous([ReferencedPart])
  /// The entry exists but lacks the sub-entry.
  case unknownSubEntry(EntryIndex, part: String)
  /// No allowed entry has the sub-entry.
  case unknownPart
  /// The target is a draft, which is not part of the site.
  case draft
  /// The target's file could not be parsed, or none of the allowed collections exist. Both are
  /// reported elsewhere.
  case unparsed

  /// The number of parts that an ambiguous reference lists. A site may have many with one id.
  package static let mostCandidates = 8
}

extension ContentGraph {
  /// Resolves a reference.
  package func resolve(_ reference: Reference) -> Resolution {
    if reference.target.namesParts { return resolvePart(reference) }
    if let name = reference.collection, !reference.target.collections.contains(name) {
      return .wrongCollection(name)
    }
    let allowed = reference.collection.map { [$0] } ?? reference.target.collections
    if allowed.count > 1 {
      let candidates = allowed.compactMap { names.collections[$0] }
        .compactMap { names.ids[$0][reference.id] }
      if candidates.count > 1 { return .ambiguous(candidates.map { ReferencedPart(entry: $0) }) }
    }
    for name in allowed {
      guard let collection = names.collections[name] else { continue }
      guard let entry = names.ids[collection][reference.id] else {
        if drafts.contains("\(name):\(reference.id)") { return .draft }
        continue
      }
      if let part = reference.subEntry, entries[entry].subEntry(part) == nil {
        return .unknownSubEntry(entry, part: part)
      }
      return .entry(entry, part: reference.subEntry)
    }
    if allowed.allSatisfy({ names.collections[$0] == nil }) { return .unparsed }
    if allowed.contains(where: { isUnparsed(reference.id, in: $0) }) { return .unparsed }
    let elsewhere = names.ids.lazy.compactMap { $0[reference.id] }.first
    return .unknown(elsewhere: elsewhere)
  }
}

extension ContentGraph {
  /// True if the name is the id or title of an entry whose file could not be parsed.
  package func isUnparsed(_ name: String, in collection: String) -> Bool {
    names.unparsed.contains("\(collection):\(name)") || names.unparsed.contains("\(collection):*")
  }

  /// True if any file could not be read, so that some references are unknown.
  package var hasUnparsedFiles: Bool { names.isIncomplete || !names.unparsed.isEmpty }

  /// True if a file of the collection could not be parsed.
  package func hasUnparsedFiles(in collection: String) -> Bool {
    names.unparsed.contains { $0.hasPrefix("\(collection):") }
  }

  /// True if the file at the path could not be parsed.
  package func isUnparsed(path: String) -> Bool { names.unparsed.contains(path) }

  /// True if a schema could not be read, so that the fields and the kind of its entries are unknown.
  package var hasBrokenSchemas: Bool { collections.contains { $0.schema.isBroken } }

  /// Whether the parts of an entry are unknown, because its schema is gone or could not be read.
  package func hasUnknownParts(_ position: EntryIndex) -> Bool {
    entries[position].collection.map { collections[$0].schema.isBroken } ?? false
  }

  /// True for the id of a matrix, even if its table is invalid or its schema could not be read.
  package func declaresMatrix(_ id: String) -> Bool {
    collections.contains { collection in
      (collection.schema.kind == .matrix || collection.schema.isBroken)
        && (isUnparsed(id, in: collection.schema.name)
          || collection.entries.contains { entries[$0].id == id })
    }
  }
}
