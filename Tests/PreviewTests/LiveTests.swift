import Foundation
import Testing

@testable import Pipeline
@testable import Preview

/// Events for open pages when files change.
@Suite("Live reload")
struct LiveTests {
  /// A page that listens.
  private final class Listening {
    private let wire: Wire
    private var text = ""

    init(_ server: RunningServer, _ file: String) throws {
      wire = try Wire(port: server.port)
      wire.send(
        "GET /.demarc/events?file=\(file) HTTP/1.1\r\nHost: localhost:\(server.port)\r\n\r\n")
    }

    /// The next state it receives.
    func next() async throws -> [String: Any] {
      while true {
        if let start = text.range(of: "data: "),
          let end = text.range(of: "\n\n", range: start.upperBound..<text.endIndex)
        {
          let json = Data(text[start.upperBound..<end.lowerBound].utf8)
          text = String(text[end.upperBound...])
          return try JSONSerialization.jsonObject(with: json) as? [String: Any] ?? [:]
        }
        let more = try await waiting { [wire] in wire.receive() }
        if more.isEmpty { throw Wire.Failure(description: "the stream ended: \(text)") }
        text += String(decoding: more, as: UTF8.self)
      }
    }
  }

  private func key(_ state: [String: Any]) -> String? { state["key"] as? String }

  @Test("a page is notified only of changes to its own bytes")
  func ownBytes() async throws {
    let server = try await RunningServer()
    let one = try Listening(server, "notes/one/index.html")
    let home = try Listening(server, "index.html")
    let before = (one: key(try await one.next()), home: key(try await home.next()))
    #expect(
      try await server.get("/small/notes/one/")?.text.contains("data-key=\"\(before.one ?? "")\"")
        == true)
    try server.write("notes/one.md", "---\ntitle: One\n---\nNew.\n\n[Data](data.csv)\n")
    let after = (one: key(try await one.next()), home: key(try await home.next()))
    #expect(before.one != after.one)
    #expect(before.home == after.home)
    #expect(await server.told.rebuilds.last?.rendered.map(\.address) == ["/notes/one/"])
  }

  @Test("a style sheet is swapped, and the page stays as it is")
  func styles() async throws {
    let server = try await RunningServer()
    let home = try Listening(server, "index.html")
    let before = try await home.next()
    let folder = "\(server.root)/Theme/assets"
    let name = try #require(
      FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }
        .first { $0.hasSuffix("site.css") })
    var css = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    css += "\nbody { color: red }\n"
    try css.write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
    let after = try await home.next()
    #expect(key(before) == key(after))
    #expect(before["styles"] as? [String] != after["styles"] as? [String])
    let style = try #require((after["styles"] as? [String])?.first { $0.contains("/site.") })
    #expect(try await server.get(style)?.text.contains("color: red") == true)
  }

  @Test("with an error the page stays and shows its location until it is fixed")
  func errors() async throws {
    let server = try await RunningServer()
    let one = try Listening(server, "notes/one/index.html")
    let before = try await one.next()
    try server.write("notes/one.md", "---\ntitle: One\n---\nSee [two](two.md).\n")
    let broken = try await one.next()
    #expect(key(broken) == key(before))
    let errors = try #require(broken["errors"] as? [[String: Any]])
    let error = try #require(errors.first)
    #expect(error["rule"] as? String == "broken-link")
    #expect(error["line"] as? Int == 4 && error["column"] as? Int == 11)
    #expect(error["marked"] as? String == "two.md")
    let href = try #require(error["href"] as? String)
    #expect(href.hasPrefix("vscode://file/") && href.hasSuffix("/Content/notes/one.md:4:11"))
    #expect(try await server.get("/small/notes/one/")?.text.contains("The first text.") == true)
    try server.write("notes/one.md", try #require(RunningServer.files["notes/one.md"]))
    let fixed = try await one.next()
    #expect((fixed["errors"] as? [Any])?.isEmpty == true)
    #expect(key(fixed) == key(before))
  }

  @Test("a missing page is notified when it is created")
  func newPage() async throws {
    let server = try await RunningServer()
    let page = try #require(try await server.get("/small/notes/two/"))
    #expect(
      page.status == 404
        && page.text.contains("data-file=\"notes/two/index.html\" data-key=\"none\""))
    let two = try Listening(server, "notes/two/index.html")
    #expect(key(try await two.next()) == "none")
    try server.write("notes/two.md", "---\ntitle: Two\n---\nSecond.\n")
    try server.write("notes/index.md", "---\ntitle: Notes\n---\n[one](one.md) [two](two.md)\n")
    try await eventually { try await server.get("/small/notes/two/")?.status == 200 }
    var state = try await two.next()
    if key(state) == "none" { state = try await two.next() }
    #expect(key(state) != "none")
  }

  @Test("a site that starts with errors is shown once they are fixed")
  func brokenStart() async throws {
    let server = try await RunningServer(["notes/one.md": "no front matter"])
    let first = try await server.get("/small/")
    #expect(first?.status == 503)
    #expect(first?.text.contains("data-key=\"none\"") == true)
    let home = try Listening(server, "index.html")
    #expect((try await home.next()["errors"] as? [Any])?.isEmpty == false)
    try server.write("notes/one.md", try #require(RunningServer.files["notes/one.md"]))
    try await eventually { try await server.get("/small/")?.status == 200 }
  }
}
