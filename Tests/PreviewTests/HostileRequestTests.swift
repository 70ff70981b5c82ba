import Foundation
import Testing

@testable import Preview

/// Hostile requests: the server sends nothing outside of the site and keeps running.
@Suite("Hostile requests")
struct HostileRequestTests {
  @Test("paths that leave the site are rejected in every spelling")
  func paths() async throws {
    let server = try await RunningServer()
    let secret = "theme and content beside it"
    try secret.write(toFile: "\(server.root)/secret.txt", atomically: true, encoding: .utf8)
    try FileManager.default.createSymbolicLink(
      atPath: "\(server.root)/Content/notes/link.txt", withDestinationPath: "../../secret.txt")
    let targets = [
      "/../secret.txt", "/small/../../secret.txt", "/small/%2e%2e/%2e%2e/secret.txt",
      "/small/..%2f..%2fsecret.txt", "/small/..%5c..%5csecret.txt", "/small/..\\..\\secret.txt",
      "/small/%252e%252e/secret.txt", "\(server.root)/secret.txt",
      "/small/\(server.root)/secret.txt",
      "/small//etc/passwd", "//etc/passwd", "file:///etc/passwd",
      "/small/notes/../../../secret.txt",
      "/small/index.md", "/small/site.yml", "/small/notes/link.txt", "/small/.demarc/files",
      "/.demarc/../secret.txt", "/.demarc/", "/.demarc/live.js/../../secret.txt",
      "/small/notes/one/index.html%00.txt", "/small/%00", "/small/\u{0}", "/small/%0d%0aX:%20y",
      "/small/%c0%ae%c0%ae/secret.txt", "/small/%u002e%u002e/secret.txt", "*", "",
      "http://localhost/small/", "/small/" + String(repeating: "../", count: 200) + "etc/passwd",
    ]
    for target in targets {
      let answer = try await server.get(target)
      #expect(answer.map { $0.status >= 400 } ?? true, "\(target): \(answer?.status ?? 0)")
      #expect(answer?.text.contains(secret) != true, "\(target)")
      #expect(answer?.text.contains("root:") != true, "\(target)")
    }
    #expect(try await server.get("/small/")?.status == 200)
  }

  @Test("requests for other hosts and from other sites are rejected")
  func foreign() async throws {
    let server = try await RunningServer()
    let hosts = [
      "example.org", "example.org:\(server.port)", "localhost", "localhost:1", "127.0.0.1.nip.io",
      "localhost.example.org:\(server.port)", "", "0.0.0.0:\(server.port)", "[::2]:\(server.port)",
    ]
    for host in hosts {
      #expect(try await server.get("/small/", host: host)?.status == 421, "\(host)")
    }
    #expect(try await server.status(ofRaw: "GET /small/ HTTP/1.1\r\n\r\n") == 421)
    let two = "GET /small/ HTTP/1.1\r\nHost: localhost:\(server.port)\r\nHost: evil\r\n\r\n"
    #expect(try await server.status(ofRaw: two) == 421)
    let own = "http://localhost:\(server.port)"
    let origins = [
      "https://example.org", "null", "http://localhost", "https://localhost:\(server.port)",
      "\(own).example.org", "",
    ]
    for target in ["/small/", "/.demarc/live.js", "/.demarc/events"] {
      for origin in origins {
        #expect(
          try await server.get(target, ["Origin: \(origin)"])?.status == 403, "\(target) \(origin)")
      }
      let crossSite = ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"]
      #expect(try await server.get(target, crossSite)?.status == 403)
    }
    #expect(try await server.get("/small/", ["Origin: \(own)"])?.status == 200)
    let link = ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"]
    #expect(try await server.get("/small/", link)?.status == 200)
    let page = try await server.get("/small/")
    #expect(page?.headers["cross-origin-resource-policy"] == "same-origin")
  }

  @Test("requests that are not HTTP, have a body or are too large are rejected")
  func malformed() async throws {
    let server = try await RunningServer()
    let host = "Host: localhost:\(server.port)\r\n"
    let requests = [
      "GET\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/2.0\r\n\r\n", "get / HTTP/1.1\r\n\(host)\r\n",
      "GET  / HTTP/1.1\r\n\(host)\r\n", "GET / HTTP/1.1\r\n\(host) folded\r\n\r\n",
      "GET / HTTP/1.1\r\nHost localhost\r\n\r\n", "GET / HTTP/1.1\r\n: x\r\n\r\n",
      "GET / HTTP/1.1\r\n\(host)Content-Length: 5\r\n\r\nhello",
      "POST / HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "GET / HTTP/1.1\r\n\(host)Content-Length: 0\r\nContent-Length: 0\r\n\r\n",
      "GET / HTTP/1.1\r\n\(host)Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
      "GET / HTTP/1.1\r\n\(host)Content-Length: +0\r\n\r\n",
      "GET / HTTP/1.1\r\n\(host)Content-Length: \r\n\r\n",
      "GET / HTTP/1.1\r\n\(host)Content-Length: \u{A0}0\r\n\r\n",
      "GET / HTTP/1.1\r\n\(host)Content-Length: 99999999999999999999\r\n\r\n",
      "GET / HTTP/1.1\r\n\(host)Content-Length : 0\r\n\r\n",
      "GET / HTTP/1.1\r\n\(host)Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "GET / HTTP/1.1\r\n\(host)Transfer-Encoding: x\r\nTransfer-Encoding: chunked\r\n\r\n",
      "GET / HTTP/1.1\n\(host)\r\n", "GET / HTTP/1.1\r\nHost: localhost:\(server.port)\n\r\n",
      "GET / HTTP/1.1\r\n\(host)A: b\r\n\tContent-Length: 5\r\n\r\n",
      "GET / HTTP/1.1\r\n\(host)A: \u{0}\r\n\r\n", "\u{16}\u{3}\u{1}\u{0}\n\n",
    ]
    for request in requests {
      #expect(try await server.status(ofRaw: request) == 400, "\(request.debugDescription)")
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "PATCH"] {
      #expect(try await server.get("/small/", method: method)?.status == 405, "\(method)")
    }
    let long =
      "GET /small/ HTTP/1.1\r\n\(host)X: \(String(repeating: "a", count: 64 << 10))\r\n\r\n"
    #expect([0, 431].contains(try await server.status(ofRaw: long)))
    let many = String(repeating: "X: y\r\n", count: 500)
    #expect(
      [0, 431].contains(try await server.status(ofRaw: "GET / HTTP/1.1\r\n\(host)\(many)\r\n")))
    let port = server.port
    let sent = try await waiting {
      let endless = try Wire(port: port)
      var sent = 0
      while sent < 64 << 20, endless.send(String(repeating: "a", count: 1 << 16)) {
        sent += 1 << 16
      }
      return sent
    }
    #expect(sent < 32 << 20, "a head without an end is cut off")
    #expect(try await server.get("/small/")?.status == 200)
  }

  @Test("event streams leave room for pages: the oldest is closed")
  func streams() async throws {
    let server = try await RunningServer()
    let port = server.port
    let isClosed = try await waiting {
      let held = try (0..<400).map { _ in
        let wire = try Wire(port: port)
        wire.send("GET /.demarc/events HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n")
        _ = wire.receive()
        return wire
      }
      while !held[0].receive().isEmpty {}
      return true
    }
    #expect(isClosed)
    #expect(try await server.get("/small/")?.status == 200)
  }

  @Test("the server survives thousands of connections, slow readers and slow writers")
  func crowd() async throws {
    let server = try await RunningServer()
    var limit = rlimit()
    #if canImport(Darwin)
      getrlimit(RLIMIT_NOFILE, &limit)
    #else
      getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    #endif
    // Descriptors are this process's and the server's, which are one here.
    let most = min(10_000, (Int(limit.rlim_cur) - 400) / 2)
    let port = server.port
    let opened = try await waiting {
      var held: [Wire] = []
      var opened = 0
      for number in 0..<10_000 {
        guard let wire = try? Wire(port: port) else { continue }
        opened += 1
        switch number % 3 {
        case 0: wire.send("GET /small/ HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n")
        case 1: wire.send("GET /small/ HT")
        default: break
        }
        held.append(wire)
        if held.count >= most { held.removeFirst(most / 2) }
      }
      return opened
    }
    #expect(opened > 1000)
    try await eventually("the server answers again") {
      (try? await server.get("/small/"))??.status == 200
    }
  }
}
