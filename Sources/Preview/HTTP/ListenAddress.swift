internal import FlyingSocks
internal import Foundation

/// The address of the interface on which the preview listens.
package struct ListenAddress: Sendable, Equatable {
  /// The address as the system writes it: `127.0.0.1`, `0.0.0.0`, `::`.
  package let text: String
  let isIP6: Bool

  /// This machine only.
  package static let loopback = ListenAddress(text: "127.0.0.1", isIP6: false)

  /// Reads an IP address, or `localhost`. Returns nil for anything else, because another name can
  /// have any address.
  package init?(_ text: String) {
    if text == "localhost" {
      self = .loopback
      return
    }
    let bare =
      text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
    if (try? sockaddr_in.inet(ip4: bare, port: 0)) != nil {
      self.init(text: bare, isIP6: false)
    } else if bare.contains(":"), (try? sockaddr_in6.inet6(ip6: bare, port: 0)) != nil {
      self.init(text: bare, isIP6: true)
    } else {
      return nil
    }
  }

  private init(text: String, isIP6: Bool) { (self.text, self.isIP6) = (text, isIP6) }

  /// False if other machines can reach the server.
  package var isLoopback: Bool { isIP6 ? text == "::1" : text.hasPrefix("127.") }

  /// The host in the address of the site. An address of all interfaces is no host.
  var host: String {
    if isLoopback || text == "0.0.0.0" || text == "::" { return "localhost" }
    return isIP6 ? "[\(text)]" : text
  }

  /// Creates a socket that is bound to a port of this address.
  func bound(to port: UInt16) throws -> Socket {
    let socket = try Socket(domain: isIP6 ? AF_INET6 : AF_INET, type: .stream)
    do {
      // Reuse the port of a server that has just stopped. The port of a running one stays taken.
      try socket.setValue(true, for: .localAddressReuse)
      if isIP6 {
        try socket.bind(to: .inet6(ip6: text, port: port))
      } else {
        try socket.bind(to: .inet(ip4: text, port: port))
      }
    } catch {
      try? socket.close()
      throw error
    }
    try socket.listen()
    return socket
  }
}
