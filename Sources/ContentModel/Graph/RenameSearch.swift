internal import ContentFormat
internal import Diagnostics
internal import Markdown

extension GraphBuilder {
  /// Finds entries that references and links name by an old id or path, and lets the graph resolve
  /// these names. Returns false if there are none.
  ///
  /// - Parameter lock: The published entries. An entry with the title of one that is gone is that
  ///   entry.
  static func resolveRenames(
    in graph: inout ContentGraph, links: EntryTable<[[LinkTarget]]>, lock: PublishedLock?
  ) -> Bool {
    var search = RenameSearch(graph, links, lock)
    graph.names.renames.hasSuspects = search.hasSuspects
    guard search.hasSuspects else { return false }
    let found = search.find()
    for rename in found {
      graph.names.renames.byEntry[rename.entry] = rename
      if let folder = rename.folder { graph.resolveOldName(ofCollectionIn: folder) }
      if let path = rename.path {
        graph.names.renames.paths[path] = rename.entry
        graph.names.paths[path] = rename.entry
      }
      if let id = rename.id, let collection = graph.entries[rename.entry].collection {
        graph.names.ids[collection][id] = rename.entry
        graph.names.renames.ids[collection, default: [:]][id] = rename
        graph.names.mentions.add(id, for: rename.entry, like: graph.entries[rename.entry].id)
      }
    }
    return !found.isEmpty
  }
}

extension ContentGraph {
  /// Resolves the old name of the collection in a renamed folder, unless another one has it.
  fileprivate mutating func resolveOldName(ofCollectionIn folder: Rename.Folder) {
    let name = String(ContentPath.name(of: folder.old).drop { $0 == "_" })
    guard names.collections[name] == nil, let collection = names.folders[folder.new] else { return }
    names.collections[name] = collection
    names.renames.collections[name] = folder
  }
}

/// The search for the entries that are meant by ids and paths that nothing has.
///
/// It takes one pass over all names, and only on sites with names that nothing has.
private struct RenameSearch {
  private let graph: ContentGraph
  /// The published entries by `collection:id`.
  private let published: [String: PublishedLock.Item]
  /// The names that several files have and nothing else does, the most frequent first. One file may
  /// have misspelt them, or have been moved.
  private var gone: [Gone] = []
  /// The paths that one file has and nothing else does. Several of them may be in a renamed folder.
  private var lone: [Gone] = []
  private var uses: EntryTable<Uses>

  /// An id or a path that nothing has, or both if the id comes from the path.
  private struct Gone {
    var collection: CollectionIndex?
    var id: String?
    var path: String?
    var places = 0
    /// Whether places in several files have it.
    var isInSeveral = false
    /// The first file that has it.
    var source: EntryIndex
    /// The texts of links and the titles in references, in lower case.
    var texts: Set<String> = []

    /// Counts a place in a file.
    mutating func add(_ entry: EntryIndex) {
      places += 1
      if entry != source { isInSeveral = true }
    }

    /// Whether the path is not that of a file but an address of the built site: `ecosystems/gemara`.
    var isAddress: Bool {
      id == nil && path.map { !ContentPath.name(of: $0).contains(".") } ?? false
    }

    /// The last component of the path without its extension, or the id.
    var stem: String { path.map { ContentPath.entryStem(of: $0) } ?? id ?? "" }
  }

  /// The number of references and links to an entry.
  private struct Uses {
    var references = 0
    var links = 0
  }

  private struct IDKey: Hashable {
    let collection: CollectionIndex
    let id: String
  }

  /// Maximum number of names that are searched for.
  private static let mostNames = 200
  /// Maximum number of folders that are searched for.
  private static let mostFolders = 50
  /// Maximum number of different texts of a name that are compared.
  private static let mostTexts = 50

  init(_ graph: ContentGraph, _ links: EntryTable<[[LinkTarget]]>, _ lock: PublishedLock?) {
    self.graph = graph
    published = Dictionary(
      (lock?.entries ?? []).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    uses = EntryTable(repeating: Uses(), count: graph.entries.count)
    let ids = goneIDs()
    let paths = gonePaths(links)
    let all = joined(ids, paths)
    lone = all.filter { !$0.isInSeveral && $0.path != nil }
    gone = all.filter(\.isInSeveral)
      .sorted { ($1.places, $0.stem, $0.path ?? "") < ($0.places, $1.stem, $1.path ?? "") }
  }

  var hasSuspects: Bool { !gone.isEmpty || lone.count > 1 }

  // MARK: Names that nothing has

  private mutating func goneIDs() -> [IDKey: Gone] {
    var found: [IDKey: Gone] = [:]
    for (position, entry) in graph.entries.indexed() {
      visitReferences(in: entry.fields) { _, reference in
        switch graph.resolve(reference) {
        case .entry(let target, _):
          if target != position { uses[target].references += 1 }
        case .unknown(elsewhere: nil), .unknownPart:
          var name = reference.id[...]
          if reference.target.namesParts {
            guard let hash = name.firstIndex(of: "#") else { return }
            name = name[..<hash]
          }
          let allowed = reference.collection.map { [$0] } ?? reference.target.collections
          for collection in Set(allowed).compactMap({ graph.collection($0) })
          where !name.isEmpty && graph.names.ids[collection][String(name)] == nil {
            let key = IDKey(collection: collection, id: String(name))
            var gone = found[key] ?? Gone(collection: collection, id: key.id, source: position)
            gone.add(position)
            if let title = reference.title { add(title, to: &gone) }
            found[key] = gone
          }
        case .unknown, .wrongCollection, .ambiguous, .unknownSubEntry, .draft, .unparsed: break
        }
      }
    }
    return found
  }

  private mutating func gonePaths(_ links: EntryTable<[[LinkTarget]]>) -> [String: Gone] {
    var found: [String: Gone] = [:]
    var leftOut = LeftOutPaths(graph)
    var other: Set<String> = []
    for (position, documents) in links.indexed() {
      for (document, targets) in zip(graph.entries[position].documents, documents) {
        for (link, target) in zip(document.links, targets) {
          switch target {
          case .entry(let target, _):
            if target != position { uses[target].links += 1 }
          case .missing(let path):
            guard !path.isEmpty, !link.isWiki, !other.contains(path) else { continue }
            if found[path] == nil, graph.drafts.contains(path) || leftOut.problem(path) != nil {
              other.insert(path)
              continue
            }
            var gone =
              found[path]
              ?? Gone(collection: graph.collection(owning: path), path: path, source: position)
            gone.add(position)
            add(link.text, to: &gone)
            found[path] = gone
          default: break
          }
        }
      }
    }
    return found
  }

  private func add(_ text: String, to gone: inout Gone) {
    if gone.texts.count < Self.mostTexts { gone.texts.insert(text.lowercased()) }
  }

  /// Joins an id with the path that it comes from.
  private func joined(_ ids: [IDKey: Gone], _ paths: [String: Gone]) -> [Gone] {
    var ids = ids
    var result: [Gone] = []
    for (_, var gone) in paths.sorted(by: { $0.key < $1.key }) {
      if let collection = gone.collection,
        let same = ids.removeValue(forKey: IDKey(collection: collection, id: gone.stem))
      {
        gone.id = same.id
        gone.places += same.places
        gone.isInSeveral = gone.isInSeveral || same.isInSeveral || gone.source != same.source
        gone.texts.formUnion(same.texts)
      }
      result.append(gone)
    }
    return result + ids.values
  }

  // MARK: Their new names

  mutating func find() -> [Rename] {
    let folders = renamedFolders()
    var taken = Set(folders.map(\.entry))
    let covered = Set(folders.compactMap(\.path))
    let open = gone.filter { $0.path.map { !covered.contains($0) } ?? true }
      .prefix(Self.mostNames)
    guard !open.isEmpty else { return folders }
    let names = EntryNames(graph)
    var result: [EntryIndex: Rename] = [:]
    func add(_ rename: Rename) {
      guard var known = result[rename.entry] else {
        if taken.insert(rename.entry).inserted { result[rename.entry] = rename }
        return
      }
      // An id and a path of one entry that do not belong together by their names.
      if known.id == nil, known.path != nil { known.id = rename.id }
      if known.path == nil, known.id != nil { known.path = rename.path }
      result[rename.entry] = known
    }
    for gone in open {
      if let (entry, line) = proven(gone, names) {
        add(
          Rename(
            entry: entry, id: gone.id, path: gone.path, isCertain: true, published: line))
      }
    }
    for gone in open where !result.values.contains(where: { isSame($0, gone) }) {
      if let entry = likely(gone, taken) {
        add(Rename(entry: entry, id: gone.id, path: gone.path, isCertain: false))
      }
    }
    return folders + result.sorted { $0.key < $1.key }.map(\.value)
  }

  private func isSame(_ rename: Rename, _ gone: Gone) -> Bool {
    graph.entries[rename.entry].collection == gone.collection
      && (gone.path.map { rename.path == $0 } ?? (rename.id == gone.id))
  }

  /// Returns the entry that has the name in its title, its redirects, the lock file or the texts of
  /// links, with the line of the lock file.
  private func proven(
    _ gone: Gone, _ names: EntryNames
  ) -> (EntryIndex, SourceLocation?)? {
    func only(_ entries: some Sequence<EntryIndex>) -> EntryIndex? {
      let fitting = Set(entries.filter { fits($0, gone) })
      return fitting.count == 1 ? fitting.first : nil
    }
    if let path = gone.path {
      let route = path.hasSuffix(".md") ? String(path.dropLast(3)) : path
      if let entry = only(names.byRedirect[route, default: []]) { return (entry, nil) }
    }
    if let (titled, line) = published(gone, names), let entry = only(titled) {
      return (entry, line)
    }
    if gone.isAddress { return nil }
    if let entry = only(names.bySlug[AnchorNames.slug(gone.stem), default: []]) {
      return (entry, nil)
    }
    if gone.path != nil, let entry = only(names.byStem[gone.stem, default: []]) {
      return (entry, nil)
    }
    let texts = gone.texts.flatMap { names.byName[$0, default: []] }
    return only(texts).map { ($0, nil) }
  }

  /// Returns the entries with the title under which the lock file has the id.
  private func published(
    _ gone: Gone, _ names: EntryNames
  ) -> ([EntryIndex], SourceLocation)? {
    guard let collection = gone.collection,
      let item = published["\(graph.collections[collection].schema.name):\(gone.id ?? gone.stem)"]
    else { return nil }
    return (names.byName[item.title.lowercased(), default: []], item.location)
  }

  /// Returns whether an entry may be the new name of something: it is of the same collection, and no
  /// more places have its new name than the old one.
  private func fits(_ entry: EntryIndex, _ gone: Gone) -> Bool {
    let found = graph.entries[entry]
    return found.collection == gone.collection && (gone.path == nil || found.place == nil)
      && uses(of: entry, like: gone) <= gone.places && found.path != gone.path
      && found.id != gone.id && !wasPublished(found)
  }

  private func wasPublished(_ entry: Entry) -> Bool {
    guard let collection = entry.collection else { return false }
    let name = graph.collections[collection].schema.name
    return published["\(name):\(entry.id)"]?.title == entry.title
  }

  private func uses(of entry: EntryIndex, like gone: Gone) -> Int {
    (gone.id == nil ? 0 : uses[entry].references) + (gone.path == nil ? 0 : uses[entry].links)
  }

  /// Returns the only entry of the collection that nothing names, or the only such one with a
  /// similar name. For a page, that of its folder.
  private func likely(_ gone: Gone, _ taken: Set<EntryIndex>) -> EntryIndex? {
    if gone.isAddress { return nil }
    let members = gone.collection.map { graph.collections[$0].entries } ?? pages(beside: gone.path)
    let unused = members.filter { entry in
      !taken.contains(entry) && uses(of: entry, like: gone) == 0 && fits(entry, gone)
        && !ContentPath.sectionNames.contains(ContentPath.name(of: graph.entries[entry].path))
    }
    if unused.count == 1 { return unused[0] }
    let stem = gone.stem
    let near = unused.prefix(200).filter { entry in
      let other =
        gone.path == nil
        ? graph.entries[entry].id : ContentPath.entryStem(of: graph.entries[entry].path)
      return other.contains(stem) || stem.contains(other)
        || nearestName(to: stem, in: [other]) != nil
    }
    return near.count == 1 ? near.first : nil
  }

  private func pages(beside path: String?) -> [EntryIndex] {
    guard let path else { return [] }
    let folder = ContentPath.folder(of: path)
    return graph.entries.indices.filter {
      graph.entries[$0].collection == nil
        && ContentPath.folder(of: graph.entries[$0].path) == folder
    }
  }

  /// Returns the renames of the files in folders that links lead to and that have no files. Another
  /// folder must have all the files that links name.
  private func renamedFolders() -> [Rename] {
    var byName: [String: [EntryIndex]] = [:]
    var folders: Set<String> = [""]
    for (position, entry) in graph.entries.indexed() where entry.place == nil {
      byName[ContentPath.name(of: entry.path), default: []].append(position)
      var folder = ContentPath.folder(of: entry.path)
      while folders.insert(folder).inserted { folder = ContentPath.folder(of: folder) }
    }
    var missing: [String: (names: Set<String>, sources: Set<EntryIndex>, isInSeveral: Bool)] = [:]
    for gone in gone + lone {
      guard let path = gone.path else { continue }
      var folder = ContentPath.folder(of: path)
      while !folder.isEmpty, !folders.contains(ContentPath.folder(of: folder)) {
        folder = ContentPath.folder(of: folder)
      }
      if folders.contains(folder) { continue }
      missing[folder, default: ([], [], false)].names.insert(String(path.dropFirst(folder.count)))
      missing[folder]?.sources.insert(gone.source)
      if gone.isInSeveral { missing[folder]?.isInSeveral = true }
    }
    var result: [Rename] = []
    var taken: Set<EntryIndex> = []
    let several = missing.filter { $1.names.count > 1 && ($1.isInSeveral || $1.sources.count > 1) }
    for (old, (names, _, _)) in several.sorted(by: { $0.key < $1.key }).prefix(Self.mostFolders) {
      guard let first = names.min() else { continue }
      let candidates = byName[ContentPath.name(of: first), default: []]
        .map { graph.entries[$0].path }.filter { $0.hasSuffix(first) }
        .map { String($0.dropLast(first.count)) }
        .filter { new in names.allSatisfy { graph.names.paths["\(new)\($0)"] != nil } }
      guard candidates.count == 1, let new = candidates.first, !new.isEmpty else { continue }
      guard let start = graph.entries.firstIndex(where: { $0.path.hasPrefix("\(new)/") }) else {
        continue
      }
      let folder = Rename.Folder(old: old, new: new, first: start)
      for (position, entry) in graph.entries.indexed()
      where entry.place == nil && entry.path.hasPrefix("\(new)/") && taken.insert(position).inserted
      {
        result.append(
          Rename(
            entry: position, path: "\(old)\(entry.path.dropFirst(new.count))", isCertain: true,
            folder: folder))
      }
    }
    return result
  }
}

/// The names of all entries by which a rename is recognised.
private struct EntryNames {
  /// By titles and aliases in lower case.
  var byName: [String: [EntryIndex]] = [:]
  /// By the anchors of titles and aliases.
  var bySlug: [String: [EntryIndex]] = [:]
  /// By the last components of paths without extensions.
  var byStem: [String: [EntryIndex]] = [:]
  /// By the addresses in `redirect_from`, without slashes at their ends.
  var byRedirect: [String: [EntryIndex]] = [:]

  init(_ graph: ContentGraph) {
    for (position, entry) in graph.entries.indexed() {
      for name in Set([entry.title] + entry.aliases) {
        byName[name.lowercased(), default: []].append(position)
        bySlug[AnchorNames.slug(name), default: []].append(position)
      }
      if entry.place == nil {
        byStem[ContentPath.entryStem(of: entry.path), default: []].append(position)
      }
      for (route, _) in entry.fields.texts("redirect_from") {
        let parts = route.split(separator: "/").joined(separator: "/")
        byRedirect[parts, default: []].append(position)
      }
    }
  }
}
