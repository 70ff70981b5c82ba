internal import ContentFormat
internal import Markdown

extension GraphBuilder {
  /// Replaces entries with new versions that differ in their bodies, in their titles or in plain
  /// values. Everything else is reused: names, relations, matrices, and the views that do not depend
  /// on these entries.
  ///
  /// - Returns: The facets that changed, or nil if the edit may affect more. The graph must then be
  ///   discarded.
  package static func replace(
    _ replaced: [(position: EntryIndex, entry: Entry)], in graph: inout ContentGraph,
    _ findings: inout GraphFindings
  ) -> DependencySet? {
    var changes = DependencySet()
    let before = replaced.map { graph.uses(of: $0.position) }
    var entries = graph.entries.items
    for (position, entry) in replaced {
      let old = entries[position]
      entries[position] = entry
      changes.add(.body, position)
      if entry.showsSame(as: old) { continue }
      guard graph.keepsStructure(of: old, in: entry) else { return nil }
      changes.add(.face, position)
    }
    graph.entries = EntryList(entries)
    for position in changes.positions(.face) {
      guard graph.keepsOrder(of: position), replaceRelations(of: position, in: &graph) else {
        return nil
      }
    }
    var links = graph.links.items
    for (position, _) in replaced {
      let targets = graph.linkTargets(of: position)
      if links[position] != targets { changes.add(.links, position) }
      links[position] = targets
    }
    graph.links = Tracked(links, .links)
    let moved = zip(before, replaced).reduce(into: Set<EntryIndex>()) {
      $0.formUnion($1.0.symmetricDifference(graph.uses(of: $1.1.position)))
    }
    replaceBacklinks(of: moved, from: replaced.map(\.position), in: &graph)
    for target in moved { changes.add(.backlinks, target) }
    changes = changes.inOrder()
    guard keepsMatrices(of: &graph, changes, &findings) else { return nil }
    for position in rebindViews(of: replaced.map(\.position), in: &graph, changes, &findings) {
      changes.add(.views, position)
    }
    return changes.inOrder()
  }

  /// Binds the matrices again if they depend on a change. Returns false if they are different then.
  private static func keepsMatrices(
    of graph: inout ContentGraph, _ changes: DependencySet, _ findings: inout GraphFindings
  ) -> Bool {
    guard findings.reads.matrices.intersects(changes) else { return true }
    let old = graph.matrices
    bindMatrices(in: &graph, &findings, tracksDependencies: true)
    return graph.matrices == old
  }

  /// Binds the views again that depend on a change. Returns their entries.
  private static func rebindViews(
    of replaced: [EntryIndex], in graph: inout ContentGraph, _ changes: DependencySet,
    _ findings: inout GraphFindings
  ) -> [EntryIndex] {
    var affected = Set(findings.reads.views.filter { $1.intersects(changes) }.keys)
    for position in replaced {
      let hadViews = graph.views.items[position] != nil || findings.ofViews[position] != nil
      if hadViews || !graph.entries[position].views.isEmpty { affected.insert(position) }
    }
    guard !affected.isEmpty else { return [] }
    var index = ViewIndex(graph)
    for position in affected.sorted() {
      bindViews(of: position, in: &graph, &findings, &index, tracksDependencies: true)
    }
    return affected.sorted()
  }

  /// Resolves the references of an entry again, because their positions may have changed. Returns
  /// false if one of them has another target.
  private static func replaceRelations(
    of position: EntryIndex, in graph: inout ContentGraph
  ) -> Bool {
    var isMissing = false
    let old = graph.relations(of: position)
    var new: [ContentGraph.Relation] = []
    addRelations(of: position, in: graph, to: &new, &isMissing)
    guard new.elementsEqual(old, by: { $0.isSame(as: $1) }) else { return false }
    if !new.isEmpty { graph.relations.replaceSubrange(old.indices, with: new) }
    return true
  }

  /// Recomputes the backlinks from the sources to the targets.
  private static func replaceBacklinks(
    of targets: Set<EntryIndex>, from sources: [EntryIndex], in graph: inout ContentGraph
  ) {
    guard !targets.isEmpty else { return }
    var backlinks = graph.backlinks.items
    for source in sources {
      let uses = graph.uses(of: source)
      let relations = graph.relations(of: source)
      for target in targets where target != source {
        var fields: [String] = []
        for relation in relations where relation.to == target && !fields.contains(relation.field) {
          fields.append(relation.field)
        }
        backlinks[target].removeAll { $0.from == source }
        guard !fields.isEmpty || uses.contains(target) else { continue }
        let place = backlinks[target].firstIndex { $0.from > source } ?? backlinks[target].endIndex
        backlinks[target].insert(.init(from: source, fields: fields), at: place)
      }
    }
    graph.backlinks = Tracked(backlinks, .backlinks)
  }
}

extension ContentGraph {
  /// The other entries that the links and mentions of an entry refer to.
  fileprivate func uses(of entry: EntryIndex) -> Set<EntryIndex> {
    var uses: Set<EntryIndex> = []
    for case .entry(let target, _) in links[entry].joined() { uses.insert(target) }
    if collections.contains(where: { $0.schema.mention != nil }) {
      for mention in mentions(of: entry) { uses.insert(mention.entry) }
    }
    uses.remove(entry)
    return uses
  }
}

extension ContentGraph {
  /// True if names and routes stay the same when one version of an entry replaces another.
  fileprivate func keepsStructure(of old: Entry, in new: Entry) -> Bool {
    // Wiki links and declared links can have the title of their target.
    guard !site.syntax.wikiLinks, site.links.isEmpty else { return false }
    return new.hasSameStructure(as: old, new.collection.map { collections[$0].schema })
  }

  /// True if an entry with another title is still at its place in its collection.
  fileprivate func keepsOrder(of position: EntryIndex) -> Bool {
    guard let collection = collection(of: position) else { return true }
    return EntryOrder(collection.schema).holds(position, in: collection.entries, entries.items)
  }
}
