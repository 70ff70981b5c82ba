internal import Bytes
internal import ContentFormat
internal import Markdown

/// The names by which links reach entries if `links` in `site.yml` declares other links than those
/// between files. Each table is empty unless a declaration needs it.
struct LinkNames: Sendable {
  /// Pages by route, without slashes at its ends.
  var routes: [String: LinkTarget] = [:]
  /// Entries by the slugs of their titles, aliases and file names.
  var titles: [String: [EntryIndex]] = [:]
  /// Entries by the ids of their parts.
  var parts: [String: [EntryIndex]] = [:]
}

extension ContentGraph {
  /// Returns the names that the declarations of the site need.
  func linkNames() -> LinkNames {
    var names = LinkNames()
    if site.links.needsRoutes {
      for (position, collection) in collections.indexed() {
        names.routes[collection.schema.route] = .collection(position, anchor: nil)
      }
      for position in entries.indices {
        let route = self.route(of: position).route.split(separator: "/").joined(separator: "/")
        names.routes[route] = .entry(position, anchor: nil)
      }
    }
    if site.links.uses(.title) {
      for (position, entry) in entries.indexed() {
        let stem = ContentPath.entryStem(of: entry.path)
        for name in Set(([entry.title, stem] + entry.aliases).map(AnchorNames.slug)) {
          names.titles[name, default: []].append(position)
        }
      }
    }
    if site.links.uses(.part) {
      for (position, entry) in entries.indexed() {
        for part in Set(entry.subEntries.map(\.id)) {
          names.parts[part, default: []].append(position)
        }
      }
    }
    return names
  }

  /// Resolves a destination that only the declarations of the site explain. Returns nil for every
  /// other destination.
  func declaredTarget(of destination: String, from entry: EntryIndex) -> LinkTarget? {
    if let link = site.links.pattern(of: destination) { return target(of: link, from: entry) }
    let written = site.links.alias(of: destination)
    if let written, site.links.aliases[written.index].path.isEmpty {
      return target(ofAliased: written.path, from: entry)
    }
    guard urlScheme(of: destination) == nil, !destination.utf8.starts(with: "//".utf8) else {
      return nil
    }
    switch fileTarget(of: destination, from: entry) {
    case .missing(let path):
      if destination.isEmpty { return nil }
      if let (_, path) = site.links.alias(ofPath: path) ?? written {
        let (_, anchor) = Self.linkParts(destination)
        let aliased = path.contains("#") || anchor == nil ? path : "\(path)#\(anchor ?? "")"
        return target(ofAliased: aliased, from: entry)
      }
    case .outside:
      if let written { return target(ofAliased: written.path, from: entry) }
    default: return nil
    }
    return routeTarget(of: destination, from: entry)
  }

  /// Resolves a path from the content folder that takes the place of an alias.
  private func target(ofAliased path: String, from entry: EntryIndex) -> LinkTarget {
    let path = path.hasPrefix("/") ? path : "/\(path)"
    let target = fileTarget(of: path, from: entry)
    guard case .missing = target else { return target }
    return routeTarget(of: path, from: entry) ?? target
  }

  /// Resolves a destination with a declared extension, or a route. A relative one is relative to
  /// the file, or to the page as a browser resolves it.
  private func routeTarget(of destination: String, from entry: EntryIndex) -> LinkTarget? {
    let (path, anchor) = Self.linkParts(destination)
    let decoded = PercentEncoding.decode(path)
    guard site.links.allowsRoutes || site.links.withoutExtension(decoded) != nil else { return nil }
    let isFromTop = decoded.hasPrefix("/")
    let own = route(of: entry).route
    let folders =
      isFromTop
      ? [""]
      : [
        ContentPath.folder(of: entries[entry].path), own,
        ContentPath.folder(of: own.hasSuffix("/") ? String(own.dropLast()) : own),
      ]
    for folder in folders {
      guard let full = ContentPath.join(folder, decoded) else { continue }
      let paths = isFromTop ? [full, withoutBasePath(full)].compactMap(\.self) : [full]
      for path in paths {
        if let target = page(at: path, anchor: anchor) { return target }
      }
    }
    return nil
  }

  /// Returns the page of a path from the top of the site.
  private func page(at path: String, anchor: String?) -> LinkTarget? {
    let stem = site.links.withoutExtension(path)
    if let stem {
      for ending in EntryPaths.extensions {
        if let entry = self.entry(path: stem + ending) { return target(entry, anchor: anchor) }
        if let target = target(inItemFile: stem + ending, anchor: anchor) { return target }
      }
    }
    guard site.links.allowsRoutes || stem != nil else { return nil }
    var route = stem ?? path
    for ending in ["/index.html", ".html"] where stem == nil && route.hasSuffix(ending) {
      route = String(route.dropLast(ending.count))
      break
    }
    if route == "index" || route.hasSuffix("/index") {
      route = ContentPath.folder(of: route)
      if let page = sectionPage(of: route) { return target(page, anchor: anchor) }
    }
    switch names.links.routes[route] {
    case .entry(let entry, _): return target(entry, anchor: anchor)
    case .collection(let collection, _): return .collection(collection, anchor: anchor)
    default: break
    }
    // Another generator has one page for a file with several entries.
    guard stem == nil, !route.isEmpty else { return nil }
    return EntryPaths.extensions.lazy
      .compactMap { target(inItemFile: route + $0, anchor: anchor) }.first
  }

  /// Returns a path from the top of the host without the base path of the site, or nil if it does
  /// not begin with it.
  private func withoutBasePath(_ path: String) -> String? {
    let base = site.basePath.split(separator: "/").joined(separator: "/") + "/"
    return base.utf8.count > 1 && "\(path)/".hasPrefix(base)
      ? String(path.dropFirst(base.count)) : nil
  }

  // MARK: Patterns

  private func target(of link: PatternedLink, from entry: EntryIndex) -> LinkTarget {
    let pattern = site.links.patterns[link.pattern]
    let (rest, writtenAnchor) = Self.linkParts(link.rest)
    if !rest.isEmpty { return .missing(path: link.rest) }
    var values = link.values
    var anchor = writtenAnchor ?? values[.part]
    func value(_ placeholder: LinkPattern.Placeholder) -> String? {
      guard let text = values.removeValue(forKey: placeholder) else { return nil }
      guard let hash = text.firstIndex(of: "#"), hash > text.startIndex else { return text }
      anchor = anchor ?? String(text[text.index(after: hash)...])
      return String(text[..<hash])
    }
    if let path = value(.path) { return target(ofPath: path, anchor, from: entry) }
    if let route = value(.route) {
      let path = PercentEncoding.decode(route.split(separator: "/").joined(separator: "/"))
      return [path, withoutBasePath(path)].lazy.compactMap(\.self)
        .compactMap { routePage($0, anchor) }.first ?? .missing(path: path)
    }
    if let id = value(.id) { return target(ofID: id, anchor, in: pattern.collections) }
    if let title = value(.title) {
      let found = (names.links.titles[AnchorNames.slug(title)] ?? [])
        .filter { isIn(pattern.collections, $0) }
      let exact = found.filter { entries[$0].title == title }
      return only(exact.count == 1 ? exact : found, anchor, (.title, title), pattern.collections)
    }
    let part = values[.part] ?? ""
    let found = (names.links.parts[part] ?? []).filter { isIn(pattern.collections, $0) }
    return only(found, part, (.part, part), pattern.collections)
  }

  /// Returns the page at a route, with or without a declared extension.
  private func routePage(_ path: String, _ anchor: String?) -> LinkTarget? {
    if let target = page(at: path, anchor: anchor) { return target }
    switch names.links.routes[path] {
    case .entry(let entry, _): return target(entry, anchor: anchor)
    case .collection(let collection, _): return .collection(collection, anchor: anchor)
    default: return nil
    }
  }

  /// Resolves a path in a pattern: from the folder of the file or from the content folder, with or
  /// without `.md`.
  private func target(
    ofPath path: String, _ anchor: String?, from entry: EntryIndex
  ) -> LinkTarget {
    let path = PercentEncoding.decode(path)
    let isFromTop = path.hasPrefix("/")
    let folder = isFromTop ? "" : ContentPath.folder(of: entries[entry].path)
    let places = [ContentPath.join(folder, path), ContentPath.join("", path)].compactMap(\.self)
    for place in places {
      for name in [place, place + ".md", site.links.alias(ofPath: place)?.path].compactMap(\.self) {
        switch target(path: name, anchor: anchor) {
        case .missing: continue
        case let target: return target
        }
      }
    }
    // A path with a folder is usually written from the content folder.
    guard let missing = path.contains("/") ? places.last : places.first else { return .outside }
    return .missing(path: missing)
  }

  /// Resolves `id` or `collection:id`.
  private func target(
    ofID text: String, _ anchor: String?, in allowed: [String]
  ) -> LinkTarget {
    var id = text
    var allowed = allowed
    if let colon = text.firstIndex(of: ":"), names.collections[String(text[..<colon])] != nil,
      allowed.isEmpty || allowed.contains(String(text[..<colon]))
    {
      allowed = [String(text[..<colon])]
      id = String(text[text.index(after: colon)...])
    }
    let collections = collections.indices.filter {
      allowed.isEmpty || allowed.contains(self.collections[$0].schema.name)
    }
    let found = collections.compactMap { names.ids[$0][id] }
    if found.isEmpty {
      for collection in collections {
        let name = "\(self.collections[collection].schema.name):\(id)"
        if drafts.contains(name) { return .missing(path: name) }
        if names.unparsed.contains(name) { return .unparsed }
      }
    }
    return only(found, anchor, (.id, text), allowed)
  }

  private func isIn(_ allowed: [String], _ entry: EntryIndex) -> Bool {
    guard !allowed.isEmpty else { return true }
    return collection(of: entry).map { allowed.contains($0.schema.name) } ?? false
  }

  /// Returns the only entry with a name.
  private func only(
    _ found: [EntryIndex], _ anchor: String?, _ name: (LinkPattern.Placeholder, String),
    _ collections: [String]
  ) -> LinkTarget {
    if found.count == 1 { return target(found[0], anchor: anchor) }
    return .unresolved(
      LinkName(
        placeholder: name.0, text: name.1, collections: collections, candidates: found))
  }
}
