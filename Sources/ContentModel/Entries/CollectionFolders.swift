package import ContentFormat
package import Diagnostics

/// Finds the collection that a file belongs to: by the patterns of the schemas, and otherwise by
/// their folders.
package struct CollectionFolders: Sendable {
  /// The positions of the collections by folder.
  private let positions: [String: CollectionIndex]
  /// The paths of files that may introduce their folder.
  private let sectionPages: Set<String>
  /// The collections whose folder contains their entries, by folder.
  private let owners: [String: CollectionIndex]
  /// The collections whose patterns select their entries.
  private let sources: [Source]
  private let names: CollectionTable<String>

  /// A collection whose patterns select its entries.
  private struct Source {
    let position: CollectionIndex
    let sources: EntrySources
    /// The path to its entries in files of data, or nil if a file is one entry.
    let items: String?
  }

  /// A file's pattern in one collection.
  private struct Claim {
    let position: CollectionIndex
    let pattern: PathPattern
    let items: String?
  }

  /// Indexes schemas. Of two schemas for one folder, the first counts.
  ///
  /// - Parameter paths: The paths of all pages.
  package init(
    _ schemas: CollectionTable<CollectionSchema>, pages paths: some Sequence<String> = []
  ) {
    sectionPages = Set(paths.filter { ContentPath.sectionNames.contains(ContentPath.name(of: $0)) })
    positions = Dictionary(
      schemas.indexed().filter { $1.isOfFolder }.map { ($1.folder, $0) },
      uniquingKeysWith: { first, _ in first })
    owners = Self.owners(of: schemas)
    sources = schemas.indexed().compactMap { position, schema in
      schema.sources.map { Source(position: position, sources: $0, items: schema.items?.path) }
    }
    names = CollectionTable(schemas.map(\.name))
  }

  /// Returns the collection that each folder leads to: that of its `_collection.yml`, or the only
  /// one with patterns whose entries it contains.
  package static func owners(
    of schemas: CollectionTable<CollectionSchema>
  ) -> [String: CollectionIndex] {
    var owners: [String: CollectionIndex] = [:]
    var shared: Set<String> = []
    for (position, schema) in schemas.indexed() where !schema.isOfFolder && !schema.folder.isEmpty {
      if owners.updateValue(position, forKey: schema.folder) != nil { shared.insert(schema.folder) }
    }
    for folder in shared { owners[folder] = nil }
    for (position, schema) in schemas.indexed().reversed() where schema.isOfFolder {
      owners[schema.folder] = position
    }
    return owners
  }

  /// The position of the innermost collection whose folder contains the file, or of the collection
  /// whose patterns select it. Nil for a file outside of all collections.
  package func collection(holding path: String) -> CollectionIndex? {
    selecting(path) ?? collection(inOrAbove: ContentPath.folder(of: path))
  }

  /// The position of the collection that the file is an entry of. A collection's own `index.md`,
  /// `_index.md` or README introduces it and is a page like those outside of all collections. So is
  /// every other `_index.md`, which introduces a folder.
  package func collection(ofEntry path: String) -> CollectionIndex? {
    let folder = ContentPath.folder(of: path)
    let name = ContentPath.name(of: path)
    let selecting = selecting(path)
    if name == "_index.md", selecting == nil { return nil }
    if ContentPath.sectionNames.contains(name), owners[folder] != nil {
      let first = ContentPath.sectionNames.first {
        $0 == name || sectionPages.contains("\(folder)/\($0)")
      }
      // A pattern can select a README as an entry, but no `index.md`.
      if first == name, name == "index.md" || selecting == nil { return nil }
    }
    return selecting ?? collection(inOrAbove: folder)
  }

  private func collection(inOrAbove folder: String) -> CollectionIndex? {
    var folder = folder
    while !folder.isEmpty {
      if let found = positions[folder] {
        // The patterns of this collection do not select the file.
        return sources.contains { $0.position == found } ? nil : found
      }
      folder = ContentPath.folder(of: folder)
    }
    return nil
  }

  /// Returns whether the patterns of a collection select a file.
  package func isSelected(_ path: String) -> Bool { selecting(path) != nil }

  /// The positions of all collections that have entries in a file of data: more than one if their
  /// patterns select it and `items` is another path in each.
  package func collections(sharing path: String) -> [CollectionIndex] {
    guard sources.count > 1, isDataFile(path) else {
      return [collection(holding: path)].compactMap(\.self)
    }
    let parts = ContentPath.components(of: path)
    let claims = sources.filter { $0.sources.pattern(selecting: parts) != nil }
    guard let first = claims.first else { return [collection(holding: path)].compactMap(\.self) }
    guard let items = first.items else { return [first.position] }
    var seen: Set<String> = [items]
    return [first.position]
      + claims.dropFirst().filter { $0.items.map { seen.insert($0).inserted } == true }
      .map(\.position)
  }

  private func selecting(_ path: String) -> CollectionIndex? {
    if sources.isEmpty { return nil }
    let parts = ContentPath.components(of: path)
    return sources.first { $0.sources.pattern(selecting: parts) != nil }?.position
  }

  /// Reports files that the patterns of several collections select, once for each two patterns.
  ///
  /// - Parameter paths: The files that can be entries, sorted.
  package func claimedTwice(_ paths: some Sequence<String>) -> [Finding] {
    guard sources.count > 1 else { return [] }
    var found: [[PathPattern]: (path: String, count: Int, first: Claim, later: Claim)] = [:]
    var last: String?
    for path in paths where path != last && collection(ofEntry: path) != nil {
      last = path
      let parts = ContentPath.components(of: path)
      let claims = sources.compactMap { source in
        source.sources.pattern(selecting: parts).map {
          Claim(
            position: source.position, pattern: source.sources.from[$0], items: source.items)
        }
      }
      if claims.count < 2 { continue }
      let owners = collections(sharing: path)
      for claim in claims.dropFirst() where !owners.contains(claim.position) {
        let isShared = owners.count > 1 || claim.items != nil
        let first = claims.first { isShared && $0.items == claim.items } ?? claims[0]
        let owner = first.position == claim.position ? claims[0] : first
        found[[owner.pattern, claim.pattern], default: (path, 0, owner, claim)].count += 1
      }
    }
    return found.values.map { path, count, first, later in
      .entryClaimedTwice(
        path, count: count, by: later.pattern, of: names[later.position], also: first.pattern,
        of: names[first.position],
        items: isDataFile(path) && first.items == later.items ? first.items : nil)
    }.sorted { ($0.location, $0.message) < ($1.location, $1.message) }
  }
}
