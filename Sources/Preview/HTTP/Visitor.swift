/// Who may ask: programs on this machine, and pages of this server. A page of another site that
/// reaches it, by its address or by a name that its owner points here, is refused.
struct Visitor: Sendable {
  private let hosts: Set<String>

  /// - Parameter port: the one the server listens on.
  init(port: UInt16) {
    let names = ["localhost", "127.0.0.1", "[::1]"]
    hosts = Set(names.map { "\($0):\(port)" } + (port == 80 ? names : []))
  }

  /// What to answer where the request is refused; nil where it is not.
  func refusal(of request: HTTPRequest) -> HTTPResponse? {
    guard let host = request["host"], hosts.contains(host.lowercased()) else {
      return .text(421, "This is not the host that was asked for.")
    }
    if request.headers.contains(where: { $0.name == "origin" }) {
      guard let origin = request["origin"], origin.hasPrefix("http://"),
        hosts.contains(origin.dropFirst("http://".count).lowercased())
      else { return .text(403, "Pages of other sites may not ask.") }
    }
    // A browser says where a request comes from; following a link to here is fine.
    if request["sec-fetch-site"] == "cross-site", request["sec-fetch-mode"] != "navigate" {
      return .text(403, "Pages of other sites may not ask.")
    }
    return nil
  }
}
