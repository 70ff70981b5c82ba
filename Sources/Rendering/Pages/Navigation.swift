internal import ContentFormat
internal import ContentModel

/// The navigation of `site.yml`, its targets found.
struct Navigation {
  private struct Link {
    let title: String
    let href: String
    /// Its place among all links.
    let number: Int
  }

  private enum Item {
    case link(Link)
    case group(title: String, [Link])
  }

  /// The route of each link, those in groups among them.
  private(set) var routes: [String] = []
  private var items: [Item] = []

  init(_ graph: ContentGraph, _ siteMap: SiteMap) {
    for item in graph.site.navigation {
      if item.items.isEmpty {
        if let link = link(item, graph, siteMap) { items.append(.link(link)) }
      } else {
        let links = item.items.compactMap { link($0, graph, siteMap) }
        if !links.isEmpty { items.append(.group(title: item.title ?? "", links)) }
      }
    }
  }

  private mutating func link(
    _ item: SiteConfiguration.NavigationItem, _ graph: ContentGraph, _ siteMap: SiteMap
  ) -> Link? {
    let title: String
    let route: String
    switch graph.navigationTarget(item.target) {
    case .entry(let entry, _):
      (title, route) = (graph.entries[entry].title, siteMap.entryRoutes[entry])
    case .collection(let collection, _):
      title = humanized(graph.collections[collection].schema.plural)
      route = siteMap.collectionRoutes[collection]
    default:
      guard let page = siteMap.madePage(item.target) else { return nil }
      (title, route) = (humanized(String(page.route.dropLast())), page.route)
    }
    routes.append(route)
    return Link(
      title: item.title ?? title, href: siteMap.href(route), number: routes.count - 1)
  }

  /// The navigation with one link, by number, as the current one.
  func names(current: Int) -> TemplateValue? {
    func names(_ link: Link) -> TemplateObject {
      TemplateObject([
        "title": .text(link.title), "href": .text(link.href),
        "current": .flag(link.number == current),
      ])
    }
    return .group(
      items.map { item in
        switch item {
        case .link(let link): names(link).merging(TemplateObject(["children": nil]))
        case .group(let title, let links):
          TemplateObject([
            "title": .text(title), "href": nil,
            "current": .flag(links.contains { $0.number == current }),
            "children": .group(links.map(names)),
          ])
        }
      })
  }
}
