internal import ContentFormat
internal import ContentModel

/// What every template is given.
struct SiteConstants: Sendable {
  struct Site: TemplateModel {
    let site: SiteConfiguration
    let home: String?

    static let names: TemplateNames<Self> = [
      "title": .text(\.site.title), "description": .text(\.site.description),
      "home": .text(\.home), "repository": .text(\.site.repository),
      "version": .text(\.site.version), "language": .text(\.site.language),
    ]
  }

  let site: Site
  /// The address of each of the theme's assets, by its name.
  let assets: [String: String]
  /// The words of the theme.
  let strings: [String: String]

  /// The names in every template; those of assets and words are the theme's.
  static func names(assets: [String], strings: [String]) -> TemplateNames<Self> {
    [
      "site": .object(\.site), "asset": .object(of: .texts(assets), \.assets),
      "strings": .object(of: .texts(strings), \.strings),
    ]
  }
}

/// The footer of every page.
struct SiteFooter: PartModel {
  static let template = PartTemplate.footer

  let generator: String
  let tagsHref: String?
  let rulesHref: String?

  static let names: TemplateNames<Self> = [
    "generator": .text(\.generator), "tags_href": .text(\.tagsHref),
    "rules_href": .text(\.rulesHref),
  ]
}

/// What all pages share, rendered once and inserted as it is.
struct Frame: Sendable {
  let footer: [UInt8]
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
    func render<Part: PartModel>(_ part: Part) -> [UInt8] {
      var output: [UInt8] = []
      library.render(Part.template.rawValue, part.object, into: &output)
      return output
    }
    let navigation = Navigation(graph, siteMap)
    routes = navigation.routes
    headers = (0...routes.count).map { current in
      render(
        SiteHeader(
          navigation: navigation.items(current: current),
          searchSource: facts.searchPath.map { siteMap.href($0) }))
    }
    sidebars = graph.collections.indices.map { index in
      let collection = graph.collections[index]
      guard collection.schema.kind != .matrix, !collection.entries.isEmpty else { return nil }
      return CollectionSidebar(of: index, graph, siteMap) { render($0) }
    }
    footer = render(
      SiteFooter(
        generator: facts.generator,
        tagsHref: siteMap.tags.isEmpty ? nil : siteMap.href("tags/"),
        rulesHref: siteMap.rules.isEmpty ? nil : siteMap.href(SiteMap.rulesRoute)))
    self.library = library
  }

  private static func constants(
    _ graph: ContentGraph, _ siteMap: SiteMap, _ theme: Theme
  ) -> TemplateObject {
    SiteConstants.names(
      assets: Array(theme.assetPaths.keys), strings: Array(theme.strings.keys)
    ).object(
      of: SiteConstants(
        site: SiteConstants.Site(site: graph.site, home: siteMap.homeHref),
        assets: theme.assetPaths.mapValues { siteMap.href($0) }, strings: theme.strings))
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
  ) -> [UInt8]? {
    guard let collection else { return nil }
    return sidebars[collection].map { $0.html(at: place, shownIn: graph) }
  }
}
