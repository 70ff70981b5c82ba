internal import ContentModel

/// The template names that only pages for frames have.
struct EmbedPage: PageModel {
  static let template = PageTemplate.embed

  let title: String
  let table: [UInt8]
  /// The address of the whole matrix.
  let matrixHref: String

  static let names: TemplateNames<Self> = [
    "matrix_title": .text(\.title), "table": .html(\.table), "matrix_href": .text(\.matrixHref),
  ]
}

extension SiteRenderer {
  /// Returns the address of a page for frames, absolute if the site knows its own. Nil for a folder
  /// without an address.
  func embedURL(_ route: String) -> String? {
    if let url = graph.site.url { return absolute(route, url) }
    return facts.isRelative ? nil : siteMap.href(route)
  }

  /// Returns the page with the table of a matrix alone, for a frame on another site.
  func embedPage(_ matrix: Matrix, _ page: SiteMap.Page) -> [UInt8] {
    let entry = graph.entries[matrix.entry]
    let facts = PageMetadata(title: entry.title, description: entry.description, kind: "embed")
    var root = root(page, facts, breadcrumbs: [])
    root.page.isUnlisted = true
    return render(
      EmbedPage(
        title: entry.title, table: render(matrixTable(matrix, on: .elsewhere)),
        matrixHref: siteMap.href(entry: matrix.entry)), on: root)
  }
}
