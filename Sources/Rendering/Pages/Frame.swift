internal import ContentFormat
internal import ContentModel

/// The constants available in every template.
struct SiteConstants: Sendable {
  struct Site: TemplateModel {
    let site: SiteConfiguration
    let home: String?
    /// The style sheet for colours of levels that schemas declare, or nil if there are none.
    let levelStyles: String?
    /// The icon in the browser's tab and its media type.
    let favicon: (href: String?, type: String)
    /// The picture in the header and its width.
    let logo: (href: String?, width: Int)
    /// The feed of releases, or nil if the site publishes none.
    let feedHref: String?

    static let names: TemplateNames<Self> = [
      "title": .text(\.site.title), "description": .text(\.site.description),
      "home": .text(\.home), "repository": .text(\.site.repository),
      "version": .text(\.site.version), "version_date": .text(\.site.versionDate?.description),
      "language": .text(\.site.language),
      "locale": .text { LanguageTag.locale(of: $0.site.language) },
      "direction": .text { LanguageTag.isRightToLeft($0.site.language) ? "rtl" : nil },
      "level_styles": .text(\.levelStyles),
      "favicon": .text(\.favicon.href), "favicon_type": .text(\.favicon.type),
      "logo": .text(\.logo.href), "logo_width": .number(\.logo.width), "feed": .text(\.feedHref),
    ]
  }

  let site: Site
  /// URL paths of the theme's assets, by name.
  let assets: [String: String]
  /// Strings of the theme, by key.
  let strings: [String: String]

  /// Returns the names available in every template. The theme determines the names of assets and
  /// strings.
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
  let printHref: String?
  let dataHref: String?
  let changesHref: String?

  static let names: TemplateNames<Self> = [
    "generator": .text(\.generator), "tags_href": .text(\.tagsHref),
    "rules_href": .text(\.rulesHref), "print_href": .text(\.printHref),
    "data_href": .text(\.dataHref), "changes_href": .text(\.changesHref),
  ]
}

/// The parts that pages share. They are rendered once and inserted unchanged, except for the mark
/// of the current link in a sidebar.
struct Frame: Sendable {
  let footer: [UInt8]
  /// The templates of the theme.
  let library: TemplateLibrary
  /// The same with another layout, for the entries of pages for printing. Nil on a site without such
  /// pages.
  let printLibrary: TemplateLibrary?

  /// One header for each navigation link, in which that link is the current one. The last header
  /// has no current link.
  private let headers: [[UInt8]]
  /// The routes of the navigation links.
  private let routes: [String]
  /// The sidebar of each collection, or nil for an empty collection and for matrices, which need
  /// the width.
  private let sidebars: CollectionTable<CollectionSidebar?>

  init(graph: ContentGraph, siteMap: SiteMap, theme: Theme, facts: BuildMetadata) {
    let constants = Self.constants(graph, siteMap, theme)
    let library = TemplateLibrary(theme.templates, constants: constants)
    printLibrary =
      graph.site.hasPrintPages
      ? TemplateLibrary(theme.templatesForPrinting, constants: constants) : nil
    func render<Part: PartModel>(_ part: Part) -> [UInt8] {
      var output: [UInt8] = []
      library.render(Part.template.rawValue, part.object, into: &output)
      return output
    }
    let navigation = Navigation(graph, siteMap) { theme.strings[$0] ?? humanized($0) }
    routes = navigation.routes
    headers = (0...routes.count).map { current in
      render(
        SiteHeader(
          navigation: navigation.items(current: current),
          namesSource: graph.site.hasSearch ? siteMap.href(SearchIndexLocation.names) : nil,
          searchSource: facts.searchPath.map { siteMap.href($0) }))
    }
    sidebars = CollectionTable(
      graph.collections.indexed().map { index, collection in
        guard collection.schema.kind != .matrix, !collection.entries.isEmpty else { return nil }
        return CollectionSidebar(of: index, graph, siteMap) { render($0) }
      })
    footer = render(
      SiteFooter(
        generator: facts.generator,
        tagsHref: siteMap.tags.isEmpty ? nil : siteMap.href("tags/"),
        rulesHref: siteMap.rules.isEmpty ? nil : siteMap.href(SiteMap.rulesRoute),
        printHref: graph.site.hasPrintPages ? siteMap.href(SiteMap.printRoute) : nil,
        dataHref: siteMap.exports.isEmpty ? nil : siteMap.href("\(PublishedExport.folder)/"),
        changesHref: siteMap.records.isEmpty ? nil : siteMap.href(ChangesSettings.route)))
    self.library = library
  }

  private static func constants(
    _ graph: ContentGraph, _ siteMap: SiteMap, _ theme: Theme
  ) -> TemplateObject {
    func href(_ asset: String) -> String? {
      theme.outputPath(ofAsset: asset).map { siteMap.href($0) }
    }
    let favicon = href(theme.brand.favicon ?? "favicon.svg")
    return SiteConstants.names(
      assets: Array(theme.assetPaths.keys), strings: Array(theme.strings.keys)
    ).object(
      of: SiteConstants(
        site: SiteConstants.Site(
          site: graph.site, home: siteMap.homeHref,
          levelStyles: graph.levelStylesPath.map { siteMap.href($0) },
          favicon: (favicon, theme.brand.faviconType),
          logo: (theme.brand.logo.flatMap(href) ?? favicon, theme.brand.logoWidth),
          feedHref: siteMap.exports.first { $0.mediaType == "application/atom+xml" }
            .map { siteMap.href($0.path) }),
        assets: theme.assetPaths.mapValues { siteMap.href($0) }, strings: theme.strings))
  }

  /// Returns the header of a page. The current link is the one whose route is the longest prefix of
  /// the page's route. A link to the home page is current only there.
  func header(for route: String) -> [UInt8] {
    var best = routes.count
    for (index, candidate) in routes.enumerated() {
      let matches = candidate.isEmpty ? route.isEmpty : route.hasPrefix(candidate)
      if matches, best == routes.count || candidate.count > routes[best].count { best = index }
    }
    return headers[best]
  }

  /// Returns the sidebar for an entry at an index in its collection. If the index is nil, the
  /// sidebar is for the collection's own page. Returns nil if the collection has no sidebar.
  func sidebar(
    of collection: CollectionIndex?, at place: Int?, shownIn graph: ContentGraph
  ) -> [UInt8]? {
    guard let collection else { return nil }
    return sidebars[collection].map { $0.html(at: place, shownIn: graph) }
  }
}
