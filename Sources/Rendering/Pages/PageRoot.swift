internal import ContentFormat
internal import ContentModel

/// The template names that every page has.
struct PageRoot: TemplateModel {
  /// Metadata of a page.
  struct Page: TemplateModel {
    let title: String
    /// The title of the page followed by the title of the site, unless they are equal.
    let fullTitle: String
    let description: String?
    let canonical: String?
    let kind: String
    let collection: String?
    /// Section of the page in the search results.
    let section: String
    /// Search keywords that the page does not show.
    let keywords: String?
    /// The type of the page in the Open Graph protocol.
    let openGraphType: String
    /// URL of the picture that other sites show beside a link to the page, or nil if it has none.
    let picture: String?
    /// Whether search leaves the page out.
    var isUnlisted = false
    /// Whether the page has no list of its headings.
    var isWithoutOutline = false
    /// Whether the text has the full width.
    var isWide = false

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "full_title": .text(\.fullTitle),
      "description": .text(\.description), "canonical": .text(\.canonical), "kind": .text(\.kind),
      "collection": .text(\.collection), "section": .text(\.section),
      "keywords": .text(\.keywords), "type": .text(\.openGraphType),
      "picture": .text(\.picture), "noindex": .flag(\.isUnlisted),
      "citable": .flag { $0.kind != NotFoundPage.template },
      "without_outline": .flag(\.isWithoutOutline), "wide": .flag(\.isWide),
    ]
  }

  /// A heading of level 2 with the headings of level 3.
  struct Heading: TemplateModel {
    let title: String
    let href: String
    var headings: [Subheading] = []

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "href": .text(\.href), "outline_items": .group(\.headings),
    ]
  }

  /// A heading of level 3 with the headings of level 4.
  struct Subheading: TemplateModel {
    let title: String
    let href: String
    var headings: [Link] = []

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "href": .text(\.href), "outline_items": .group(\.headings),
    ]
  }

  var page: Page
  let header: [UInt8]
  let footer: [UInt8]
  let body: [UInt8]
  let isDraft: Bool
  let editHref: String?
  let updated: String?
  let breadcrumbs: [Link]
  /// What the page is, as JSON-LD.
  var structuredData: [UInt8]?
  var sidebar: [UInt8]?
  var outline: [Heading] = []
  /// True if the page links to the previous and next entry.
  var hasPager = false
  var previous: EntryLink?
  var next: EntryLink?
  var backlinks: [LinkGroup] = []
  var tags: [Link] = []

  static let names: TemplateNames<Self> = [
    "page": .object(\.page), "header": .html(\.header), "sidebar": .html(\.sidebar),
    "footer": .html(\.footer), "body": .html(\.body), "draft": .flag(\.isDraft),
    "page_foot": .flag { $0.editHref != nil || $0.updated != nil },
    "edit_href": .text(\.editHref), "updated": .text(\.updated),
    "structured_data": .html(\.structuredData),
    "breadcrumbs": .group(\.breadcrumbs), "outline": .group(\.outline),
    "pager": .flag(\.hasPager), "previous": .object(\.previous), "next": .object(\.next),
    "backlinks": .group(\.backlinks), "tags": .group(\.tags),
  ]

  /// Applies the settings of an entry's front matter.
  mutating func apply(_ settings: PageSettings) {
    page.isUnlisted = settings.isUnlisted
    page.isWithoutOutline = !settings.hasOutline
    page.isWide = settings.isWide
  }
}

extension SiteRenderer {
  /// Metadata of a page before it is combined with that of the site.
  struct PageMetadata {
    let title: String
    let description: String?
    let kind: String
    var collection: String?
    var isDraft = false
    var editHref: String?
    var lastChange: String?
    /// Section of the page in the search results, or nil for the default.
    var section: String?
    /// Search keywords that the page does not show.
    var keywords: String?
  }

  func root(
    _ page: SiteMap.Page, _ facts: PageMetadata, breadcrumbs: [Link], body: [UInt8] = []
  ) -> PageRoot {
    let site = graph.site.title
    return PageRoot(
      page: PageRoot.Page(
        title: facts.title,
        fullTitle: facts.title == site ? site : "\(facts.title) · \(site)",
        description: facts.description,
        canonical: page.kind == .notFound
          ? nil : graph.site.url.map { absolute(page.route, $0) },
        kind: facts.kind, collection: facts.collection, section: facts.section ?? word("pages"),
        keywords: facts.keywords, openGraphType: page.route.isEmpty ? "website" : "article",
        picture: picture(of: page)),
      header: frame.header(for: page.route), footer: frame.footer, body: body,
      isDraft: facts.isDraft, editHref: facts.editHref,
      updated: facts.lastChange ?? latestChange(in: page),
      breadcrumbs: breadcrumbs,
      structuredData: structuredData(page, facts, breadcrumbs: breadcrumbs))
  }

  /// Returns the URL of a page's picture, or nil if it has none.
  private func picture(of page: SiteMap.Page) -> String? {
    guard !facts.pictures.isEmpty, let url = graph.site.url else { return nil }
    return facts.pictures[siteMap.picture(of: page, in: graph)].map { absolute($0, url) }
  }

  /// Returns the date of the last change to what a generated page shows. Nil for the pages of entries,
  /// whose files have dates, and for pages that do not depend on the content.
  private func latestChange(in page: SiteMap.Page) -> String? {
    func latest(_ entries: [EntryIndex]) -> String? {
      entries.compactMap { facts.lastChanges[graph.entries[$0].path] }.max()
    }
    guard !facts.lastChanges.isEmpty else { return nil }
    switch page.kind {
    case .entry, .redirect, .notFound, .rules, .rule, .changeLog, .changeRecord: return nil
    case .home, .tags, .data, .print(nil): return facts.lastChanges.values.max()
    case .collection(let index), .print(let index?): return latest(graph.collections[index].entries)
    case .tag(let tag): return latest(siteMap.tags[tag].entries)
    case .duties(let index, _), .compare(let index, _), .embed(let index):
      let matrix = graph.matrices[index]
      return latest([matrix.entry, matrix.source])
    }
  }

  /// The link to the home page at the start of each breadcrumb trail. Empty on a site without a
  /// home page.
  var homeCrumbs: [Link] { siteMap.homeHref.map { [Link(title: word("home"), href: $0)] } ?? [] }
}
