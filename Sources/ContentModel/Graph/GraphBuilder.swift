package import ContentFormat
package import Diagnostics
internal import Markdown

/// All parsed content, before names are resolved.
package struct ParsedContent: Sendable {
  /// The configuration in `site.yml`.
  package var site: SiteConfiguration
  /// The schemas.
  package var schemas: CollectionTable<CollectionSchema>
  /// The parsed entries.
  package var entries: [Entry]
  /// The paths of copied files.
  package var assets: [String]
  /// The files that could not be parsed.
  package var unparsed: [UnparsedEntry]
  /// True if a file other than an entry could not be read: `site.yml`, a schema or a folder.
  package var isIncomplete = false
  /// The files and folders that are not part of the site.
  package var leftOut = LeftOutFiles()

  /// Creates parsed content.
  package init(
    site: SiteConfiguration, schemas: CollectionTable<CollectionSchema>, entries: [Entry],
    assets: [String],
    unparsed: [UnparsedEntry] = []
  ) {
    self.site = site
    self.schemas = schemas
    self.entries = entries
    self.assets = assets
    self.unparsed = unparsed
  }
}

/// The findings of the step that joins entries.
package struct GraphFindings: Sendable {
  var ofMatrices: [Finding] = []
  /// The findings about views, by entry.
  var ofViews: [EntryIndex: [Finding]] = [:]
  /// The entries on which matrices and views depend, if they are recorded.
  var reads = Reads()

  /// The dependencies of matrices and views.
  struct Reads: Sendable {
    /// Those of all matrices.
    var matrices = DependencySet()
    /// Those of the views of each entry.
    var views: [EntryIndex: DependencySet] = [:]
  }

  init() {}

  /// All findings.
  package var all: [Finding] { ofMatrices + ofViews.sorted { $0.key < $1.key }.flatMap(\.value) }
}

/// Resolves names and joins parsed entries into a graph.
///
/// There are three steps, so that the second and most expensive one can run on many threads:
/// ``index(_:includingDrafts:)``, ``ContentGraph/linkTargets(of:)`` for every entry, and
/// ``connect(_:links:lock:tracksDependencies:)``.
package enum GraphBuilder {
  /// Builds the graph on one thread.
  package static func build(
    _ content: ParsedContent, includingDrafts: Bool = false
  ) -> (graph: ContentGraph, findings: [Finding]) {
    var (graph, findings) = index(content, includingDrafts: includingDrafts)
    let joining = connect(
      &graph, links: EntryTable(graph.entries.indices.map { graph.linkTargets(of: $0) }))
    findings += joining.all
    return (graph, findings)
  }

  /// Assigns a position and names to every entry. Reports entries with the same id and keeps the
  /// first one by path.
  package static func index(
    _ content: ParsedContent, includingDrafts: Bool = false
  ) -> (graph: ContentGraph, findings: [Finding]) {
    var findings: [Finding] = []
    var drafts = Drafts()
    let declared = content.schemas.indexed().compactMap { Entry(declaredBy: $1, collection: $0) }
    let written = declared.isEmpty ? content.entries : content.entries + declared
    // Entries are usually sorted already. Sorting positions instead of entries avoids moving large
    // values.
    let order = written.indices.sorted { (written[$0].path, $0) < (written[$1].path, $1) }
    var sorted = written
    if order != Array(sorted.indices) { sorted = order.map { written[$0] } }
    let omitted = includingDrafts ? [] : sorted.filter(\.isDraft)
    if !includingDrafts {
      for entry in omitted {
        drafts.insert(entry, in: entry.collection.map { content.schemas[$0] })
      }
      sorted.removeAll { $0.isDraft }
    }
    let entries = EntryTable(sorted)
    var names = names(of: entries, content.schemas, &findings)
    names.assets = Set(content.assets)
    if content.site.syntax.wikiLinks {
      names.wiki = WikiNames(entries, drafts: omitted, unparsed: content.unparsed)
    }
    names.isIncomplete = content.isIncomplete || content.schemas.contains(where: \.isBroken)
    for entry in content.unparsed {
      names.unparsed.insert(entry.path)
      guard let collection = entry.collection else { continue }
      if entry.hasItems {
        names.unparsed.insert("\(content.schemas[collection].name):*")
        continue
      }
      names.unparsed.insert("\(content.schemas[collection].name):\(entry.id)")
      if let title = entry.title {
        names.unparsed.insert("\(content.schemas[collection].name):\(title)")
      }
    }
    let collections = content.schemas.indexed().map { position, schema in
      collection(position, schema, entries, names)
    }
    var graph = ContentGraph(
      site: content.site, collections: CollectionTable(collections), entries: EntryList(entries),
      assets: content.assets.sorted(), drafts: drafts, leftOut: content.leftOut, names: names)
    if !content.site.links.isEmpty { graph.names.links = graph.linkNames() }
    return (graph, findings)
  }

  /// Computes relations, backlinks, matrices and views. Resolves the old names of renamed entries
  /// first.
  ///
  /// - Parameters:
  ///   - links: The link targets of every entry.
  ///   - lock: The published entries, by which renames are recognised.
  ///   - tracksDependencies: Whether to record the dependencies of matrices and views.
  package static func connect(
    _ graph: inout ContentGraph, links: EntryTable<[[LinkTarget]]>, lock: PublishedLock? = nil,
    tracksDependencies: Bool = false
  ) -> GraphFindings {
    var links = links
    var isMissing = links.contains { $0.joined().contains(where: \.isMissing) }
    graph.relations = relations(of: graph, &isMissing)
    if isMissing, resolveRenames(in: &graph, links: links, lock: lock) {
      links = EntryTable(graph.entries.indices.map { [graph] in graph.linkTargets(of: $0) })
      graph.relations = relations(of: graph, &isMissing)
    }
    graph.links = Tracked(links, .links)
    graph.backlinks = Tracked(backlinks(of: graph), .backlinks)
    var findings = GraphFindings()
    bindMatrices(in: &graph, &findings, tracksDependencies: tracksDependencies)
    graph.views.limit = BoundViews.maximum(entries: graph.entries.count)
    var index = ViewIndex(graph)
    for position in graph.entries.indices where !graph.entries[position].views.isEmpty {
      bindViews(
        of: position, in: &graph, &findings, &index, tracksDependencies: tracksDependencies)
    }
    return findings
  }

  private static func names(
    of entries: EntryTable<Entry>, _ schemas: CollectionTable<CollectionSchema>,
    _ findings: inout [Finding]
  ) -> NameIndex {
    var names = NameIndex()
    names.ids = CollectionTable(repeating: [:], count: schemas.count)
    names.folders = CollectionFolders.owners(of: schemas)
    for (position, schema) in schemas.indexed() {
      if let first = names.collections[schema.name] {
        findings.append(
          .schemaError(
            "two collections are called \(schema.name.quoted)", at: schema.location,
            notes: [.init("the other collection", at: schemas[first].location)],
            help: ["give one of them another `name`"]))
      } else {
        names.collections[schema.name] = position
      }
    }
    names.paths.reserveCapacity(entries.count)
    for (position, entry) in entries.indexed() {
      if let place = entry.place {
        names.itemFiles[entry.path, default: ItemFile(collection: entry.collection)]
          .add(position, entry, place)
      } else {
        names.paths[entry.path] = position
      }
      guard let collection = entry.collection else { continue }
      if let first = names.ids[collection][entry.id] {
        let known = entries[first]
        findings.append(
          .duplicateID(
            entry.id, at: entry.at(entry.idRange), first: known.at(known.idRange),
            in: schemas[collection]))
      } else {
        names.ids[collection][entry.id] = position
      }
    }
    names.addOtherIDs(of: entries, schemas, &findings)
    names.parts = parts(of: entries, named: names.collections, schemas)
    names.mentions = MentionIndex(of: entries, schemas)
    return names
  }

  /// Returns the sub-entries of each collection that the `to` of a field names with `#`.
  private static func parts(
    of entries: EntryTable<Entry>, named collections: [String: CollectionIndex],
    _ schemas: CollectionTable<CollectionSchema>
  ) -> [CollectionIndex: [String: [PartPosition]]] {
    var parts: [CollectionIndex: [String: [PartPosition]]] = [:]
    for name in schemas.reduce(into: Set<String>(), { $0.formUnion($1.fields.partTargets) }) {
      if let collection = collections[name] { parts[collection] = [:] }
    }
    if parts.isEmpty { return parts }
    for (position, entry) in entries.indexed() {
      guard let collection = entry.collection, parts[collection] != nil else { continue }
      for part in entry.subEntries {
        parts[collection]?[part.id, default: []].append(.init(entry: position, field: part.field))
      }
    }
    return parts
  }

  private static func collection(
    _ position: CollectionIndex, _ schema: CollectionSchema, _ entries: EntryTable<Entry>,
    _ names: NameIndex
  ) -> ContentGraph.Collection {
    let members = entries.indices.filter { entries[$0].collection == position }
    let order = EntryOrder(schema)
    let sorted = members.map { (key: order.key(of: entries[$0]), position: $0) }
      .sorted { order.isSorted($0, $1, entries) }.map(\.position)
    // A collection with patterns may have its entries elsewhere than at its route.
    let introduction = [schema.folder, schema.route].lazy
      .filter { folder in
        let owner = names.folders[folder]
        return owner == position || owner == nil && folder == schema.route && !folder.isEmpty
      }
      .flatMap { folder in
        ContentPath.sectionNames.compactMap { names.paths["\(folder)/\($0)"] }
      }
      .first { entries[$0].collection == nil }
    let index = introduction ?? names.paths[schema.matrixPath]
    return .init(schema: schema, entries: sorted, index: index)
  }

  /// Returns the resolved references. Sets `isMissing` if one names nothing.
  private static func relations(
    of graph: ContentGraph, _ isMissing: inout Bool
  ) -> [ContentGraph.Relation] {
    var relations: [ContentGraph.Relation] = []
    for position in graph.entries.indices {
      addRelations(of: position, in: graph, to: &relations, &isMissing)
    }
    return relations
  }

  /// Adds the resolved references of an entry. Sets `isMissing` if one names nothing.
  static func addRelations(
    of position: EntryIndex, in graph: ContentGraph, to relations: inout [ContentGraph.Relation],
    _ isMissing: inout Bool
  ) {
    visitReferences(in: graph.entries[position].fields, of: nil) { schema, reference, owner in
      let resolution = graph.resolve(reference)
      guard case .entry(let target, let part) = resolution else {
        switch resolution {
        case .unknown, .unknownPart: isMissing = true
        default: break
        }
        return
      }
      relations.append(
        .init(
          from: position, fromSubEntry: owner?.id, field: schema.name, to: target,
          subEntry: part, range: reference.range))
    }
  }

  static func backlinks(of graph: ContentGraph) -> EntryTable<[ContentGraph.Backlink]> {
    var fields = EntryTable<[(from: EntryIndex, field: String?)]>(
      repeating: [], count: graph.entries.count)
    for relation in graph.relations where relation.from != relation.to {
      fields[relation.to].append((relation.from, relation.field))
    }
    let hasMentions = graph.collections.contains { $0.schema.mention != nil }
    for (from, documents) in graph.links.indexed() {
      for case .entry(let to, _) in documents.joined() where to != from {
        fields[to].append((from, nil))
      }
      guard hasMentions else { continue }
      for mention in graph.mentions(of: from) where mention.entry != from {
        fields[mention.entry].append((from, nil))
      }
    }
    return EntryTable(fields.map { grouped($0) })
  }

  /// Groups the uses of an entry by the referring entry. Each field is listed once.
  private static func grouped(
    _ uses: [(from: EntryIndex, field: String?)]
  ) -> [ContentGraph.Backlink] {
    var backlinks: [(from: EntryIndex, fields: [String])] = []
    var seen: [EntryIndex: Int] = [:]
    for use in uses {
      if let index = seen[use.from] {
        if let field = use.field, !backlinks[index].fields.contains(field) {
          backlinks[index].fields.append(field)
        }
      } else {
        seen[use.from] = backlinks.count
        backlinks.append((use.from, use.field.map { [$0] } ?? []))
      }
    }
    return backlinks.sorted { $0.from < $1.from }.map {
      ContentGraph.Backlink(from: $0.from, fields: $0.fields)
    }
  }
}

extension ContentGraph {
  /// Returns the targets of an entry's links and images for each of its documents.
  package func linkTargets(of entry: EntryIndex) -> [[LinkTarget]] {
    entries[entry].documents.map { document in
      document.links.map { target(of: $0, from: entry) }
        + document.images.map { target(of: $0.source, at: $0.range, from: entry) }
    }
  }
}
