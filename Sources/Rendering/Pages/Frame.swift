internal import ContentModel

/// What all pages share, rendered once and inserted as it is.
struct Frame: Sendable {
  /// The names that are the same on every page.
  let root: TemplateObject
  /// The theme's templates.
  let library: TemplateLibrary

  /// The header for each item of the navigation as the current one; the last for none.
  private let headers: [[UInt8]]
  /// The route of each item.
  private let routes: [String]

  init(graph: ContentGraph, siteMap: SiteMap, theme: Theme, generator: String) {
    let site = graph.site
    let constants = TemplateObject([
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
    let library = TemplateLibrary(theme.templates, constants: constants)
    func render(_ template: String, _ object: TemplateObject) -> [UInt8] {
      var output: [UInt8] = []
      library.render(template, object, into: &output)
      return output
    }
    let items = site.navigation.compactMap { item -> (title: String, route: String)? in
      switch graph.navigationTarget(item.target) {
      case .entry(let entry, _):
        return (item.title ?? graph.entries[entry].title, siteMap.entryRoutes[entry])
      case .collection(let collection, _):
        let plural = graph.collections[collection].schema.plural
        return (item.title ?? humanized(plural), siteMap.collectionRoutes[collection])
      default: return nil
      }
    }
    routes = items.map(\.route)
    headers = (0...items.count).map { current in
      let links = items.enumerated().map { index, item in
        TemplateObject([
          "title": .text(item.title), "href": .text(siteMap.href(item.route)),
          "current": .flag(index == current),
        ])
      }
      return render("partials/header", TemplateObject(["navigation": .group(links)]))
    }
    let footer = TemplateObject([
      "generator": .text(generator),
      "tags_href": .text(siteMap.tags.isEmpty ? nil : siteMap.href("tags/")),
      "rules_href": .text(siteMap.rules.isEmpty ? nil : siteMap.href(SiteMap.rulesRoute)),
    ])
    let absent: [String: TemplateValue?] = [
      "breadcrumbs": nil, "outline": nil, "previous": nil, "next": nil, "backlinks": nil,
      "tags": nil, "edit_href": nil, "header": nil, "body": nil, "page": nil,
      "footer": .html(render("partials/footer", footer)),
      "draft": .flag(false),
    ]
    self.library = library
    root = TemplateObject(absent)
  }

  /// The header of a page: the item whose route the page's begins with is the current one.
  func header(for route: String) -> [UInt8] {
    var best = routes.count
    for (index, candidate) in routes.enumerated() {
      let matches = candidate.isEmpty ? route.isEmpty : route.hasPrefix(candidate)
      if matches, best == routes.count || candidate.count > routes[best].count { best = index }
    }
    return headers[best]
  }
}
