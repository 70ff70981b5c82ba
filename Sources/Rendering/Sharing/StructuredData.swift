internal import Bytes
internal import ContentFormat
internal import ContentModel

extension SiteRenderer {
  /// Members of an object. Those without a value are left out.
  private typealias Pairs = [(key: String, value: JSONValue?)]

  /// Returns what a page is, as JSON-LD in the vocabulary of schema.org, or nil if the site has no URL.
  func structuredData(
    _ page: SiteMap.Page, _ metadata: PageMetadata, breadcrumbs: [Link]
  ) -> [UInt8]? {
    guard let url = graph.site.url, page.kind != .notFound else { return nil }
    let address = absolute(page.route, url)
    var pairs: Pairs = [("@id", .string(address))]
    pairs += subject(page, metadata, url)
    pairs.append(("description", metadata.description.map { .string($0) }))
    pairs.append(("url", .string(address)))
    pairs.append(("inLanguage", .string(graph.site.language)))
    if !page.route.isEmpty {
      let site: Pairs = [("@type", .string("WebSite")), ("@id", .string(absolute("", url)))]
      pairs.append(("isPartOf", Self.object(site)))
    }
    var nodes: [JSONValue] = [Self.object(pairs)]
    if case .entry(let position) = page.kind { nodes += terms(of: position, on: address) }
    if breadcrumbs.count > 1 { nodes.append(trail(breadcrumbs, to: address, url)) }
    var json = JSONWriter(isInMarkup: true)
    json.value(
      Self.object([("@context", .string("https://schema.org")), ("@graph", .array(nodes))]))
    return json.bytes
  }

  private static func object(_ pairs: Pairs) -> JSONValue {
    .object(pairs.compactMap { key, value in value.map { .init(key, $0) } })
  }

  /// The type of a page and what only pages of that type have.
  private func subject(
    _ page: SiteMap.Page, _ metadata: PageMetadata, _ url: String
  ) -> Pairs {
    guard !page.route.isEmpty else {
      return named("WebSite", graph.site.title) + [("version", version)]
    }
    guard case .entry(let position) = page.kind else {
      switch page.kind {
      case .collection, .tag, .tags, .rules: return named("CollectionPage", metadata.title)
      case .home, .entry, .notFound, .redirect, .rule, .duties, .compare, .data, .changeLog,
        .changeRecord, .print, .embed:
        return named("WebPage", metadata.title)
      }
    }
    let entry = graph.entries[position]
    if owners[position] != nil { return named("CollectionPage", metadata.title) }
    if graph.matrices.contains(where: { $0.entry == position }) {
      return dataset(position, metadata, url)
    }
    if let collection = entry.collection, graph.collections[collection].schema.linksTerms {
      return term(entry, of: collection, url)
    }
    let tags = entry.tags.map(\.text).joined(separator: ", ")
    let changed = entry.fields.day("last_updated") ?? metadata.lastChange
    return [
      ("@type", .string("TechArticle")), ("headline", .string(metadata.title)),
      ("datePublished", entry.fields.day("date").map { .string($0) }),
      ("dateModified", changed.map { .string($0) }),
      ("keywords", tags.isEmpty ? nil : .string(tags)),
    ]
  }

  private func named(_ type: String, _ name: String) -> Pairs {
    [("@type", .string(type)), ("name", .string(name))]
  }

  private var version: JSONValue? { graph.site.version.map { .string($0) } }

  /// A matrix with its files.
  private func dataset(_ entry: EntryIndex, _ metadata: PageMetadata, _ url: String) -> Pairs {
    let files = [MatrixExport.table, .data].map { export in
      Self.object([
        ("@type", .string("DataDownload")), ("encodingFormat", .string(export.mediaType)),
        ("contentUrl", .string(absolute(siteMap.path(of: export, entry: entry), url))),
      ])
    }
    return named("Dataset", metadata.title) + [
      ("version", version), ("distribution", .array(files)),
    ]
  }

  /// A term of a glossary.
  private func term(_ entry: Entry, of collection: CollectionIndex, _ url: String) -> Pairs {
    let glossary = Self.object([
      ("@type", .string("DefinedTermSet")), ("name", .string(title(of: collection))),
      ("url", .string(absolute(siteMap.collectionRoutes[collection], url))),
    ])
    let aliases = entry.aliases.map { JSONValue.string($0) }
    return named("DefinedTerm", entry.title) + [
      ("alternateName", aliases.isEmpty ? nil : .array(aliases)), ("inDefinedTermSet", glossary),
    ]
  }

  /// The parts of an entry, such as the clauses of a standard: terms that its page defines.
  private func terms(of entry: EntryIndex, on address: String) -> [JSONValue] {
    graph.entries[entry].subEntries.map { part in
      Self.object([
        ("@type", .string("DefinedTerm")),
        ("@id", .string("\(address)#\(siteMap.fragment(part.anchor))")),
        ("name", .string(part.title)),
        ("termCode", part.isCitedByID ? .string(part.name) : nil),
        ("inDefinedTermSet", .string(address)),
      ])
    }
  }

  private func trail(_ breadcrumbs: [Link], to address: String, _ url: String) -> JSONValue {
    let items = breadcrumbs.enumerated().map { index, crumb in
      // The addresses of breadcrumbs begin with the base path.
      let path = crumb.href.map { "\(url)/\($0.dropFirst(siteMap.basePath.count))" }
      return Self.object([
        ("@type", .string("ListItem")), ("position", .integer(index + 1)),
        ("name", .string(crumb.title)), ("item", .string(path ?? address)),
      ])
    }
    return Self.object([("@type", .string("BreadcrumbList")), ("itemListElement", .array(items))])
  }
}

extension Fields {
  /// The value of a date field, as `2026-04-11`.
  fileprivate func day(_ name: String) -> String? {
    if case .date(let date)? = self[name]?.value { date.description } else { nil }
  }
}

extension MatrixExport {
  fileprivate var mediaType: String {
    switch self {
    case .table: "text/csv"
    case .data: "application/json"
    case .drawing: "image/svg+xml"
    }
  }
}
