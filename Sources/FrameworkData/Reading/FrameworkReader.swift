internal import Bytes
package import ContentFormat
package import ContentModel
internal import Diagnostics
internal import Markdown

/// Reads the content of a site as plain data. It is a value, so threads can read entries and matrices in
/// parallel; ``framework(entries:matrices:lock:)`` joins the results.
package struct FrameworkReader: Sendable {
  let graph: ContentGraph
  let siteMap: SiteMap
  /// The former routes of entries.
  private let redirects: [EntryIndex: [String]]

  /// Creates a reader of a site.
  package init(graph: ContentGraph, siteMap: SiteMap) {
    self.graph = graph
    self.siteMap = siteMap
    var redirects: [EntryIndex: [String]] = [:]
    for page in siteMap.pages {
      if case .redirect(let entry) = page.kind { redirects[entry, default: []].append(page.route) }
    }
    self.redirects = redirects
  }

  /// Reads a site on one thread.
  ///
  /// - Parameters:
  ///   - lock: What earlier builds published.
  ///   - source: Returns the file of an entry, given by its path below the content folder, or nil if it
  ///     cannot be read. Texts in Markdown are then missing.
  package static func read(
    _ graph: ContentGraph, _ siteMap: SiteMap, lock: PublishedLock?,
    source: (String) -> SourceFile?
  ) -> Framework {
    let reader = FrameworkReader(graph: graph, siteMap: siteMap)
    return reader.framework(
      entries: graph.entries.indices.map {
        reader.entry($0, source: source(graph.entries[$0].path))
      },
      matrices: graph.matrices.indices.map {
        reader.matrix($0, source: source(graph.entries[graph.matrices[$0].source].path))
      }, lock: lock)
  }

  /// Joins entries and matrices, in any order, with the rest of the site.
  package func framework(
    entries: [Framework.Entry], matrices: [Framework.Matrix], lock: PublishedLock?
  ) -> Framework {
    var framework = Framework(site: site)
    framework.entries = entries.sorted { $0.name < $1.name }
    framework.matrices = matrices.sorted { $0.id < $1.id }
    framework.collections = collections(entries).sorted { $0.name < $1.name }
    framework.relations = Set(
      graph.relations.map { relation in
        Framework.Relation(
          field: relation.field,
          source: Framework.Target(name(of: relation.from), part: relation.fromSubEntry),
          target: Framework.Target(name(of: relation.to), part: relation.subEntry))
      }
    ).sorted()
    framework.redirects = redirects.flatMap { entry, routes in
      routes.map { Framework.Redirect(route: $0, target: name(of: entry)) }
    }.sorted { ($0.route, $0.target) < ($1.route, $1.target) }
    framework.retired = (lock?.retired ?? []).map {
      Framework.Retired(
        name: Framework.Name($0.collection, $0.id), route: $0.route, title: $0.title)
    }.sorted { $0.name < $1.name }
    return framework
  }

  private var site: Framework.Site {
    var site = Framework.Site(title: graph.site.title, language: graph.site.language)
    site.id = graph.site.id
    site.description = graph.site.description
    site.url = graph.site.url
    site.version = graph.site.version
    site.versionDate = graph.site.versionDate?.description
    site.repository = graph.site.repository
    return site
  }

  // MARK: Names

  /// Returns the name of an entry.
  package func name(of position: EntryIndex) -> Framework.Name {
    Framework.Name(
      graph.collection(of: position)?.schema.name ?? "", graph.entries[position].id)
  }

  /// Returns the percent-encoded route of an entry.
  func route(of position: EntryIndex) -> String {
    address(siteMap.entryRoutes[position])
  }

  private func address(_ route: String) -> String {
    route.isEmpty ? "" : siteMap.address(route)
  }

  // MARK: Collections

  private func collections(_ entries: [Framework.Entry]) -> [Framework.Collection] {
    var used: [String: Set<String>] = [:]
    for entry in entries {
      for field in entry.fields { used[entry.name.collection, default: []].insert(field.name) }
    }
    return graph.collections.indexed().map { index, source in
      let schema = source.schema
      var collection = Framework.Collection(
        name: schema.name,
        title: source.index.map { graph.entries[$0].title } ?? schema.title,
        route: address(siteMap.collectionRoutes[index]))
      collection.singular = schema.singular
      collection.plural = schema.plural
      collection.description =
        source.index.flatMap { graph.entries[$0].description } ?? schema.description
      collection.holdsMatrices = schema.kind == .matrix
      let declared = Set(schema.fields.map(\.name))
      collection.fields = schema.allFields.filter {
        declared.contains($0.name)
          ? !Self.properties.contains($0.name)
          : used[schema.name]?.contains($0.name) == true
      }.map(Framework.Field.init)
      collection.order = source.entries.map { graph.entries[$0].id }
      return collection
    }
  }

  /// The fields that are properties of ``Framework/Entry``, and those that decide only about the page.
  static let properties: Set<String> = [
    "id", "title", "description", "aliases", "tags", "redirect_from", "slug", "demarc", "ignore",
  ]

  // MARK: Entries

  /// Reads an entry.
  ///
  /// - Parameters:
  ///   - source: Its file, or nil if the text is not wanted.
  ///   - html: The text of its page, or nil if that is not wanted.
  package func entry(
    _ position: EntryIndex, source: SourceFile?, html: String? = nil
  ) -> Framework.Entry {
    let entry = graph.entries[position]
    let schema = graph.collection(of: position)?.schema
    // A title in data may have line breaks, which no format needs.
    var result = Framework.Entry(
      name: name(of: position), title: entry.title.singleLine, route: route(of: position),
      path: entry.path)
    result.description = entry.description
    result.status = plainText(entry.fields["status"])
    result.aliases = entry.aliases
    result.tags = entry.tags.map(\.text)
    result.redirects = (redirects[position] ?? []).sorted()
    let keys = schema.map { $0.kind == .matrix ? Self.matrixKeys : [] } ?? []
    result.fields = members(entry.fields) { name in
      Self.properties.contains(name)
        || (schema?.field(name) == nil && (name == "status" || keys.contains(name)))
    }
    result.parts = parts(in: entry.fields, parent: nil)
    let titleAnchors = Set(entry.titleAnchors)
    result.anchors = Set(graph.lastingAnchors(of: position)).subtracting(titleAnchors)
      .map(siteMap.fragment).sorted()
    result.html = html
    result.isUnlisted = PageSettings(entry.fields).isUnlisted
    if let source, entry.path != schema?.matrixPath {
      result.body = Self.body(of: entry, in: source)
    }
    return result
  }

  private static let matrixKeys = Set(MatrixSchema.fields.map(\.name))

  /// Returns the text of an entry as written, without blank lines around it.
  private static func body(of entry: Entry, in file: SourceFile) -> String {
    var range = file.bytes.count..<file.bytes.count
    if let place = entry.place {
      guard let text = place.text, Int(text.end) <= file.bytes.count else { return "" }
      range = text.indices
    } else if file.path.hasSuffix(".md") {
      switch FrontMatter.split(file.bytes) {
      case .present(_, let body), .absent(let body): range = body
      case .unclosed: return ""
      }
    }
    return text(of: file.bytes[range])
  }

  /// Returns a text without blank lines around it, with `\n` at the ends of its lines. It works on bytes,
  /// because every body passes through it.
  static func text(of bytes: ArraySlice<UInt8>) -> String {
    func isSpace(_ byte: UInt8) -> Bool {
      byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
    guard let first = bytes.firstIndex(where: { !isSpace($0) }),
      let last = bytes.lastIndex(where: { !isSpace($0) })
    else { return "" }
    // The first line keeps its indentation.
    let start = bytes[..<first].lastIndex(of: 0x0A).map { $0 + 1 } ?? bytes.startIndex
    let lines = bytes[start...last]
    guard lines.contains(0x0D) else { return String(decoding: lines, as: UTF8.self) }
    let unix = lines.indices.filter {
      lines[$0] != 0x0D || $0 + 1 > last || lines[$0 + 1] != 0x0A
    }.map { lines[$0] }
    return String(decoding: unix, as: UTF8.self)
  }
}
