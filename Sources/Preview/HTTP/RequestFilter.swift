/// Rejects requests that do not come from programs on this machine or from pages of this server.
///
/// A page of another site can reach the server by its address, or by a host name that resolves to
/// it.
struct RequestFilter: Sendable {
  private let hosts: Set<String>

  /// - Parameter port: the port that the server listens on.
  init(port: UInt16) {
    let names = ["localhost", "127.0.0.1", "[::1]"]
    hosts = Set(names.map { "\($0):\(port)" } + (port == 80 ? names : []))
  }

  /// Returns the response that rejects a request, or nil to accept it.
  func rejection(of request: HTTPRequest) -> HTTPResponse? {
    guard let host = request["host"], hosts.contains(host.lowercased()) else {
      return .text(421, "This server does not serve the requested host.")
    }
    if request.headers.contains(where: { $0.name == "origin" }) {
      guard let origin = request["origin"], origin.hasPrefix("http://"),
        hosts.contains(origin.dropFirst("http://".count).lowercased())
      else { return .text(403, "Requests from other sites are not allowed.") }
    }
    // Browsers state the origin of a request. Following a link from another site is allowed.
    if request["sec-fetch-site"] == "cross-site", request["sec-fetch-mode"] != "navigate" {
      return .text(403, "Requests from other sites are not allowed.")
    }
    return nil
  }
}
