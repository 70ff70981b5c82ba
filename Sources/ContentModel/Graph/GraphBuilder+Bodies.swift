internal import ContentFormat

extension GraphBuilder {
  /// Replaces entries with new versions that differ only in their bodies. Everything that depends
  /// only on faces is reused: names, relations, and the matrices and views of other entries.
  ///
  /// - Returns: The facets that changed.
  package static func replaceBodies(
    _ replaced: [(position: EntryIndex, entry: Entry)], in graph: inout ContentGraph,
    _ findings: inout GraphFindings, reads: DependencyRecorder? = nil
  ) -> DependencySet {
    var changes = DependencySet()
    let before = replaced.map { graph.uses(of: $0.position) }
    var entries = graph.entries.items
    for (position, entry) in replaced {
      entries[position] = entry
      changes.add(.body, position)
    }
    graph.entries = EntryList(entries)
    var links = graph.links.items
    var moved: Set<EntryIndex> = []
    for (position, _) in replaced {
      let targets = graph.linkTargets(of: position)
      if links[position] != targets { changes.add(.links, position) }
      links[position] = targets
    }
    graph.links = Tracked(links, .links)
    for (index, item) in replaced.enumerated() {
      let (position, entry) = item
      moved.formUnion(before[index].symmetricDifference(graph.uses(of: position)))
      if graph.views.items[position] != nil || !entry.views.isEmpty {
        changes.add(.views, position)
      }
      let blocks = entry.views
      graph = graph.tracked(by: reads)
      bindViews(blocks, of: position, in: &graph, &findings)
      graph = graph.tracked(by: nil)
    }
    replaceBacklinks(of: moved, from: replaced.map(\.position), in: &graph)
    for target in moved { changes.add(.backlinks, target) }
    return changes.inOrder()
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
