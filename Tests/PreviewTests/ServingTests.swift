import Foundation
import Testing

@testable import Preview

/// Responses of the server over real connections.
@Suite("Serving")
struct ServingTests {
  @Test("pages, files and missing paths are served like by a static host")
  func files() async throws {
    let server = try await RunningServer()
    let page = try #require(try await server.get("/small/notes/one/"))
    #expect(page.status == 200)
    #expect(page.headers["content-type"] == "text/html; charset=utf-8")
    #expect(page.text.contains("The first text."))
    #expect(page.text.contains("<script src=\"/.demarc/live.js\""))
    #expect(page.text.hasSuffix("</body>\n</html>\n"))
    let redirect = try await server.get("/small/notes/one")
    #expect(redirect?.status == 301)
    #expect(redirect?.headers["location"] == "/small/notes/one/")
    #expect(try await server.get("/")?.headers["location"] == "/small/")
    let picture = try await server.get("/small/notes/dot.svg")
    #expect(picture?.headers["content-type"] == "image/svg+xml")
    #expect(picture?.text == RunningServer.files["notes/dot.svg"])
    let gone = try await server.get("/small/nowhere/")
    #expect(gone?.status == 404)
    #expect(gone?.text.contains("<title>") == true)
    #expect(try await server.get("/notes/one/")?.status == 404, "it is below the base path")
    #expect(try await server.get("/small/404.html")?.status == 200)
  }

  @Test("unchanged files are answered with 304")
  func entityTags() async throws {
    let server = try await RunningServer()
    for target in ["/small/notes/one/", "/small/notes/data.csv"] {
      let first = try #require(try await server.get(target))
      let tag = try #require(first.headers["etag"])
      let again = try await server.get(target, ["If-None-Match: \(tag)"])
      #expect(again?.status == 304 && again?.body.isEmpty == true, "\(target)")
      let head = try await server.get(target, method: "HEAD")
      #expect(head?.status == 200)
      #expect(head?.headers["content-length"] == "\(first.body.count)")
    }
    let tag = try #require(try await server.get("/small/notes/one/")?.headers["etag"])
    try server.write("notes/one.md", "---\ntitle: One\n---\nOther.\n\n[Data](data.csv)\n")
    try await eventually {
      try await server.get("/small/notes/one/", ["If-None-Match: \(tag)"])?.status == 200
    }
  }

  @Test("range requests return a part of a file")
  func ranges() async throws {
    let server = try await RunningServer()
    func part(_ range: String) async throws -> String? {
      let answer = try await server.get("/small/notes/data.csv", ["Range: \(range)"])
      return answer.map { "\($0.status) \($0.headers["content-range"] ?? "") \($0.text)" }
    }
    #expect(try await part("bytes=2-4") == "206 bytes 2-4/10 234")
    #expect(try await part("bytes=7-") == "206 bytes 7-9/10 789")
    #expect(try await part("bytes=-3") == "206 bytes 7-9/10 789")
    #expect(try await part("bytes=8-99") == "206 bytes 8-9/10 89")
    #expect(try await part("bytes=10-") == "416 bytes */10 ")
    #expect(try await part("bytes=4-2") == "200  0123456789")
    #expect(try await part("bytes=0-1,3-4") == "200  0123456789")
    #expect(try await part("lines=1-2") == "200  0123456789")
  }

  @Test("a connection serves several requests")
  func keepAlive() async throws {
    let server = try await RunningServer()
    let port = server.port
    let answers = try await waiting {
      let wire = try Wire(port: port)
      let targets = ["/small/", "/small/notes/", "/small/nowhere/", "/small/"]
      let kept = targets.map { target in
        wire.send("GET \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n")
        return wire.answer()?.headers["connection"]
      }
      wire.send("GET / HTTP/1.1\r\nHost: localhost:\(port)\r\nConnection: close\r\n\r\n")
      return (kept: kept, last: wire.answer()?.status, rest: wire.receive())
    }
    #expect(answers.kept == Array(repeating: "keep-alive", count: 4))
    #expect(answers.last == 302)
    #expect(answers.rest.isEmpty, "it is closed")
  }

  @Test("if a port is in use, the next free one is used")
  func ports() throws {
    let first = try Listener(port: 0)
    let second = try Listener(port: first.port)
    #expect(second.port > first.port)
  }
}
