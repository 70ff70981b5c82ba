internal import ContentFormat
package import ContentModel
internal import Diagnostics
internal import Markdown

/// Renders the files of a site. It is a value, so any number of threads can render in parallel.
package struct SiteRenderer: Sendable {
  private(set) var graph: ContentGraph
  let siteMap: SiteMap
  let theme: Theme
  let facts: BuildMetadata

  /// The entries and sub-entries that refer to each sub-entry.
  let partUsers: [ReferencedPart: [ReferencedPart]]
  /// Finds the glossary terms in the bodies of entries.
  let terms: TermFinder

  /// What the pages of each collection's entries share.
  let collectionPages: CollectionTable<CollectionPages>
  /// The same for entries that name a template.
  let ownPages: OwnPages
  /// The names of the relations that schemas declare, by their names in schemas.
  let relationNames: [String: EntryModel.RelationName]
  /// The collections that an entry introduces, such as the `index.md` of a folder.
  let owners: [EntryIndex: CollectionIndex]

  /// The rendered parts that pages share.
  let frame: Frame
  /// The entries that their own pages and pages for printing share, or nil if pages are rendered one by
  /// one.
  private(set) var printedEntries: PrintedEntries?
  /// Whether accesses to the content are recorded.
  private(set) var isTracked = false
  /// The addresses of the theme's scripts that need no other ones. Empty unless addresses are relative.
  let classicScripts: Set<String>

  /// Creates a renderer and renders the parts that pages share.
  package init(graph: ContentGraph, siteMap: SiteMap, theme: Theme, facts: BuildMetadata) {
    self.graph = graph
    self.siteMap = siteMap
    self.theme = theme
    self.facts = facts
    partUsers = Self.partUsers(graph)
    terms = TermFinder(graph)
    collectionPages = CollectionTable(
      graph.collections.indices.map { CollectionPages(of: $0, graph, theme) })
    ownPages = OwnPages(graph, theme)
    relationNames = Dictionary(
      graph.collections.flatMap { $0.schema.fields.compactMap(\.inverse) }
        .map { ($0, EntryModel.RelationName($0)) }, uniquingKeysWith: { first, _ in first })
    owners = Dictionary(
      graph.collections.indexed().compactMap { index, collection in
        collection.index.map { ($0, index) }
      }, uniquingKeysWith: { first, _ in first })
    frame = Frame(graph: graph, siteMap: siteMap, theme: theme, facts: facts)
    classicScripts = Set(
      (facts.isRelative ? theme.assets : []).filter {
        $0.path.hasSuffix(".js") && RelativeAddresses.classic($0.bytes) != nil
      }.map { siteMap.href($0.path) })
  }

  private static func partUsers(_ graph: ContentGraph) -> [ReferencedPart: [ReferencedPart]] {
    var users: [ReferencedPart: [ReferencedPart]] = [:]
    for relation in graph.relations {
      guard let part = relation.subEntry else { continue }
      let target = ReferencedPart(entry: relation.to, part: part)
      let user = ReferencedPart(entry: relation.from, part: relation.fromSubEntry)
      if users[target]?.last != user { users[target, default: []].append(user) }
    }
    return users
  }

  /// Returns a renderer that records every access to the content in `reads`. Parts that all pages
  /// share were rendered before and are not recorded.
  package func tracked(by reads: DependencyRecorder?) -> SiteRenderer {
    var copy = self
    copy.graph = graph.tracked(by: reads)
    copy.isTracked = reads != nil
    return copy
  }

  /// Returns a renderer for a build, which renders each page once.
  package func sharing(_ printedEntries: PrintedEntries) -> SiteRenderer {
    var copy = self
    copy.printedEntries = graph.site.hasPrintPages ? printedEntries : nil
    return copy
  }

  /// Returns a renderer for another graph. That graph must have equal values for everything that
  /// this renderer read when it was created.
  package func with(_ graph: ContentGraph) -> SiteRenderer {
    var copy = self
    copy.graph = graph
    return copy
  }

  /// Returns the HTML of a page.
  package func render(_ page: SiteMap.Page) -> [UInt8] {
    switch page.kind {
    case .home: generatedHomePage(page)
    case .entry(let entry): entryPage(entry, page)
    case .collection(let collection): collectionPage(collection, page)
    case .tag(let tag): tagPage(siteMap.tags[tag], page)
    case .tags: tagsPage(page)
    case .notFound: notFoundPage(page)
    case .redirect(let entry): redirectPage(to: entry)
    case .rules: rulesPage(page)
    case .rule(let rule): rulePage(siteMap.rules[rule], page)
    case .duties(let matrix, let header): dutiesPage(matrix, of: header, page)
    case .compare(let matrix, let header): comparePage(matrix, from: header, page)
    case .data: dataPage(page)
    case .changeLog: changeLogPage(page)
    case .changeRecord(let record): changeRecordPage(siteMap.records[record], page)
    case .print(let collection): printPage(collection, page)
    case .embed(let matrix): embedPage(graph.matrices[matrix], page)
    }
  }

  /// Maximum size of a page in bytes. A larger page is truncated to one byte more than the limit.
  package static let maximumPage = TemplateLibrary.maximumOutput

  /// Returns the names of all templates that can contribute to a page, including partials.
  package func templates(of page: SiteMap.Page) -> Set<String> {
    let own: String? =
      switch page.kind {
      case .home: PageTemplate.home.rawValue
      case .entry(let entry): template(for: entry, page)
      case .collection: PageTemplate.index.rawValue
      case .tag: PageTemplate.tag.rawValue
      case .tags: PageTemplate.tags.rawValue
      case .notFound: NotFoundPage.template
      case .rules: PageTemplate.rules.rawValue
      case .rule: PageTemplate.rule.rawValue
      case .duties: PageTemplate.duties.rawValue
      case .compare: PageTemplate.compare.rawValue
      case .data: PageTemplate.data.rawValue
      case .changeLog: PageTemplate.changeLog.rawValue
      case .changeRecord: PageTemplate.changeRecord.rawValue
      case .print: PageTemplate.print.rawValue
      case .embed: PageTemplate.embed.rawValue
      case .redirect: nil
      }
    // A page for printing has entries with any template.
    if case .print = page.kind {
      return theme.templates(reachedFrom: theme.roots.sorted() + PageShapes.onAnyPage)
    }
    return own.map { theme.templates(reachedFrom: [$0] + PageShapes.onAnyPage) } ?? []
  }

  /// Returns the sitemap for search engines, or no bytes if the site has no URL.
  func sitemap() -> [UInt8] {
    guard let url = graph.site.url else { return [] }
    var xml: [UInt8] = []
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    xml.append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    for page in siteMap.pages {
      switch page.kind {
      case .notFound, .redirect, .print, .embed: continue
      case .entry(let position) where PageSettings(graph.entries[position].fields).isUnlisted:
        continue
      case .home, .entry, .collection, .tag, .tags, .rules, .rule, .duties, .compare, .data,
        .changeLog, .changeRecord:
        xml.append("<url><loc>\(escapedHTML(absolute(page.route, url)))</loc>")
        if let day = lastChange(of: page) { xml.append("<lastmod>\(day)</lastmod>") }
        xml.append("</url>\n")
      }
    }
    xml.append("</urlset>\n")
    return xml
  }

  /// Returns the day of the last change of an entry's page: the declared one, or else that of the last
  /// commit. Nil for other pages, and if neither is known.
  private func lastChange(of page: SiteMap.Page) -> String? {
    guard case .entry(let position) = page.kind else { return nil }
    let entry = graph.entries[position]
    for name in ["last_updated", "date"] {
      if case .date(let date)? = entry.fields[name]?.value, date.precision == .day {
        return date.description
      }
    }
    return facts.lastChanges[entry.path].map { String($0.prefix(10)) }
  }

  func absolute(_ route: String, _ url: String) -> String {
    let href = siteMap.href(route)
    let base = siteMap.basePath
    return url + "/" + (href.hasPrefix(base) ? String(href.dropFirst(base.count)) : href)
  }

  // MARK: Shared by all pages

  /// Renders a page with its own template.
  func render<Page: PageModel>(_ page: Page, on root: PageRoot) -> [UInt8] {
    render(Page.template.rawValue, [root.object, page.object])
  }

  /// Renders a part of a page, such as a view.
  func render<Part: PartModel>(_ part: Part) -> [UInt8] {
    render(Part.template.rawValue, [part.object])
  }

  func render(_ template: String, _ objects: [TemplateObject]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(16 << 10)
    frame.library.render(template, objects, into: &output)
    return output
  }

  /// Returns a string of the theme by key, or the humanized key if it does not exist.
  func word(_ key: String) -> String { theme.strings[key] ?? humanized(key) }

  private func redirectPage(to entry: EntryIndex) -> [UInt8] {
    let href = escapedHTML(siteMap.href(entry: entry))
    let title = escapedHTML(graph.entries[entry].title)
    // The refresh discards the query and the fragment of the requested URL. The script keeps them.
    // It comes before the refresh so that it redirects first.
    let script = theme.assetPaths["redirect_js"].map {
      "<script src=\"\(escapedHTML(siteMap.href($0)))\"></script>"
    }
    let direction = LanguageTag.isRightToLeft(graph.site.language) ? " dir=\"rtl\"" : ""
    let html = """
      <!doctype html>
      <html lang="\(escapedHTML(graph.site.language))"\(direction)>
      <head>
      <meta charset="utf-8">
      <title>\(title)</title>
      <link rel="canonical" href="\(href)">
      \(script ?? "")
      <meta http-equiv="refresh" content="0; url=\(href)">
      <meta name="robots" content="noindex">
      </head>
      <body><p><a href="\(href)">\(title)</a></p></body>
      </html>

      """
    return Array(html.utf8)
  }
}
