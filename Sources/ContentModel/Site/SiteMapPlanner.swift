internal import ContentFormat
package import Diagnostics
internal import Markdown

extension SiteMap {
  /// Plans the site: assigns a route to every page and reports collisions.
  ///
  /// - Parameter rules: The rules that get a page if the site publishes them.
  package static func plan(
    _ graph: ContentGraph, basePath: String? = nil, rules: [Rule] = []
  ) -> (map: SiteMap, findings: [Finding]) {
    let rules = graph.site.publishesRules ? rules : []
    var planner = SiteMapPlanner(graph: graph)
    planner.plan(rules)
    let pages = planner.pages.sorted { $0.route < $1.route }
    let map = SiteMap(
      basePath: basePath ?? graph.site.basePath, pages: pages,
      tags: planner.tags, entryRoutes: planner.entryRoutes,
      collectionRoutes: planner.collectionRoutes, order: planner.order,
      rules: rules, tagsBySlug: planner.tagsBySlug,
      hasHome: planner.pages.contains { $0.route.isEmpty },
      madePages: Dictionary(
        pages.enumerated().filter { $0.element.kind.isMade }.map { ($0.element.route, $0.offset) },
        uniquingKeysWith: { first, _ in first }))
    return (map, planner.findings)
  }
}

private struct SiteMapPlanner {
  let graph: ContentGraph
  var pages: [SiteMap.Page] = []
  var tags: [SiteMap.Tag] = []
  var entryRoutes: [String] = []
  var collectionRoutes: [String] = []
  var order: [Int: Int] = [:]
  var tagsBySlug: [String: Int] = [:]
  var findings: [Finding] = []
  /// Routes that an author chose by a slug or a redirect. If one of them collides with another
  /// route, the finding points at the author's choice.
  private var chosenRoutes: Set<String> = []

  init(graph: ContentGraph) { self.graph = graph }

  mutating func plan(_ rules: [Rule]) {
    for entry in graph.entries.indices { planEntry(entry) }
    for collection in graph.collections.indices { planCollection(collection) }
    planTags()
    pages.append(.init(kind: .notFound, route: "404", location: graph.site.location))
    planRules(rules)
    planMatrixPages()
    planRedirects()
    findCollisions()
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

  /// Plans the pages of duties and comparisons.
  private mutating func planMatrixPages() {
    for (index, matrix) in graph.matrices.enumerated() {
      let entry = graph.entries[matrix.entry]
      if let duties = matrix.duties {
        let headers: [Int?] = [nil] + matrix[duties.side].headers.indices.map { $0 }
        for header in headers {
          let route = graph.dutiesRoute(matrix: index, of: header)
          pages.append(
            .init(
              kind: .duties(matrix: index, of: header), route: route, location: duties.location))
        }
      }
      if let side = matrix.compared, matrix[side].headers.count > 1 {
        let field = entry.fields["compare"] ?? entry.fields["duties"]
        let location = entry.at(field?.range ?? entry.titleRange)
        let headers: [Int?] = [nil] + matrix[side].headers.indices.dropLast().map { $0 }
        for header in headers {
          let route = graph.compareRoute(matrix: index, from: header)
          pages.append(
            .init(kind: .compare(matrix: index, from: header), route: route, location: location))
        }
      }
    }
  }

  private mutating func planEntry(_ position: Int) {
    let entry = graph.entries[position]
    var folder = ContentPath.folder(of: entry.path)
    let isIndex = ContentPath.name(of: entry.path) == "index.md"
    if isIndex, let collection = graph.collections.first(where: { $0.index == position }) {
      folder = collection.schema.route
    } else if let schema = graph.collection(of: position)?.schema {
      folder = ([schema.route] + [String(folder.dropFirst(schema.folder.count))])
        .joined(separator: "/")
    }
    var parts = folder.split(separator: "/").map(String.init)
    let stem = ContentPath.stem(of: entry.path)
    if let slug = entry.fields["slug"], case .text(let name) = slug.value {
      if isRoutePart(name) {
        parts.append(name)
      } else {
        findings.append(.invalidSlug(name, at: entry.at(slug.range)))
        parts.append(stem)
      }
    } else if stem != "index" || entry.collection != nil {
      parts.append(stem)
    }
    let route = parts.isEmpty ? "" : parts.joined(separator: "/") + "/"
    entryRoutes.append(route)
    let place = entry.fields["slug"].map { entry.at($0.range) } ?? entry.at(.wholeFile)
    if entry.fields["slug"] != nil { chosenRoutes.insert(route) }
    pages.append(.init(kind: .entry(position), route: route, location: place))
  }

  private mutating func planCollection(_ position: Int) {
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

  private mutating func planTags() {
    var members: [String: (name: String, entries: [Int], location: SourceLocation)] = [:]
    for (position, entry) in graph.entries.enumerated() {
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
    for (slug, tag) in members.sorted(by: { $0.key < $1.key }) {
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
    for (position, entry) in graph.entries.enumerated() {
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

  /// An output file, the location for findings, and the page if it is one.
  private typealias Output = (path: String, location: SourceLocation, page: SiteMap.Page?)

  /// All output files. Those with a route that an author chose come last, so that a collision is
  /// reported at the choice.
  private func outputs() -> [Output] {
    let given = pages.filter { !chosenRoutes.contains($0.route) || $0.location.range == .wholeFile }
    let chosen = pages.filter { chosenRoutes.contains($0.route) && $0.location.range != .wholeFile }
    var outputs: [Output] =
      (given + chosen).map { ($0.outputPath, $0.location, $0) }
    outputs += graph.assets.map { ($0, SourceLocation(graph.displayPath(asset: $0)), nil) }
    for matrix in graph.matrices {
      let entry = graph.entries[matrix.entry]
      for ending in matrix.isDrawn ? ["csv", "json", "svg"] : ["csv", "json"] {
        let path = "\(entryRoutes[matrix.entry].dropLast()).\(ending)"
        outputs.append((path, entry.at(entry.titleRange), nil))
      }
    }
    for page in pages {
      guard case .duties = page.kind else { continue }
      outputs.append(("\(page.route.dropLast()).csv", page.location, nil))
    }
    return outputs
  }

  /// Reports outputs with the same path, with paths that some file systems treat as the same, and
  /// files where another output needs a folder.
  private mutating func findCollisions() {
    let outputs = outputs()
    var taken: [TakenRedirect] = []
    var seen: [String: Int] = [:]
    seen.reserveCapacity(outputs.count)
    for (index, output) in outputs.enumerated() {
      let key = output.path.lowercased()
      if let first = seen[key] {
        if let redirect = takenRedirect(output.page, by: outputs[first].page) {
          taken.append(redirect)
          continue
        }
        findings.append(
          .routeCollision(
            output.path, at: output.location, first: outputs[first].location,
            firstPath: outputs[first].path))
      } else {
        seen[key] = index
      }
    }
    findings += graph.findings(of: taken)
    findings += graph.assets.filter(SearchPlace.reserves).map {
      .searchCollision($0, at: SourceLocation(graph.displayPath(asset: $0)))
    }
    for output in outputs {
      var folder = ContentPath.folder(of: output.path.lowercased())
      while !folder.isEmpty {
        if let file = seen[folder] {
          findings.append(
            .routeCollision(
              output.path, at: output.location, first: outputs[file].location,
              firstPath: outputs[file].path))
        }
        folder = ContentPath.folder(of: folder)
      }
    }
  }
}

/// Returns the redirect if its route is that of another page. Nil for two pages and for two
/// redirects.
private func takenRedirect(_ page: SiteMap.Page?, by other: SiteMap.Page?) -> TakenRedirect? {
  guard let page, let other, page.route == other.route, case .redirect(let owner) = page.kind
  else { return nil }
  if case .redirect = other.kind { return nil }
  return TakenRedirect(owner: owner, taker: other, location: page.location)
}

extension ContentGraph {
  /// Returns the path of a copied file for findings.
  func displayPath(asset: String) -> String {
    let folder = ContentPath.folder(of: site.location.path)
    return folder.isEmpty ? asset : "\(folder)/\(asset)"
  }
}
