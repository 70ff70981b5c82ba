internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// Nothing leads to a page.
  package static let orphanEntry = Rule(
    "orphan-entry", .warning, stage: .check,
    what: """
      No link, navigation item or reference leads to a page outside collections. Or no other entry \
      and no matrix refers to an entry of a collection with `referenced: true`. The home page, the \
      index of a collection and deprecated entries are exempt.
      """,
    why: "Readers cannot reach the page, so it can go out of date unnoticed.",
    example: """
      guide/scope.md, to which no page links
      """,
    fix: "Link to it from a page where readers look for it, or remove it.")
}

extension Check {
  static let orphanEntry = Check(.orphanEntry) { context in
    let graph = context.graph
    // An unreadable file may lead to any of them.
    if graph.hasUnparsedFiles { return [] }
    let orphans = orphans(context)
    let misspelt = meant(orphans, context)
    return orphans.filter { !misspelt.contains($0) }.map { position in
      let entry = graph.entries[position]
      guard let schema = graph.collection(of: position)?.schema else {
        return Finding(
          .orphanEntry, at: entry.at(entry.titleRange), "nothing refers to this page",
          help: ["link to it from another page, or add it to the navigation"])
      }
      return Finding(
        .orphanEntry, at: entry.at(entry.titleRange), "nothing refers to this \(schema.singular)",
        notes: schema.referencedLocation.map {
          [.init("each of the \(schema.plural) must be referenced", at: $0)]
        } ?? [],
        help: ["refer or link to it from another entry, or remove it"])
    }
  }

  /// Returns the pages and entries that must be referenced and are not.
  private static func orphans(_ context: CheckContext) -> [EntryIndex] {
    let graph = context.graph
    var isReached = EntryTable(graph.backlinks.map { !$0.isEmpty })
    for item in graph.site.navigationLinks {
      if case .entry(let entry, _) = graph.navigationTarget(item.target) { isReached[entry] = true }
    }
    for index in graph.collections.compactMap(\.index) { isReached[index] = true }
    // A derived matrix has a header for every entry, so its headers do not count as references.
    for matrix in graph.matrices where matrix.kind != .derived {
      for entry in (matrix.rows.headers + matrix.columns.headers).compactMap(\.entry) {
        isReached[entry] = true
      }
    }
    return graph.entries.indices.filter { position in
      let entry = graph.entries[position]
      if isReached[position] || entry.isDeprecated || entry.isDraft { return false }
      if let collection = graph.collection(of: position) { return collection.schema.isReferenced }
      return !context.siteMap.entryRoutes[position].isEmpty && entry.path != "404.md"
    }
  }

  /// Returns the entries that a broken link or reference most likely means.
  private static func meant(_ orphans: [EntryIndex], _ context: CheckContext) -> Set<EntryIndex> {
    let graph = context.graph
    var byPath: [String: EntryIndex] = [:]
    var byID: [String: EntryIndex] = [:]
    for position in orphans {
      byPath[graph.entries[position].path] = position
      byID[graph.entries[position].id] = position
    }
    if orphans.isEmpty { return [] }
    let navigation = graph.site.navigationLinks.map { graph.navigationTarget($0.target) }
    let links = context.links.filter { !$0.isImage }.map(\.target) + navigation
    let paths = links.compactMap { target in
      if case .missing(let path) = target { path } else { nil }
    }
    let ids = context.references.compactMap { _, reference, resolution in
      if case .unknown = resolution { reference.id } else { nil }
    }
    let byName = Dictionary(
      byPath.sorted { $0.key < $1.key }.map { (ContentPath.name(of: $0.key), $0.value) },
      uniquingKeysWith: { first, _ in first })
    var nearPaths = NearestNames(byPath.keys)
    var nearIDs = NearestNames(byID.keys)
    return Set(
      Set(paths).sorted().compactMap { path in
        byName[ContentPath.name(of: path)] ?? nearPaths.nearest(to: path).flatMap { byPath[$0] }
      } + Set(ids).sorted().compactMap { nearIDs.nearest(to: $0).flatMap { byID[$0] } })
  }
}
