internal import ContentFormat
package import Diagnostics
internal import Markdown

extension SiteMap {
  /// Plans the routes of all pages and the paths of all files, and reports collisions.
  ///
  /// - Parameters:
  ///   - rules: The rules to publish. They have pages only if the site requests them.
  ///   - records: The recorded comparisons, the newest first.
  ///   - themeAssets: The output path and the source location of each file of the theme.
  ///   - exports: Returns the files of exports.
  package static func plan(
    _ graph: ContentGraph, basePath: String? = nil, rules: [Rule] = [],
    records: [RecordedChanges] = [],
    themeAssets: [(path: String, location: SourceLocation)] = [],
    exports: @escaping (PlannedRoutes) -> [PublishedExport] = { _ in [] }
  ) -> (map: SiteMap, findings: [Finding]) {
    let rules = graph.site.publishesRules ? rules : []
    var planner = SiteMapPlanner(graph: graph, makeExports: exports)
    planner.plan(rules)
    planner.planRecords(records)
    let order = planner.pages.indices.sorted {
      planner.pages[$0].route < planner.pages[$1].route
    }
    let pages = order.map { planner.pages[$0] }
    let files = planner.planFiles(pagesInOrder: order, themeAssets: themeAssets)
    let basePath = basePath ?? graph.site.basePath
    let map = SiteMap(
      basePath: basePath, pages: pages, files: files,
      tags: planner.tags, entryRoutes: planner.entryRoutes,
      entryAddresses: EntryTable(
        planner.entryRoutes.map { SiteMap.href($0, basePath: basePath) }),
      collectionRoutes: planner.collectionRoutes, order: planner.order,
      exports: planner.exports, rules: rules, records: records, tagsBySlug: planner.tagsBySlug,
      hasHome: planner.pages.contains { $0.route.isEmpty },
      generatedPages: Dictionary(
        pages.enumerated().filter { $0.element.kind.isGenerated }.map {
          ($0.element.route, $0.offset)
        },
        uniquingKeysWith: { first, _ in first }))
    return (map, planner.findings)
  }
}

private struct SiteMapPlanner {
  let graph: ContentGraph
  let makeExports: (PlannedRoutes) -> [PublishedExport]
  var exports: [PublishedExport] = []
  var pages: [SiteMap.Page] = []
  var tags: [SiteMap.Tag] = []
  var entryRoutes = EntryTable<String>()
  var collectionRoutes = CollectionTable<String>()
  var order: [EntryIndex: Int] = [:]
  var tagsBySlug: [String: Int] = [:]
  var findings: [Finding] = []
  /// Routes that an author chose by a slug or a redirect. If one of them collides with another
  /// route, the finding points at the author's choice.
  private var chosenRoutes: Set<String> = []

  init(graph: ContentGraph, makeExports: @escaping (PlannedRoutes) -> [PublishedExport]) {
    self.graph = graph
    self.makeExports = makeExports
  }

  mutating func plan(_ rules: [Rule]) {
    for entry in graph.entries.indices { planEntry(entry) }
    for collection in graph.collections.indices { planCollection(collection) }
    planHome()
    planTags()
    pages.append(.init(kind: .notFound, route: "404", location: graph.site.location))
    planRules(rules)
    exports = makeExports(PlannedRoutes(entries: entryRoutes, collections: collectionRoutes))
    if !exports.isEmpty {
      pages.append(
        .init(kind: .data, route: "\(PublishedExport.folder)/", location: exportsLocation))
    }
    planMatrixPages()
    if graph.site.hasPrintPages { planPrintPages() }
    planRedirects()
  }

  /// The location of `exports` in `site.yml`.
  private var exportsLocation: SourceLocation {
    SourceLocation(graph.site.location.path, graph.site.exports.range)
  }

  private mutating func planPrintPages() {
    let place = SourceLocation(graph.site.location.path, graph.site.printPagesRange ?? .wholeFile)
    pages.append(.init(kind: .print(of: nil), route: SiteMap.printRoute, location: place))
    for (index, collection) in graph.collections.indexed() where !collection.entries.isEmpty {
      pages.append(
        .init(
          kind: .print(of: index), route: collectionRoutes[index] + SiteMap.printRoute,
          location: place))
    }
  }

  private mutating func planRules(_ rules: [Rule]) {
    guard !rules.isEmpty else { return }
    let place = SourceLocation(graph.site.location.path, graph.site.rulePagesRange ?? .wholeFile)
    pages.append(.init(kind: .rules, route: SiteMap.rulesRoute, location: place))
    for (index, rule) in rules.enumerated() {
      pages.append(
        .init(
          kind: .rule(index), route: "\(SiteMap.rulesRoute)\(rule.id.name)/", location: place))
    }
  }

  /// Plans the pages of recorded comparisons.
  mutating func planRecords(_ records: [RecordedChanges]) {
    guard !records.isEmpty else { return }
    pages.append(
      .init(kind: .changeLog, route: ChangesSettings.route, location: graph.site.location))
    for (index, record) in records.enumerated() {
      pages.append(
        .init(
          kind: .changeRecord(index), route: "\(ChangesSettings.route)\(record.version)/",
          location: record.location))
    }
  }

  /// Plans the pages of duties and comparisons, and those for frames.
  private mutating func planMatrixPages() {
    for (index, matrix) in graph.matrices.indexed() {
      let entry = graph.entries[matrix.entry]
      if matrix.isEmbedded {
        pages.append(
          .init(
            kind: .embed(matrix: index), route: graph.embedRoute(matrix: index),
            location: entry.at(entry.titleRange)))
      }
      if let duties = matrix.duties {
        let headers: [Int?] = [nil] + matrix[duties.side].headers.indices.map { $0 }
        for header in headers {
          let route = graph.dutiesRoute(matrix: index, of: header)
          pages.append(
            .init(
              kind: .duties(matrix: index, of: header), route: route, location: duties.location))
        }
      }
      if let side = matrix.compared, matrix.hasComparison {
        let field = entry.fields["compare"].map { entry.at($0.range) }
        let location = field ?? matrix.duties?.location ?? entry.at(entry.titleRange)
        let headers: [Int?] = [nil] + matrix[side].headers.indices.dropLast().map { $0 }
        for header in headers {
          let route = graph.compareRoute(matrix: index, from: header)
          pages.append(
            .init(kind: .compare(matrix: index, from: header), route: route, location: location))
        }
      }
    }
  }

  private mutating func planEntry(_ position: EntryIndex) {
    let entry = graph.entries[position]
    let (route, invalidSlug) = graph.route(of: position)
    if let invalidSlug { findings.append(invalidSlug) }
    if route.isEmpty, ContentPath.stem(of: entry.path).lowercased() == "readme" {
      findings.append(.homeFromReadme(at: entry.at(.wholeFile)))
    }
    entryRoutes.append(route)
    let place = entry.fields["slug"].map { entry.at($0.range) } ?? entry.at(entry.wholeRange)
    if entry.fields["slug"] != nil { chosenRoutes.insert(route) }
    pages.append(.init(kind: .entry(position), route: route, location: place))
  }

  private mutating func planCollection(_ position: CollectionIndex) {
    let collection = graph.collections[position]
    for (index, entry) in collection.entries.enumerated() { order[entry] = index }
    if let index = collection.index {
      collectionRoutes.append(entryRoutes[index])
    } else {
      let route = collection.schema.route + "/"
      collectionRoutes.append(route)
      pages.append(
        .init(kind: .collection(position), route: route, location: collection.schema.location))
    }
  }

  /// Plans a home page if no file is one. A file of that name that could not be read is reported.
  private mutating func planHome() {
    let isTaken =
      pages.contains { $0.route.isEmpty } || graph.assets.contains("index.html")
      || ContentPath.sectionNames.contains(where: graph.isUnparsed(path:))
    guard !isTaken, !pages.isEmpty else { return }
    pages.append(.init(kind: .home, route: "", location: graph.site.location))
  }

  private mutating func planTags() {
    var members: [String: (name: String, entries: [EntryIndex], location: SourceLocation)] = [:]
    for (position, entry) in graph.entries.indexed() {
      for tag in entry.tags {
        let slug = AnchorNames.slug(tag.text)
        guard !slug.isEmpty, slug.utf8.count <= maximumRoutePartLength else {
          findings.append(.invalidSlug(tag.text, at: entry.at(tag.range)))
          continue
        }
        var member = members[slug] ?? (tag.text, [], entry.at(tag.range))
        if member.entries.last != position { member.entries.append(position) }
        members[slug] = member
      }
    }
    let ordered = members.map { (order: NaturalText($0.key), slug: $0.key, tag: $0.value) }
      .sorted { $0.order < $1.order }
    for (_, slug, tag) in ordered {
      let route = "tags/\(slug)/"
      tagsBySlug[slug] = tags.count
      pages.append(.init(kind: .tag(tags.count), route: route, location: tag.location))
      tags.append(.init(name: tag.name, route: route, entries: tag.entries))
    }
    if let first = members.min(by: { $0.key < $1.key }) {
      pages.append(.init(kind: .tags, route: "tags/", location: first.value.location))
    }
  }

  private mutating func planRedirects() {
    for (position, entry) in graph.entries.indexed() {
      for (text, range) in entry.fields.texts("redirect_from") {
        let isShort = text.utf8.count <= maximumRouteLength
        let parts = isShort ? text.split(separator: "/").map(String.init) : []
        guard !parts.isEmpty, parts.allSatisfy(isRoutePart) else {
          findings.append(.invalidSlug(text, at: entry.at(range)))
          continue
        }
        let route = parts.joined(separator: "/") + "/"
        chosenRoutes.insert(route)
        pages.append(
          .init(kind: .redirect(to: position), route: route, location: entry.at(range)))
      }
    }
  }

  // MARK: Files

  /// Lists every file of the output, and reports collisions.
  ///
  /// - Parameter order: Indices in ``pages``, in the order of the site map.
  mutating func planFiles(
    pagesInOrder order: [Int], themeAssets: [(path: String, location: SourceLocation)]
  ) -> [PlannedFile] {
    var numbers = order
    for (number, page) in order.enumerated() { numbers[page] = number }
    let theme = themeAssets.enumerated().map { index, asset in
      PlannedFile(
        kind: .themeAsset(index), path: asset.path, format: .init(named: asset.path),
        location: asset.location)
    }
    let copied = graph.assets.enumerated().map { index, path in
      PlannedFile(
        kind: .copied(index), path: path, format: .init(named: path),
        location: SourceLocation(graph.displayPath(asset: path)))
    }
    let exports = graph.matrices.indices.map { self.exports(of: $0) }
    let dutyTables = graph.matrices.indices.map { self.dutyTables(of: $0) }
    let sitemap = graph.site.url == nil ? [] : [self.sitemap]
    let pageFiles = pages.enumerated().map { file($1, number: numbers[$0]) }
    var files = order.map { pageFiles[$0] } + theme
    for (exports, tables) in zip(exports, dutyTables) { files += exports + tables }
    files += self.exports.enumerated().map { index, file in
      PlannedFile(
        kind: .exported(index), path: file.path, format: .other, location: exportsLocation)
    }
    files += sitemap + searchNames + levelStyles + copied
    let claims = files.enumerated()
      .map { (rank: claimRank(of: $1, pagesInOrder: order), index: $0) }
      .sorted {
        ($0.rank.kind, $0.rank.number, $0.index) < ($1.rank.kind, $1.rank.number, $1.index)
      }
    findCollisions(claims.map { files[$0.index] }, pages: order.map { pages[$0] })
    return files
  }

  /// The order in which files claim their paths. Of two files with one path, the one with the lower
  /// rank keeps it.
  private func claimRank(
    of file: PlannedFile, pagesInOrder order: [Int]
  ) -> (kind: Int, number: Int) {
    switch file.kind {
    case .themeAsset, .searchNames, .levelStyles: (0, 0)
    case .sitemap: (1, 0)
    // A page with a derived route keeps it if an author chose the same route for another page.
    case .page(let number): (isChosen(pages[order[number]]) ? 3 : 2, order[number])
    case .copied: (4, 0)
    case .export, .exported: (5, 0)
    case .dutyTable: (6, 0)
    }
  }

  /// True for a page whose route comes from a slug or from `redirect_from`.
  private func isChosen(_ page: SiteMap.Page) -> Bool {
    chosenRoutes.contains(page.route) && page.location.range != .wholeFile
  }

  private func file(_ page: SiteMap.Page, number: Int) -> PlannedFile {
    PlannedFile(
      kind: .page(number), path: page.outputPath, format: .html, location: page.location)
  }

  private var sitemap: PlannedFile {
    PlannedFile(
      kind: .sitemap, path: "sitemap.xml", format: .other, location: graph.site.location)
  }

  private var searchNames: [PlannedFile] {
    guard graph.site.hasSearch else { return [] }
    return [
      PlannedFile(
        kind: .searchNames, path: SearchIndexLocation.names, format: .other,
        location: graph.site.location)
    ]
  }

  /// The style sheet for the colours of levels that schemas declare, if there are any. Its name
  /// depends on them, so that browsers can keep it.
  private var levelStyles: [PlannedFile] {
    graph.levelStylesPath.map {
      [PlannedFile(kind: .levelStyles, path: $0, format: .css, location: graph.site.location)]
    } ?? []
  }

  private func exports(of position: MatrixIndex) -> [PlannedFile] {
    let matrix = graph.matrices[position]
    let entry = graph.entries[matrix.entry]
    return MatrixExport.allCases.filter { $0.exists(for: matrix) }.map { export in
      PlannedFile(
        kind: .export(export, matrix: position),
        path: SiteMap.path(beside: entryRoutes[matrix.entry], export.rawValue),
        format: export.format, location: entry.at(entry.titleRange))
    }
  }

  private func dutyTables(of position: MatrixIndex) -> [PlannedFile] {
    let matrix = graph.matrices[position]
    guard let duties = matrix.duties else { return [] }
    let headers: [Int?] = [nil] + matrix[duties.side].headers.indices.map { $0 }
    return headers.map { header in
      PlannedFile(
        kind: .dutyTable(matrix: position, of: header),
        path: SiteMap.path(beside: graph.dutiesRoute(matrix: position, of: header), "csv"),
        format: .other, location: duties.location)
    }
  }

  /// Reports files with the same path, files at the path of a folder that another file needs, and
  /// copied files at the paths of the search index. Case is ignored, because some file systems
  /// ignore it. If two files collide, the earlier one keeps its path.
  ///
  /// - Parameter pages: The pages, in the order of the site map.
  private mutating func findCollisions(_ files: [PlannedFile], pages: [SiteMap.Page]) {
    var taken: [TakenRedirect] = []
    var seen: [String: Int] = [:]
    seen.reserveCapacity(files.count)
    for (index, file) in files.enumerated() {
      let key = file.path.lowercased()
      if let first = seen[key] {
        if let redirect = takenRedirect(file, by: files[first], pages) {
          taken.append(redirect)
          continue
        }
        findings.append(.routeCollision(file, with: files[first]))
      } else {
        seen[key] = index
      }
    }
    findings += graph.findings(of: taken)
    findings += graph.assets.filter(SearchIndexLocation.reserves).map {
      .searchCollision($0, at: SourceLocation(graph.displayPath(asset: $0)))
    }
    for file in files {
      var folder = ContentPath.folder(of: file.path.lowercased())
      while !folder.isEmpty {
        if let other = seen[folder] {
          findings.append(.routeCollision(file, with: files[other]))
        }
        folder = ContentPath.folder(of: folder)
      }
    }
  }
}

/// Returns the redirect `file` if `other` is a page with exactly the same route. Returns nil for
/// all other files, including two redirects.
private func takenRedirect(
  _ file: PlannedFile, by other: PlannedFile, _ pages: [SiteMap.Page]
) -> TakenRedirect? {
  guard case .page(let number) = file.kind, case .page(let first) = other.kind else { return nil }
  let (redirect, page) = (pages[number], pages[first])
  guard page.route == redirect.route, case .redirect(let owner) = redirect.kind else { return nil }
  if case .redirect = page.kind { return nil }
  return TakenRedirect(owner: owner, page: page, location: redirect.location)
}

extension ContentGraph {
  /// Returns the path of a copied file for findings.
  func displayPath(asset: String) -> String {
    let folder = site.contentFolder
    return folder.isEmpty ? asset : "\(folder)/\(asset)"
  }
}
