internal import ContentFormat
internal import ContentModel

/// What all pages share, rendered once and inserted as it is.
struct Frame: Sendable {
  /// The names that are the same on every page.
  let root: TemplateObject
  /// The theme's templates.
  let library: TemplateLibrary

  /// The header for each link of the navigation as the current one; the last for none.
  private let headers: [[UInt8]]
  /// The route of each link.
  private let routes: [String]
  /// The navigation of each collection; none for matrices, whose pages need the room.
  private let sidebars: [CollectionSidebar?]

  init(graph: ContentGraph, siteMap: SiteMap, theme: Theme, facts: BuildFacts) {
    let library = TemplateLibrary(
      theme.templates, constants: Self.constants(graph, siteMap, theme))
    func render(_ template: String, _ object: TemplateObject) -> [UInt8] {
      var output: [UInt8] = []
      library.render(template, object, into: &output)
      return output
    }
    let navigation = Navigation(graph, siteMap)
    routes = navigation.routes
    headers = (0...routes.count).map { current in
      render(
        "partials/header",
        TemplateObject([
          "navigation": navigation.names(current: current),
          "search_src": .text(facts.searchPath.map { siteMap.href($0) }),
        ]))
    }
    sidebars = graph.collections.indices.map { index in
      let collection = graph.collections[index]
      guard collection.schema.kind != .matrix, !collection.entries.isEmpty else { return nil }
      return CollectionSidebar(of: index, graph, siteMap) { render("partials/sidebar", $0) }
    }
    let footer = TemplateObject([
      "generator": .text(facts.generator),
      "tags_href": .text(siteMap.tags.isEmpty ? nil : siteMap.href("tags/")),
      "rules_href": .text(siteMap.rules.isEmpty ? nil : siteMap.href(SiteMap.rulesRoute)),
    ])
    let absent: [String: TemplateValue?] = [
      "breadcrumbs": nil, "outline": nil, "previous": nil, "next": nil, "backlinks": nil,
      "tags": nil, "edit_href": nil, "header": nil, "sidebar": nil, "body": nil, "page": nil,
      "updated": nil, "footer": .html(render("partials/footer", footer)),
      "draft": .flag(false), "pager": .flag(false), "page_foot": .flag(false),
    ]
    self.library = library
    root = TemplateObject(absent)
  }

  private static func constants(
    _ graph: ContentGraph, _ siteMap: SiteMap, _ theme: Theme
  ) -> TemplateObject {
    let site = graph.site
    return TemplateObject([
      "site": .object(
        TemplateObject([
          "title": .text(site.title), "description": .text(site.description),
          "home": .text(siteMap.homeHref), "repository": .text(site.repository),
          "version": .text(site.version), "language": .text(site.language),
        ])),
      "asset": .object(
        TemplateObject(theme.assetPaths.mapValues { .text(siteMap.href($0)) })),
      "strings": .object(TemplateObject(theme.strings.mapValues { .text($0) })),
    ])
  }

  /// The header of a page: the link whose route the page's begins with is the current one.
  func header(for route: String) -> [UInt8] {
    var best = routes.count
    for (index, candidate) in routes.enumerated() {
      let matches = candidate.isEmpty ? route.isEmpty : route.hasPrefix(candidate)
      if matches, best == routes.count || candidate.count > routes[best].count { best = index }
    }
    return headers[best]
  }

  /// The navigation of a collection on the page of one of its entries, by its place; nil for the
  /// collection's own page.
  func sidebar(
    of collection: Int?, at place: Int?, shownIn graph: ContentGraph
  ) -> TemplateValue? {
    guard let collection else { return nil }
    return sidebars[collection].map { .html($0.html(at: place, shownIn: graph)) }
  }
}
