internal import Bytes
internal import ContentFormat
internal import Diagnostics

extension SiteMap {
  /// Returns the URL that a page shows for a link within the site, or nil if the link leads to
  /// nothing that has one.
  ///
  /// A link without a target in the content keeps the address that its author wrote, because its
  /// rule may be off: another program may serve that address.
  package func address(
    of target: LinkTarget, _ destination: String, from entry: EntryIndex, in graph: ContentGraph
  ) -> String? {
    let query = linkQuery(of: destination)
    switch target {
    case .entry(let target, let name):
      // The plan has the address, which follows from the face of the target.
      graph.note(.face, of: target)
      // The page has no heading with this anchor, because it shows the title instead.
      let anchor = name.flatMap { graph.entries[target].titleAnchors.contains($0) ? nil : $0 }
      if !query.isEmpty { return href(entryRoutes[target], query: query, anchor: anchor) }
      if target == entry, let anchor { return "#" + fragment(anchor) }
      return href(entry: target, anchor: anchor)
    case .collection(let collection, let anchor):
      return href(collectionRoutes[collection], query: query, anchor: anchor)
    case .asset(let path):
      // A file has its own anchors, such as the page of a PDF or an element of a drawing.
      return href(path, query: query, anchor: linkAnchor(of: destination))
    case .missing(let path):
      // A draft is not part of the site.
      if destination.isEmpty || graph.drafts.contains(path) { return nil }
      let anchor = linkAnchor(of: destination)
      if let page = page(meantBy: destination, path: path, from: entry) {
        return href(page.route, query: query, anchor: anchor)
      }
      if graph.site.links.pattern(of: destination) != nil { return nil }
      let isFolder = ContentGraph.linkParts(destination).path.hasSuffix("/") && !path.isEmpty
      return href(path + (isFolder ? "/" : ""), query: query, anchor: anchor)
    case .outside:
      if let page = page(meantBy: destination, path: nil, from: entry) {
        return href(page.route, query: query, anchor: linkAnchor(of: destination))
      }
      return percentEncodedAddress(destination)
    case .external, .unparsed, .unsafe, .unnamed, .unresolved: return nil
    }
  }

  /// Returns the page whose address a link has instead of the path of a file.
  ///
  /// - Parameter path: The path of the link from the top of the site, or nil if it leaves the site.
  private func page(meantBy destination: String, path: String?, from entry: EntryIndex) -> Page? {
    if let path {
      if let page = page(atPath: path) { return page }
      let base = basePath.split(separator: "/").joined(separator: "/") + "/"
      if destination.hasPrefix("/") {
        return base.utf8.count > 1 && "\(path)/".hasPrefix(base)
          ? page(atPath: String(path.dropFirst(base.count))) : nil
      }
    }
    let written = PercentEncoding.decode(ContentGraph.linkParts(destination).path)
    return ContentPath.join(entryRoutes[entry], written).flatMap { page(atPath: $0) }
  }

  /// Returns the page at a path: its route, its output file, or `route.html`.
  private func page(atPath path: String) -> Page? {
    if let page = page(at: path.isEmpty ? "" : "\(path)/") { return page }
    if path == "index.html" { return page(at: "") }
    for ending in ["/index.html", ".html"] where path.hasSuffix(ending) {
      if let page = page(at: "\(path.dropLast(ending.count))/") { return page }
    }
    return nil
  }

  /// Returns the page with a route. A redirect gives way to any other page.
  package func page(at route: String) -> Page? {
    let first = pages.partitioningIndex { $0.route >= route }
    let found = pages[first...].prefix { $0.route == route }
    return found.first { if case .redirect = $0.kind { false } else { true } } ?? found.first
  }
}
