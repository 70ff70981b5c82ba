internal import ContentFormat
internal import ContentModel

/// The template names that only the error page has.
struct NotFoundPage: TemplateModel {
  static let template = "404"

  /// The collections.
  let sections: [Link]
  /// True if the search can find pages with similar names.
  let hasSearch: Bool

  static let names: TemplateNames<Self> = [
    "sections": .group(\.sections), "suggests": .flag(\.hasSearch),
  ]
}

extension SiteRenderer {
  /// Returns the page for addresses that do not exist.
  func notFoundPage(_ page: SiteMap.Page) -> [UInt8] {
    let metadata = PageMetadata(title: word("not_found_title"), description: nil, kind: "404")
    let sections = graph.collections.indices.filter { !graph.collections[$0].entries.isEmpty }
    let model = NotFoundPage(
      sections: sections.map { Link(title: title(of: $0), href: siteMap.href(collection: $0)) },
      hasSearch: graph.site.hasSearch)
    return render(
      NotFoundPage.template, [root(page, metadata, breadcrumbs: []).object, model.object])
  }
}
