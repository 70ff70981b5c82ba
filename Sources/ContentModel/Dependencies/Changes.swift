internal import ContentFormat
internal import Diagnostics

/// The differences between two builds of a site.
package enum Changes: Sendable {
  /// Everything may have changed. `because` states the reason.
  case everything(because: String)
  /// Only these facets changed.
  case some(DependencySet)

  /// No changes.
  package static var nothing: Changes { .some(DependencySet()) }

  /// True if everything may have changed.
  package var isEverything: Bool {
    if case .everything = self { true } else { false }
  }

  /// Adds later changes.
  package mutating func formUnion(_ later: Changes) {
    switch (self, later) {
    case (.everything, _): break
    case (_, .everything): self = later
    case (.some(var all), .some(let more)):
      all.formUnion(more)
      self = .some(all)
    }
  }
}

extension ContentGraph {
  /// Compares the graph with an older graph of the same schemas and settings. Changes that pages
  /// depend on without recording a dependency, such as the order of a collection, invalidate
  /// everything.
  ///
  /// Source ranges are not compared, because no page shows them.
  package func changes(since old: ContentGraph) -> Changes {
    guard entries.count == old.entries.count,
      zip(entries, old.entries).allSatisfy({ $0.path == $1.path && $0.collection == $1.collection })
    else { return .everything(because: "entries were added, removed or moved") }
    guard names.ids == old.names.ids && names.parts == old.names.parts else {
      return .everything(because: "an id changed")
    }
    guard names.renames.byEntry == old.names.renames.byEntry else {
      return .everything(because: "an entry was renamed")
    }
    guard
      names.assets == old.names.assets && names.unparsed == old.names.unparsed
        && names.isIncomplete == old.names.isIncomplete
        && Set(drafts.names) == Set(old.drafts.names)
    else { return .everything(because: "files were added, removed or moved") }
    guard
      zip(collections, old.collections).allSatisfy({
        $0.entries == $1.entries && $0.index == $1.index
      })
    else { return .everything(because: "the order of a collection changed") }
    guard relations.elementsEqual(old.relations, by: { $0.isSame(as: $1) }) else {
      return .everything(because: "a reference changed")
    }
    guard matrices == old.matrices else { return .everything(because: "a matrix changed") }
    var changes = DependencySet()
    for position in entries.indices {
      if !entries[position].isSame(as: old.entries[position]),
        !entries[position].hasSameContents(as: old.entries[position])
      {
        changes.add(.body, position)
        if !entries[position].showsSame(as: old.entries[position]) { changes.add(.face, position) }
      }
      if links[position] != old.links[position] { changes.add(.links, position) }
      if backlinks[position] != old.backlinks[position] { changes.add(.backlinks, position) }
    }
    // Views depend on the faces of all entries. After any change, rebuild every page with views.
    if changes.isEmpty { return .some(changes) }
    for position in entries.indices
    where views[position] != nil || old.views[position] != nil { changes.add(.views, position) }
    return .some(changes.inOrder())
  }
}

extension ContentGraph.Relation {
  /// True if both have the same targets. Their positions in the file may differ.
  func isSame(as other: Self) -> Bool {
    from == other.from && fromSubEntry == other.fromSubEntry && field == other.field
      && to == other.to && subEntry == other.subEntry
  }
}

extension SiteMap {
  /// True if every page has the same route as in an older plan and shows the same entries.
  package func isSame(as old: SiteMap) -> Bool {
    basePath == old.basePath && hasHome == old.hasHome && entryRoutes == old.entryRoutes
      && collectionRoutes == old.collectionRoutes && order == old.order
      && rules.map(\.id) == old.rules.map(\.id) && exports == old.exports && records == old.records
      && pages.elementsEqual(old.pages) { $0.kind == $1.kind && $0.route == $1.route }
      && tags.elementsEqual(old.tags) {
        $0.name == $1.name && $0.route == $1.route && $0.entries == $1.entries
      }
  }
}
