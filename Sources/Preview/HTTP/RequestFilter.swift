/// Rejects requests that do not come from programs that know the server or from pages of this
/// server.
///
/// A page of another site can reach the server by its address, or by a host name that resolves to
/// it.
struct RequestFilter: Sendable {
  /// The hosts that a server on the loopback interface answers, or nil if others can reach it.
  private let hosts: Set<String>?

  /// - Parameters:
  ///   - port: the port that the server listens on.
  ///   - isReachable: whether other machines can reach the server. It then answers `localhost` and
  ///     all IP addresses, at any port, because a container may publish it at another one. A name
  ///     could be one that a page of another site has pointed at this machine, so none is answered.
  init(port: UInt16, isReachable: Bool = false) {
    let names = ["localhost", "127.0.0.1", "[::1]"]
    hosts = isReachable ? nil : Set(names.map { "\($0):\(port)" } + (port == 80 ? names : []))
  }

  /// Returns the response that rejects a request, or nil to accept it.
  func rejection(of request: HTTPRequest) -> HTTPResponse? {
    guard let host = request["host"]?.lowercased(), accepts(host) else {
      return .text(421, "This server does not serve the requested host.")
    }
    if request.headers.contains(where: { $0.name == "origin" }) {
      guard let origin = request["origin"], origin.hasPrefix("http://"),
        isSame(origin.dropFirst("http://".count).lowercased(), as: host)
      else { return .text(403, "Requests from other sites are not allowed.") }
    }
    // Browsers state the origin of a request. Following a link from another site is allowed.
    if request["sec-fetch-site"] == "cross-site", request["sec-fetch-mode"] != "navigate" {
      return .text(403, "Requests from other sites are not allowed.")
    }
    return nil
  }

  private func accepts(_ host: String) -> Bool {
    hosts?.contains(host) ?? Self.isAddress(Self.withoutPort(host))
  }

  /// Returns whether the host of an origin is that of the request. On the loopback interface, the
  /// server has several names.
  private func isSame(_ origin: String, as host: String) -> Bool {
    hosts?.contains(origin) ?? (origin == host)
  }

  private static func withoutPort(_ host: String) -> Substring {
    guard let colon = host.lastIndex(of: ":"), !host.hasSuffix("]") else { return host[...] }
    let port = host[host.index(after: colon)...]
    return UInt16(port) != nil && port.allSatisfy(\.isASCII) ? host[..<colon] : host[...]
  }

  private static func isAddress(_ host: Substring) -> Bool {
    if host == "localhost" { return true }
    if host.hasPrefix("[") {
      return host.hasSuffix("]") && ListenAddress(String(host))?.isIP6 == true
    }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { UInt8($0).map { String($0) } == String($0) }
  }
}
