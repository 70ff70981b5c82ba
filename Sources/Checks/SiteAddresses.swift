internal import Bytes
internal import ContentFormat
internal import ContentModel

/// The pages of the built site by address, for links that use an address instead of a file path.
struct SiteAddresses: Sendable {
  private let pages: [String: SiteMap.Page]
  private let basePath: String
  private let home: SiteURL?
  private let assets: Set<String>

  init(_ siteMap: SiteMap, of graph: ContentGraph) {
    var pages: [String: SiteMap.Page] = [:]
    pages.reserveCapacity(siteMap.pages.count)
    for page in siteMap.pages where page.kind != .notFound {
      // If an old address is now that of another page, that page wins.
      if case .redirect = page.kind, pages[page.route] != nil { continue }
      pages[page.route] = page
    }
    self.pages = pages
    basePath = siteMap.basePath
    home = graph.site.url.flatMap { SiteURL($0) }
    assets = home == nil ? [] : Set(graph.assets)
  }

  /// Returns the page of a path: its route, its output file, or `route.html`.
  private func page(at path: String) -> SiteMap.Page? {
    if let page = pages[path.isEmpty ? "" : "\(path)/"] { return page }
    if path == "index.html" { return pages[""] }
    for ending in ["/index.html", ".html"] where path.hasSuffix(ending) {
      if let page = pages["\(path.dropLast(ending.count))/"] { return page }
    }
    // A link may still use the old name of a moved file.
    for ending in ["/index.md", ".md"] where path.hasSuffix(ending) {
      if let page = pages["\(path.dropLast(ending.count))/"], case .redirect = page.kind {
        return page
      }
    }
    return nil
  }

  /// Returns the page that a link without a file target means. The path is resolved relative to the
  /// file, to the root of the site, and to the page made from the file.
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

  /// The target of an absolute address of this site.
  enum Own {
    case page(SiteMap.Page)
    /// A copied file, with its path.
    case asset(String)
    /// An unknown path, without base path and trailing slash.
    case unknown(path: String)
  }

  /// Returns the target of an address of this site, or nil for another site.
  func own(_ destination: String) -> Own? {
    guard let home, let (rest, isSameHost) = home.path(of: destination) else { return nil }
    let (encoded, _) = Self.parts(rest)
    let path = PercentEncoding.decode(encoded.split(separator: "/").joined(separator: "/"))
    if let page = page(at: path) { return .page(page) }
    if let asset = assets.firstIndex(of: path) { return .asset(assets[asset]) }
    // The host with `www.` counts as this site only if it has the page.
    return isSameHost ? .unknown(path: path) : nil
  }

  /// Returns the page of this site at an address of the preview on this machine, or nil. The home page
  /// is no such page, because a text may be about other local servers.
  func previewed(_ destination: String) -> Own? {
    let hosts = ["http://localhost:", "http://127.0.0.1:"]
    guard let host = hosts.first(where: destination.hasPrefix) else { return nil }
    let (encoded, _) = Self.parts(String(destination.dropFirst(host.count)))
    let path = encoded.split(separator: "/").dropFirst().joined(separator: "/")
    guard !path.isEmpty, let page = page(at: PercentEncoding.decode(path)) else { return nil }
    return .page(page)
  }

  /// Splits a destination into the path, and the query and anchor.
  static func parts(_ destination: String) -> (path: Substring, rest: Substring) {
    let end = destination.firstIndex { $0 == "#" || $0 == "?" } ?? destination.endIndex
    return (destination[..<end], destination[end...])
  }
}

/// The URL of the site, prepared for comparison with links.
private struct SiteURL: Sendable {
  private let host: String
  private let base: String

  init?(_ url: String) {
    guard let (host, path) = Self.split(url) else { return nil }
    self.host = host
    base = inPercents(path.split(separator: "/").map { "/\($0)" }.joined())
  }

  /// Returns the rest of a destination after the URL of the site, with `http` or `https` and with
  /// or without `www.`, or nil for another site.
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

  /// Returns host and port in lower case, and the rest.
  private static func split(_ url: String) -> (host: String, path: Substring)? {
    guard let (_, host, path) = webAddress(url) else { return nil }
    return (host, path)
  }
}

/// Percent-encodes everything that is not ASCII, with uppercase digits. Existing percent-encoding
/// is kept.
private func inPercents(_ address: String) -> String {
  guard address.utf8.contains(where: { $0 >= 0x80 || $0 == UInt8(ascii: "%") }) else {
    return address
  }
  var result = ""
  var digits = 0
  for byte in address.utf8 {
    if byte >= 0x80 {
      result += PercentEncoding.encoded(byte)
      continue
    }
    let letter = String(UnicodeScalar(byte))
    result += digits > 0 ? letter.uppercased() : letter
    digits = byte == UInt8(ascii: "%") ? 2 : max(0, digits - 1)
  }
  return result
}

/// Splits a web address into scheme, host with port, and rest. Scheme and host are in lower case;
/// the scheme of `//host/path` is empty.
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
