import Testing

@testable import Preview

/// Which hosts a server answers that other machines can reach.
@Suite("Hosts of a reachable server")
struct RequestFilterTests {
  private func status(_ headers: [(String, String)]) -> Int? {
    let lines = headers.map { "\($0.0): \($0.1)\r\n" }.joined()
    let head = Array("GET / HTTP/1.1\r\n\(lines)".utf8)
    guard let request = try? HTTPRequest(head) else { return nil }
    return RequestFilter(port: 8080, isReachable: true).rejection(of: request)?.status ?? 200
  }

  @Test("addresses and localhost are answered at any port")
  func addresses() {
    let hosts = [
      "localhost", "localhost:3000", "LOCALHOST:8080", "192.168.1.20:8080", "10.0.0.1", "[::1]:80",
      "[fe80::1]", "[2001:db8::2]:8080",
    ]
    for host in hosts { #expect(status([("Host", host)]) == 200, "\(host)") }
  }

  @Test("names are not answered, because a page of another site may have pointed them here")
  func names() {
    let hosts = [
      "example.org", "example.org:8080", "192.168.1.20.example.org:8080", "1.2.3", "1.2.3.4.5",
      "1.2.3.400", "01.2.3.4", "0x7f.1", "2130706433", "1.2.3.4:x", "1.2.3.4:99999", "[x]:80",
      "[::1", "::1", "[1.2.3.4]", "", "localhost.example.org",
    ]
    for host in hosts { #expect(status([("Host", host)]) == 421, "\(host)") }
    #expect(status([]) == 421)
  }

  @Test("an origin has to be the host of the request")
  func origins() {
    let host = ("Host", "192.168.1.20:3000")
    #expect(status([host, ("Origin", "http://192.168.1.20:3000")]) == 200)
    for origin in [
      "http://192.168.1.20", "http://192.168.1.21:3000", "https://192.168.1.20:3000", "null",
      "http://localhost:3000",
    ] {
      #expect(status([host, ("Origin", origin)]) == 403, "\(origin)")
    }
    let crossSite = [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors")]
    #expect(status([host] + crossSite) == 403)
  }

  @Test("an address to listen on is an IP address or localhost")
  func listening() throws {
    #expect(ListenAddress("localhost") == .loopback)
    for text in ["127.0.0.1", "127.0.0.2", "::1", "[::1]"] {
      #expect(try #require(ListenAddress(text)).isLoopback, "\(text)")
    }
    for text in ["0.0.0.0", "::", "192.168.1.20", "2001:db8::2"] {
      #expect(try #require(ListenAddress(text)).isLoopback == false, "\(text)")
    }
    for text in ["", "example.org", "127.0.0.1.nip.io", "1.2.3", "0.0.0.0:80", "::1]", " ::"] {
      #expect(ListenAddress(text) == nil, "\(text)")
    }
    #expect(ListenAddress("0.0.0.0")?.host == "localhost")
    #expect(ListenAddress("2001:db8::2")?.host == "[2001:db8::2]")
  }

  @Test("a server listens on all interfaces if it is told to")
  func all() throws {
    let first = try Listener(port: 0, on: try #require(ListenAddress("0.0.0.0")))
    #expect(first.port > 0)
    #expect(throws: (any Error).self) {
      // An address for documentation, which no machine has.
      try Listener(port: 0, on: try #require(ListenAddress("192.0.2.1")))
    }
  }
}
