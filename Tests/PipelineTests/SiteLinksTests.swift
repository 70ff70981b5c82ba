import Diagnostics
import Foundation
import Testing

@testable import Pipeline

/// The URLs in a published site: their targets, and the absence of external resources.
@Suite("Addresses")
struct SiteLinksTests {
  /// A location at which a site can be published.
  struct Place: Sendable, CustomTestStringConvertible {
    let baseURL: String?
    let base: String
    var origin: String?
    var testDescription: String { baseURL ?? "no base URL" }
  }

  static let places = [
    Place(baseURL: nil, base: "/"),
    Place(baseURL: "/", base: "/"),
    Place(baseURL: "/some/sub/path/", base: "/some/sub/path/"),
    Place(baseURL: "https://example.org/x/", base: "/x/", origin: "https://example.org"),
    Place(baseURL: "https://example.org", base: "/", origin: "https://example.org"),
  ]

  @Test("in the sample site every URL has a target", arguments: places)
  func sample(place: Place) async throws {
    let site = try SampleSite.workspace()
    try await site.buildCleanly { $0.baseURL = place.baseURL }
    let scan = try scan(site, place)
    #expect(scan.problems == [])
    #expect(scan.followed > 250)
  }

  @Test("in the repository's own site every URL has a target", arguments: places)
  func own(place: Place) async throws {
    let site = try Workspace()
    try await site.buildCleanly { options in
      options.content = Repository.content
      options.theme = Repository.theme
      options.baseURL = place.baseURL
    }
    let scan = try scan(site, place)
    #expect(scan.problems.prefix(20) == [])
    #expect(scan.followed > 3000)
  }

  @Test("the same view twice on a page has no duplicate ids")
  func repeatedViews() async throws {
    let site = try SampleSite.workspace()
    let views = "\n```view\nmatrix: duties\nas: heatmap\n```\n\n```view\nmatrix: duties\n```\n"
    for path in ["about.md", "matrix/duties.md", "models/saas.md"] {
      let text = try site.read("Content/\(path)")
      try site.write("Content/\(path)", text + views + views)
    }
    try await site.buildCleanly()
    let problems = try scan(site, Self.places[0]).problems
    #expect(problems == [])
  }

  @Test("headings named like ids of the theme have no duplicate ids")
  func headingsLikeTheTheme() async throws {
    let site = try SampleSite.workspace()
    let headings = ["Main content", "Section tags", "Section backlinks", "Outline title"]
    let text = try site.read("Content/about.md")
    try site.write("Content/about.md", text + headings.map { "\n## \($0)\n" }.joined())
    let report = try await site.build()
    guard report.succeeded else { return }  // A finding is acceptable too.
    let problems = try scan(site, Self.places[0]).problems
    #expect(problems == [])
  }

  @Test("the sitemap lists every page with its full URL")
  func sitemap() async throws {
    let site = try SampleSite.workspace()
    try await site.buildCleanly { $0.baseURL = "https://example.org/x/" }
    let map = try site.read("Public/sitemap.xml")
    let listed = map.split(separator: "<loc>").dropFirst().map {
      String($0.prefix { $0 != "<" })
    }
    let redirects = ["legacy/", "old/about/"]
    let pages = SampleSite.outputs.filter { $0.hasSuffix("index.html") }
      .map { String($0.dropLast("index.html".count)) }.filter { !redirects.contains($0) }
    #expect(listed.sorted() == pages.map { "https://example.org/x/\($0)" }.sorted())
  }

  @Test("the sitemap is the same without site.yml")
  func sitemapWithoutConfiguration() async throws {
    let site = try Workspace(["index.md": "---\ntitle: Home\n---\n"])
    try await site.buildCleanly { $0.baseURL = "https://example.org/x/" }
    #expect(site.exists("Public/sitemap.xml"))
  }

  @Test("every page except redirects has a canonical URL")
  func canonical() async throws {
    let site = try SampleSite.workspace()
    try await site.buildCleanly { $0.baseURL = "https://example.org/x/" }
    let scan = try scan(site, Self.places[3])
    for (path, page) in scan.scanners where path.hasSuffix("index.html") {
      let link = page.tags.first { $0["rel"] == "canonical" }?["href"]
      let isRedirect = ["legacy/index.html", "old/about/index.html"].contains(path)
      let own = "https://example.org/x/\(path.dropLast("index.html".count))"
      #expect(isRedirect ? link == "/x/about/" : link == own, "\(path)")
    }
  }

  @Test("a shared address shows the title and the description of its page")
  func openGraph() async throws {
    let site = try Workspace([
      "site.yml": "title: A & B\n",
      "about.md": "---\ntitle: \"Who \\\"we\\\" are\"\ndescription: Us.\n---\n",
    ])
    try await site.buildCleanly { $0.baseURL = "https://example.org/x/" }
    let page = try site.read("Public/about/index.html")
    #expect(page.contains(#"<meta property="og:site_name" content="A &amp; B">"#))
    #expect(page.contains(#"<meta property="og:title" content="Who &quot;we&quot; are">"#))
    #expect(page.contains(#"<meta property="og:description" content="Us.">"#))
    #expect(page.contains(#"<meta property="og:url" content="https://example.org/x/about/">"#))
    // Without the address of the site, there is none to share.
    try await site.buildCleanly { $0.baseURL = "/" }
    #expect(try !site.read("Public/about/index.html").contains("og:"))
  }

  @Test("the style sheet of a theme loads nothing from other sites")
  func theme() throws {
    var files: [String: [UInt8]] = [:]
    for case let path as String in try #require(
      FileManager.default.enumerator(atPath: Repository.builtinTheme))
    where path.hasSuffix(".css") || path.hasSuffix(".svg") || path.hasSuffix(".js") {
      files[path] = try FileSystem.read("\(Repository.builtinTheme)/\(path)")
    }
    #expect(!files.isEmpty)
    #expect(SiteScan(files, base: "/").problems == [])
    for (path, bytes) in files where path.hasSuffix(".js") {
      // The names of parts of a workbook look like addresses, but nothing loads them.
      let text = String(decoding: bytes, as: UTF8.self)
        .replacing("\"http://schemas.openxmlformats.org/", with: "")
      #expect(!text.contains("http://") && !text.contains("https://"), "\(path)")
    }
  }

  @Test("the scan of this test detects broken links")
  func scanner() {
    let page = """
      <!doctype html><p id="a" id="b"><p id="c"><p id="c"><p id=d>
      <a href="/x/none/">n</a> <a href="/elsewhere/">e</a> <a href="#nowhere">n</a>
      <img src="https://example.org/a.png"> <p title="a"b">
      <style>@import "x"; a { background: url(//example.org/x) }</style>
      """
    let scan = SiteScan(["index.html": Array(page.utf8)], base: "/x/")
    for words in [
      "an attribute twice", "the id c twice", "`id` is not in double quotes", "leads to no file",
      "does not begin with /x/", "has no such id", "loads https://example.org/a.png",
      "a quote inside a value", "@import", "loads //example.org/x",
    ] {
      #expect(scan.problems.contains { $0.contains(words) }, "\(words)")
    }
  }

  private func scan(_ site: Workspace, _ place: Place) throws -> SiteScan {
    let files = try site.states(of: "Public").mapValues(\.bytes)
      .filter { !$0.key.hasPrefix(".demarc") }
    return SiteScan(files, base: place.base, origin: place.origin)
  }
}
