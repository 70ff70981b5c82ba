internal import ContentFormat
internal import ContentModel

/// A value of JSON-LD, whose keys keep their order.
indirect enum StructuredData {
  case text(String)
  case number(Int)
  case list([StructuredData])
  case object([(key: String, value: StructuredData?)])

  /// The value as JSON. Pairs without a value are left out.
  var json: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  private func append(to bytes: inout [UInt8]) {
    switch self {
    case .text(let text): bytes.appendJSON(text)
    case .number(let number): bytes.append(contentsOf: "\(number)".utf8)
    case .list(let items): bytes.appendJSON(items) { $1.append(to: &$0) }
    case .object(let pairs):
      var separator = UInt8(ascii: "{")
      for (key, value) in pairs {
        guard let value else { continue }
        bytes.append(separator)
        separator = UInt8(ascii: ",")
        bytes.appendJSON(key)
        bytes.append(UInt8(ascii: ":"))
        value.append(to: &bytes)
      }
      bytes.append(contentsOf: separator == UInt8(ascii: "{") ? "{}".utf8 : "}".utf8)
    }
  }
}

extension SiteRenderer {
  private typealias Pairs = [(key: String, value: StructuredData?)]

  /// Returns what a page is, in the vocabulary of schema.org, or nil if the site has no URL.
  func structuredData(
    _ page: SiteMap.Page, _ metadata: PageMetadata, breadcrumbs: [Link]
  ) -> StructuredData? {
    guard let url = graph.site.url, page.kind != .notFound else { return nil }
    let address = absolute(page.route, url)
    var pairs: Pairs = [("@id", .text(address))]
    pairs += subject(page, metadata, url)
    pairs.append(("description", metadata.description.map { .text($0) }))
    pairs.append(("url", .text(address)))
    pairs.append(("inLanguage", .text(graph.site.language)))
    if !page.route.isEmpty {
      let site: Pairs = [("@type", .text("WebSite")), ("@id", .text(absolute("", url)))]
      pairs.append(("isPartOf", .object(site)))
    }
    var nodes: [StructuredData] = [.object(pairs)]
    if breadcrumbs.count > 1 { nodes.append(trail(breadcrumbs, to: address, url)) }
    return .object([("@context", .text("https://schema.org")), ("@graph", .list(nodes))])
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
      ("@type", .text("TechArticle")), ("headline", .text(metadata.title)),
      ("datePublished", entry.fields.day("date").map { .text($0) }),
      ("dateModified", changed.map { .text($0) }),
      ("keywords", tags.isEmpty ? nil : .text(tags)),
    ]
  }

  private func named(_ type: String, _ name: String) -> Pairs {
    [("@type", .text(type)), ("name", .text(name))]
  }

  private var version: StructuredData? { graph.site.version.map { .text($0) } }

  /// A matrix with its files.
  private func dataset(_ entry: EntryIndex, _ metadata: PageMetadata, _ url: String) -> Pairs {
    let files = [MatrixExport.table, .data].map { export in
      StructuredData.object([
        ("@type", .text("DataDownload")), ("encodingFormat", .text(export.mediaType)),
        ("contentUrl", .text(absolute(siteMap.path(of: export, entry: entry), url))),
      ])
    }
    return named("Dataset", metadata.title) + [
      ("version", version), ("distribution", .list(files)),
    ]
  }

  /// A term of a glossary.
  private func term(_ entry: Entry, of collection: CollectionIndex, _ url: String) -> Pairs {
    let glossary = StructuredData.object([
      ("@type", .text("DefinedTermSet")), ("name", .text(title(of: collection))),
      ("url", .text(absolute(siteMap.collectionRoutes[collection], url))),
    ])
    let aliases = entry.aliases.map { StructuredData.text($0) }
    return named("DefinedTerm", entry.title) + [
      ("alternateName", aliases.isEmpty ? nil : .list(aliases)), ("inDefinedTermSet", glossary),
    ]
  }

  private func trail(_ breadcrumbs: [Link], to address: String, _ url: String) -> StructuredData {
    let items = breadcrumbs.enumerated().map { index, crumb in
      // The addresses of breadcrumbs begin with the base path.
      let path = crumb.href.map { "\(url)/\($0.dropFirst(siteMap.basePath.count))" }
      return StructuredData.object([
        ("@type", .text("ListItem")), ("position", .number(index + 1)),
        ("name", .text(crumb.title)), ("item", .text(path ?? address)),
      ])
    }
    return .object([("@type", .text("BreadcrumbList")), ("itemListElement", .list(items))])
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
