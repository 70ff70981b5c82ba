internal import ContentFormat

/// The navigation of a site that declares none: its pages outside collections and its collections.
package struct DefaultNavigation: Sendable {
  /// The pages outside collections whose route has one component, by weight and title. Empty if
  /// there are more than ``maximumPages``, which would hide the collections.
  package let pages: [EntryIndex]
  /// The collections with an entry, in the order of their folders.
  package let collections: [CollectionIndex]

  /// Maximum number of pages in the navigation.
  package static let maximumPages = 20

  /// Selects the pages and collections. Returns nil if `site.yml` declares a navigation.
  package init?(_ graph: ContentGraph, _ siteMap: SiteMap) {
    guard !graph.site.declaresNavigation else { return nil }
    // Without reading an entry, on which the navigation of every page would then depend.
    let collected = Set(graph.collections.flatMap { $0.entries + [$0.index].compactMap(\.self) })
    let pages = graph.entries.indices.filter { entry in
      !collected.contains(entry)
        && siteMap.entryRoutes[entry].split(separator: "/").count == 1
    }
    self.pages = pages.count > Self.maximumPages ? [] : Self.sorted(pages, graph)
    collections = graph.collections.indices.filter { !graph.collections[$0].entries.isEmpty }
  }

  private static func sorted(_ pages: [EntryIndex], _ graph: ContentGraph) -> [EntryIndex] {
    let keyed = pages.map { page in
      let entry = graph.entries[page]
      let weight = entry.fields["weight"]?.value.ordered?.sortKey
      return (weight ?? .infinity, NaturalText(entry.title.lowercased()), page)
    }
    return keyed.sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }.map(\.2)
  }
}
