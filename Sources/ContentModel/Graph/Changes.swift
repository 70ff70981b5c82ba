internal import ContentFormat
internal import Diagnostics

/// What is not as it was in a site that was read again.
package enum Changes: Sendable {
  /// Anything.
  case everything(because: String)
  /// Nothing but these.
  case some(ReadSet)

  /// Nothing.
  package static var nothing: Changes { .some(ReadSet()) }

  /// True for anything.
  package var isEverything: Bool {
    if case .everything = self { true } else { false }
  }

  /// Adds what changed after that.
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
  /// What is not as it was in an older graph of the same schemas and settings. What pages show and
  /// nobody can be told of, such as the order of a collection, is all or nothing.
  ///
  /// Places in files do not count: no page shows them.
  package func changes(since old: ContentGraph) -> Changes {
    guard entries.count == old.entries.count,
      zip(entries, old.entries).allSatisfy({ $0.path == $1.path && $0.collection == $1.collection })
    else { return .everything(because: "there are other entries than before") }
    guard names.ids == old.names.ids else { return .everything(because: "an id changed") }
    guard
      names.assets == old.names.assets && names.unread == old.names.unread
        && names.isIncomplete == old.names.isIncomplete
        && Set(drafts.names) == Set(old.drafts.names)
    else { return .everything(because: "there are other files than before") }
    guard
      zip(collections, old.collections).allSatisfy({
        $0.entries == $1.entries && $0.index == $1.index
      })
    else { return .everything(because: "the order of a collection changed") }
    guard relations.elementsEqual(old.relations, by: { $0.isSame(as: $1) }) else {
      return .everything(because: "a reference changed")
    }
    guard matrices == old.matrices else { return .everything(because: "a matrix changed") }
    var changes = ReadSet()
    for position in entries.indices {
      if !entries[position].isSame(as: old.entries[position]) {
        changes.add(.body, position)
        if !entries[position].showsSame(as: old.entries[position]) { changes.add(.face, position) }
      }
      if links[position] != old.links[position] { changes.add(.links, position) }
      if backlinks[position] != old.backlinks[position] { changes.add(.backlinks, position) }
    }
    // Views are made of all that is shown: where any of it changed, whoever shows one is made again.
    if changes.isEmpty { return .some(changes) }
    for position in entries.indices
    where views[position] != nil || old.views[position] != nil { changes.add(.views, position) }
    return .some(changes.inOrder())
  }
}

extension ContentGraph.Relation {
  fileprivate func isSame(as other: Self) -> Bool {
    from == other.from && field == other.field && to == other.to && subEntry == other.subEntry
  }
}

extension SiteMap {
  /// True where every page has the address it had in an older plan, and shows the same.
  package func isSame(as old: SiteMap) -> Bool {
    basePath == old.basePath && hasHome == old.hasHome && entryRoutes == old.entryRoutes
      && collectionRoutes == old.collectionRoutes && order == old.order
      && rules.map(\.id) == old.rules.map(\.id)
      && pages.elementsEqual(old.pages) { $0.kind == $1.kind && $0.route == $1.route }
      && tags.elementsEqual(old.tags) {
        $0.name == $1.name && $0.route == $1.route && $0.entries == $1.entries
      }
  }
}
