internal import Bytes
internal import ContentFormat
internal import ContentModel

/// The pages of the built site by their addresses, for links that name an address where a file is
/// meant.
struct SiteAddresses: Sendable {
  private let pages: [String: SiteMap.Page]
  private let basePath: String
  private let home: SiteURL?
  private let assets: Set<String>

  init(_ siteMap: SiteMap, of graph: ContentGraph) {
    var pages: [String: SiteMap.Page] = [:]
    pages.reserveCapacity(siteMap.pages.count)
    for page in siteMap.pages where page.kind != .notFound {
      // Where an old address is taken, the page that is there now is the one that is met.
      if case .redirect = page.kind, pages[page.route] != nil { continue }
      pages[page.route] = page
    }
    self.pages = pages
    basePath = siteMap.basePath
    home = graph.site.url.flatMap { SiteURL($0) }
    assets = home == nil ? [] : Set(graph.assets)
  }

  /// The page that a path means: its route, the file it is written to, or `route.html`.
  private func page(at path: String) -> SiteMap.Page? {
    if let page = pages[path.isEmpty ? "" : "\(path)/"] { return page }
    if path == "index.html" { return pages[""] }
    for ending in ["/index.html", ".html"] where path.hasSuffix(ending) {
      if let page = pages["\(path.dropLast(ending.count))/"] { return page }
    }
    // A file that was moved is still linked to by the name it had.
    for ending in ["/index.md", ".md"] where path.hasSuffix(ending) {
      if let page = pages["\(path.dropLast(ending.count))/"], case .redirect = page.kind {
        return page
      }
    }
    return nil
  }

  /// The page that a link which leads to no file means: seen from its file, from the top of the
  /// site, or from the page that its file becomes.
  func page(meantBy link: CheckContext.Link, route: String) -> SiteMap.Page? {
    guard !link.isImage, !link.destination.isEmpty else { return nil }
    switch link.target {
    case .missing(let path):
      if let page = page(at: path) { return page }
      if link.destination.hasPrefix("/") {
        let base = basePath.split(separator: "/").joined(separator: "/") + "/"
        return "\(path)/".hasPrefix(base) ? page(at: String(path.dropFirst(base.count))) : nil
      }
    case .outside: break
    default: return nil
    }
    let (path, _) = Self.parts(link.destination)
    return ContentPath.join(route, PercentEncoding.decode(path)).flatMap { page(at: $0) }
  }

  /// What an absolute address of this site leads to.
  enum Own {
    /// A page.
    case page(SiteMap.Page)
    /// A file that is copied, by path.
    case asset(String)
    /// Nothing that is known; the path is below the base path and has no slash at its end.
    case unknown(path: String)
  }

  /// What an address of this site leads to; nil for one of another site.
  func own(_ destination: String) -> Own? {
    guard let home, let (rest, isSameHost) = home.path(of: destination) else { return nil }
    let (encoded, _) = Self.parts(rest)
    let path = PercentEncoding.decode(encoded.split(separator: "/").joined(separator: "/"))
    if let page = page(at: path) { return .page(page) }
    if let asset = assets.firstIndex(of: path) { return .asset(assets[asset]) }
    // The host with `www.` is the same site where it has the same page; else it may be another.
    return isSameHost ? .unknown(path: path) : nil
  }

  /// A destination's path, and the query and anchor behind it.
  static func parts(_ destination: String) -> (path: Substring, rest: Substring) {
    let end = destination.firstIndex { $0 == "#" || $0 == "?" } ?? destination.endIndex
    return (destination[..<end], destination[end...])
  }
}

/// Where the site is published, ready to be compared with links.
private struct SiteURL: Sendable {
  private let host: String
  private let base: String

  init?(_ url: String) {
    guard let (host, path) = Self.split(url) else { return nil }
    self.host = host
    base = inPercents(path.split(separator: "/").map { "/\($0)" }.joined())
  }

  /// What follows the site's own address in a destination, `http` or `https`, with `www.` or
  /// without; nil for another site.
  func path(of destination: String) -> (path: String, isSameHost: Bool)? {
    guard let (other, written) = Self.split(destination), Self.bare(other) == Self.bare(host)
    else { return nil }
    let path = inPercents(String(written))
    guard path.hasPrefix(base) else { return nil }
    let rest = path.dropFirst(base.count)
    guard rest.isEmpty || rest.hasPrefix("/") || rest.hasPrefix("?") || rest.hasPrefix("#") else {
      return nil
    }
    return (String(rest), other == host)
  }

  private static func bare(_ host: String) -> Substring {
    host.hasPrefix("www.") ? host.dropFirst(4) : host[...]
  }

  /// Host and port in lower case, and what follows them.
  private static func split(_ url: String) -> (host: String, path: Substring)? {
    guard let (_, host, path) = webAddress(url) else { return nil }
    return (host, path)
  }
}

/// An address in which all that is not ASCII stands in percents, the digits in capitals. What stands
/// in percents already stays as it is otherwise.
private func inPercents(_ address: String) -> String {
  guard address.utf8.contains(where: { $0 >= 0x80 || $0 == UInt8(ascii: "%") }) else {
    return address
  }
  var result = ""
  var digits = 0
  for byte in address.utf8 {
    if byte >= 0x80 {
      result += "%" + String(byte, radix: 16, uppercase: true)
      continue
    }
    let letter = String(UnicodeScalar(byte))
    result += digits > 0 ? letter.uppercased() : letter
    digits = byte == UInt8(ascii: "%") ? 2 : max(0, digits - 1)
  }
  return result
}

/// The scheme, the host with its port, both in lower case, and the rest of an address of the web.
/// `//host/path` has no scheme.
func webAddress(_ url: String) -> (scheme: String, host: String, rest: Substring)? {
  for scheme in ["https:", "http:", ""] {
    let start = "\(scheme)//"
    guard url.utf8.count > start.utf8.count,
      url.prefix(start.count).lowercased() == start
    else { continue }
    let rest = url.dropFirst(start.count)
    let end = rest.firstIndex { "/?#\\".contains($0) } ?? rest.endIndex
    var host = rest[..<end].lowercased()
    if let at = host.lastIndex(of: "@") { host = String(host[host.index(after: at)...]) }
    if host.isEmpty { return nil }
    return (String(scheme.dropLast()), host, rest[end...])
  }
  return nil
}
