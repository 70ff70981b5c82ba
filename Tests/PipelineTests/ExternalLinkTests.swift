import Checks
import Diagnostics
import Foundation
import Testing

@testable import Pipeline

@Suite(
  "Links to other sites",
  .enabled(if: LinkServer.lychee != nil, "lychee is not installed: make lychee"))
struct ExternalLinkTests {
  static let schema = """
    fields:
      source: { type: url }
      sources: { type: list, of: url }
      more: { type: record, fields: { where: { type: url } } }
      text: { type: markdown }

    """

  /// Creates a site whose page `l/a.md` has this text.
  private func workspace(_ text: String, fields: String = "") throws -> Workspace {
    try Workspace([
      "site.yml": "title: S\nseverities: { insecure-link: off, vague-link-text: off }\n",
      "index.md": "---\ntitle: Home\n---\n", "l/_collection.yml": Self.schema,
      "l/a.md": "---\ntitle: A\n\(fields)---\n\(text)\n",
    ])
  }

  private func options(_ space: Workspace) -> BuildOptions {
    var options = space.options
    var external = ExternalOptions()
    external.program = LinkServer.lychee
    external.cache = space["cache"]
    external.timeout = 2
    external.retries = 0
    options.external = external
    return options
  }

  /// Returns `severity line:column text: message` for each finding, with the URL of the server
  /// replaced.
  private func found(_ space: Workspace, _ server: LinkServer) async throws -> [String] {
    let report = try await SiteBuild.check(options(space))
    return try report.findings.map { finding in
      let bytes = try FileSystem.read(finding.location.path)
      let (line, column) = LineIndex(bytes).position(
        of: Int(finding.location.range.start), in: bytes)
      let text = String(decoding: bytes[finding.location.range.indices], as: UTF8.self)
      let words = "\(finding.severity) \(line):\(column) \(text): \(finding.message)"
      let help = finding.help.map { " (\($0))" }.joined()
      return (words + (finding.rule == "external-link" ? help : " [\(finding.rule)]"))
        .replacing(server.address, with: "S").replacing(server.silent, with: "N")
        .replacing(server.address.dropFirst(7), with: "s")
        .replacing(server.silent.dropFirst(7), with: "n")
    }
  }

  @Test("good links are not reported, broken ones with the server's answer")
  func answers() async throws {
    let server = try await LinkServer()
    let paths = [
      "good", "404", "410", "500", "403", "429", "400", "301", "302", "308", "mixed", "gone",
      "loop",
      "slow",
    ]
    let space = try workspace(
      paths.map { "[x](\(server.address)/\($0))\n" }.joined() + "[x](\(server.silent)/)\n")
    let later = "check in a browser whether the page exists"
    let replace = "link to its new address, or to an archived copy"
    #expect(
      try await found(space, server) == [
        "error 5:5 S/404: s has no such page (404) (\(replace))",
        "error 6:5 S/410: s reports that this page is gone permanently (410) (\(replace))",
        "warning 7:5 S/500: s failed to serve this page (500) "
          + "(if it still fails on another day, link to a different page)",
        "warning 8:5 S/403: s rejects automated requests for this page (403) (\(later))",
        "warning 9:5 S/429: s rejects automated requests for this page (429) (\(later))",
        "error 10:5 S/400: s rejects this address (400) (\(replace))",
        "note 11:5 S/301: this page has moved permanently (write `S/good`)",
        "note 13:5 S/308: this page has moved permanently (write `S/301/`)",
        "note 14:5 S/mixed: this page has moved permanently (write `S/302`)",
        "error 15:5 S/gone: s has no such page (404) (\(replace))",
        "warning 16:5 S/loop: s redirects too many times (\(later))",
        "warning 17:5 S/slow: s did not answer in time (\(later))",
        "warning 18:5 N/: n cannot be reached: connection refused (\(later))",
      ])
  }

  @Test("an unknown host is reported")
  func unknownHost() async throws {
    let server = try await LinkServer()
    let space = try workspace(
      "[x](\(server.address)/good) [y](http://no-such-host.demarc-check/)")
    let report = try await SiteBuild.check(options(space))
    let finding = try #require(report.findings.first)
    #expect(report.findings.count == 1)
    // Without a network, the system cannot tell that the name does not exist.
    let isKnown = finding.message == "there is no server `no-such-host.demarc-check`"
    #expect(finding.severity == (isKnown ? .error : .warning))
    #expect(finding.message.contains("no-such-host.demarc-check"))
  }

  @Test("if no server responds, the machine is reported as offline")
  func offline() async throws {
    let server = try await LinkServer()
    let space = try workspace("[x](\(server.silent)/) [y](http://no-such-host.demarc-check/)")
    let error = await #expect(throws: EnvironmentError.self) {
      try await SiteBuild.check(options(space))
    }
    #expect(error?.description.contains("offline") == true)
  }

  @Test("a URL used three times is requested once and reported three times")
  func places() async throws {
    let server = try await LinkServer()
    let dead = "\(server.address)/404"
    let space = try workspace(
      "[x](\(dead)#part) and <\(dead)>, and \(dead).\n\n[x][y]\n\n[y]: \(dead)\n",
      fields: """
        source: \(dead)
        sources: ['\(dead)#a', "\(dead)"]
        more: { where: \(dead) }
        text: 'See [this](\(dead)).'

        """)
    let places = try await found(space, server).map { text in
      String(text.drop { $0 != " " }.dropFirst().prefix { $0 != " " })
    }
    #expect(server.requests == ["/404"])
    let width = dead.count
    #expect(
      places == [
        "3:9", "4:12", "4:\(18 + width)", "5:16", "6:19", "8:5", "8:\(17 + width)",
        "8:\(24 + 2 * width)", "10:1",
      ])
  }

  @Test("a URL with special characters is passed to the server unchanged")
  func hostile() async throws {
    let server = try await LinkServer()
    let paths = [
      "a%20b", "'q'", "%22--help%22", "$(touch%20x)", "`x`", "é/漢", "?a=1&amp;b=\\<2\\>",
      "%0A%3C/a%3E",
      "&quot;&gt;&#10;\\<a href=x\\>", "{{x}}", "@file", "a;b|c",
    ]
    let space = try workspace(
      paths.map { "[x](<\(server.address)/\($0)>)\n" }.joined() + "[x](http://[bad/)\n")
    let found = try await found(space, server)
    #expect(found.count == 1, "\(found)")
    #expect(found[0].contains("http://[bad/: this is not a valid URL"), "\(found)")
    #expect(server.requests.count == paths.count, "\(server.requests)")
    #expect(!space.exists("x") && !FileManager.default.fileExists(atPath: "x"))
  }

  @Test("a second check requests only failed URLs and reports the same findings")
  func cache() async throws {
    let server = try await LinkServer()
    let space = try workspace(
      "[x](\(server.address)/good) [y](\(server.address)/301) [z](\(server.address)/404)")
    let first = try await found(space, server)
    #expect(first.count == 2)
    #expect(Set(server.requests) == ["/good", "/301", "/404"])
    let count = server.requests.count
    #expect(try await found(space, server) == first)
    #expect(server.requests.dropFirst(count) == ["/404"])
    #expect(try space.states(of: "cache").keys.sorted() == ["links.json"])
  }

  @Test("a redirect that only adds a slash is fixed, any other is left to the author")
  func fixing() async throws {
    let server = try await LinkServer()
    let space = try workspace(
      "[x](\(server.address)/slash#a) <\(server.address)/slash> [y](\(server.address)/301) é",
      fields: "source: '\(server.address)/slash'\nsources: [\(server.address)/slash]\n")
    var fixes = try await SiteFixes(options(space))
    try await fixes.write()
    let text = try space.read("Content/l/a.md").replacing(server.address, with: "S")
    #expect(
      text == """
        ---
        title: A
        source: 'S/slash/'
        sources: [S/slash/]
        ---
        [x](S/slash/#a) <S/slash/> [y](S/301) é

        """)
    #expect(fixes.fixedCount == 4)
    #expect(fixes.report.findings.map(\.fix) == [nil])
  }

  @Test("without `--external`, no URL is requested and no suppression is reported as unused")
  func notAsked() async throws {
    let server = try await LinkServer()
    let excuse = "ignore: [{ rule: external-link, because: It is being moved. }]\n"
    let space = try workspace("[x](\(server.address)/404)", fields: excuse)
    #expect(try await SiteBuild.check(space.options).findings.isEmpty)
    #expect(server.requests == [])
    let report = try await SiteBuild.check(options(space))
    #expect(report.findings.isEmpty && report.suppressed == 1)
    try space.edit("Content/l/a.md", "/404", "/good")
    #expect(try await found(space, server).count == 1)
  }

  @Test(
    "the cache must not be in the output or in a part of the content that is read",
    arguments: ["Content", "Public"])
  func cachePlace(folder: String) async throws {
    let space = try workspace("[x](http://127.0.0.1:1/)")
    try space.write("Public/index.html", "")
    try space.link("link", to: folder)
    for path in ["\(folder)/cache", "link/a/b"] {
      var options = options(space)
      options.external?.cache = space[path]
      await #expect(throws: EnvironmentError.self) { try await SiteBuild.check(options) }
    }
  }
}
