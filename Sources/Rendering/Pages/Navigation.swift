internal import ContentFormat
internal import ContentModel

/// The header of a page with the site navigation.
struct SiteHeader: PartModel {
  static let template = PartTemplate.header

  /// A link or a group of links.
  struct Item: TemplateModel {
    let link: Leaf
    let children: [Child]

    static let names = TemplateNames(\Self.link).merging(["children": .group(\.children)])
  }

  /// A link, or a group of links in a group.
  struct Child: TemplateModel {
    let link: Leaf
    let links: [Leaf]

    static let names = TemplateNames(\Self.link).merging(["links": .group(\.links)])
  }

  struct Leaf: TemplateModel {
    let title: String
    let href: String?
    let isCurrent: Bool

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "href": .text(\.href), "current": .flag(\.isCurrent),
    ]
  }

  let navigation: [Item]
  /// URL path of the names for the search, or nil on a site without search.
  let namesSource: String?
  /// URL path of Pagefind's script, or nil on a site without an index of its texts.
  let searchSource: String?

  static let names: TemplateNames<Self> = [
    "navigation": .group(\.navigation), "names_src": .text(\.namesSource),
    "search_src": .text(\.searchSource),
  ]
}

/// The navigation from `site.yml` with resolved targets, or the default navigation.
struct Navigation {
  private struct Link {
    let title: String
    let href: String
    /// Index among all links, including those in groups.
    let number: Int
  }

  private indirect enum Item {
    case link(Link)
    case group(title: String, [Item])

    /// The items of a group.
    var items: [Item] { if case .group(_, let items) = self { items } else { [] } }
  }

  /// The routes of all links, including those in groups.
  private(set) var routes: [String] = []
  private var items: [Item] = []

  /// Resolves the navigation of a site.
  ///
  /// - Parameter word: Returns a string of the theme by key.
  init(_ graph: ContentGraph, _ siteMap: SiteMap, word: (String) -> String) {
    if let contents = DefaultNavigation(graph, siteMap) {
      addDefault(contents, graph, siteMap, word: word)
      return
    }
    items = graph.site.navigation.compactMap { resolved($0, graph, siteMap) }
  }

  /// Returns an item with its target. A group without a target is nil.
  private mutating func resolved(
    _ item: SiteConfiguration.NavigationItem, _ graph: ContentGraph, _ siteMap: SiteMap
  ) -> Item? {
    if item.items.isEmpty { return link(item, graph, siteMap).map { .link($0) } }
    var inner: [Item] = []
    for item in item.items {
      if let item = resolved(item, graph, siteMap) { inner.append(item) }
    }
    return inner.isEmpty ? nil : .group(title: item.title ?? "", inner)
  }

  /// Maximum number of items of a kind that are not in a group, and of all items.
  private static let maximumUngrouped = (ofKind: 5, all: 7)

  /// Adds pages, collections and generated pages. Many of a kind become a group.
  private mutating func addDefault(
    _ contents: DefaultNavigation, _ graph: ContentGraph, _ siteMap: SiteMap,
    word: (String) -> String
  ) {
    let pages = contents.pages.map { page in
      link(graph.entries[page].title, siteMap.entryRoutes[page], siteMap)
    }
    let collections = contents.collections.map { index in
      let collection = graph.collections[index]
      if collection.schema.kind == .matrix, collection.entries.count == 1, collection.index == nil {
        let matrix = collection.entries[0]
        return link(graph.entries[matrix].title, siteMap.entryRoutes[matrix], siteMap)
      }
      return link(siteMap.title(of: index, in: graph), siteMap.collectionRoutes[index], siteMap)
    }
    let generated = ["duties", "compare", "changes"].compactMap { key in
      siteMap.generatedPage(key).map { link(word(key), $0.route, siteMap) }
    }
    let count = pages.count + collections.count + generated.count
    func add(_ links: [Link], _ title: String) {
      if links.count > Self.maximumUngrouped.ofKind
        || (count > Self.maximumUngrouped.all && links.count > 1)
      {
        items.append(.group(title: word(title), links.map { .link($0) }))
      } else {
        items += links.map { .link($0) }
      }
    }
    add(pages, "pages")
    add(collections, "contents")
    add(generated, "tools")
  }

  private mutating func link(
    _ title: String, _ route: String, _ siteMap: SiteMap
  ) -> Link {
    routes.append(route)
    return Link(title: title, href: siteMap.href(route), number: routes.count - 1)
  }

  private mutating func link(
    _ item: SiteConfiguration.NavigationItem, _ graph: ContentGraph, _ siteMap: SiteMap
  ) -> Link? {
    if item.isExternal {
      // No page of the site has the address as its route.
      routes.append(item.target)
      return Link(title: item.title ?? item.target, href: item.target, number: routes.count - 1)
    }
    let title: String
    let route: String
    switch graph.navigationTarget(item.target) {
    case .entry(let entry, _):
      (title, route) = (graph.entries[entry].title, siteMap.entryRoutes[entry])
    case .collection(let collection, _):
      title = graph.collections[collection].schema.title
      route = siteMap.collectionRoutes[collection]
    default:
      guard let page = siteMap.generatedPage(item.target) else { return nil }
      (title, route) = (humanized(String(page.route.dropLast())), page.route)
    }
    return link(item.title ?? title, route, siteMap)
  }

  /// Returns the navigation with the link at an index marked as current.
  func items(current: Int) -> [SiteHeader.Item] {
    func leaf(_ item: Item) -> SiteHeader.Leaf {
      switch item {
      case .link(let link):
        SiteHeader.Leaf(title: link.title, href: link.href, isCurrent: link.number == current)
      case .group(let title, let items):
        SiteHeader.Leaf(title: title, href: nil, isCurrent: items.contains { leaf($0).isCurrent })
      }
    }
    return items.map { item in
      SiteHeader.Item(
        link: leaf(item),
        children: item.items.map { SiteHeader.Child(link: leaf($0), links: $0.items.map(leaf)) })
    }
  }
}
