internal import ContentFormat
internal import ContentModel

/// The header of a page with the site navigation.
struct SiteHeader: PartModel {
  static let template = PartTemplate.header

  /// A link or a group of links.
  struct Item: TemplateModel {
    let link: Child
    let children: [Child]

    static let names = TemplateNames(\Self.link).merging(["children": .group(\.children)])
  }

  struct Child: TemplateModel {
    let title: String
    let href: String?
    let isCurrent: Bool

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "href": .text(\.href), "current": .flag(\.isCurrent),
    ]
  }

  let navigation: [Item]
  /// URL path of the search script, or nil on a site without search.
  let searchSource: String?

  static let names: TemplateNames<Self> = [
    "navigation": .group(\.navigation), "search_src": .text(\.searchSource),
  ]
}

/// The navigation from `site.yml` with resolved targets.
struct Navigation {
  private struct Link {
    let title: String
    let href: String
    /// Index among all links, including those in groups.
    let number: Int
  }

  private enum Item {
    case link(Link)
    case group(title: String, [Link])
  }

  /// The routes of all links, including those in groups.
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
      guard let page = siteMap.generatedPage(item.target) else { return nil }
      (title, route) = (humanized(String(page.route.dropLast())), page.route)
    }
    routes.append(route)
    return Link(
      title: item.title ?? title, href: siteMap.href(route), number: routes.count - 1)
  }

  /// Returns the navigation with the link at an index marked as current.
  func items(current: Int) -> [SiteHeader.Item] {
    func child(_ link: Link) -> SiteHeader.Child {
      SiteHeader.Child(title: link.title, href: link.href, isCurrent: link.number == current)
    }
    return items.map { item in
      switch item {
      case .link(let link): SiteHeader.Item(link: child(link), children: [])
      case .group(let title, let links):
        SiteHeader.Item(
          link: SiteHeader.Child(
            title: title, href: nil, isCurrent: links.contains { $0.number == current }),
          children: links.map(child))
      }
    }
  }
}
