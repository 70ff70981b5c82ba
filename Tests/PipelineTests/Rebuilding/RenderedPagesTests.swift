import Diagnostics
import Testing

@testable import Pipeline

/// The pages rendered after an edit. Rebuilds have to be minimal as well as correct.
@Suite("Pages that a rebuild renders")
struct RenderedPagesTests {
  /// A site that was built once.
  private struct Built {
    let site: Workspace
    var session: SiteSession

    init() async throws {
      let site = try Workspace()
      for (path, bytes) in try RichSite.files() { try site.write(path, bytes) }
      try await self.init(site)
    }

    init(_ site: Workspace) async throws {
      self.site = site
      session = SiteSession(site.options)
      let first = try await session.rebuild()
      #expect(first.report.succeeded, "\(first.report.findings.map(\.message))")
      #expect(first.rendered.count == first.report.pageCount)
    }

    /// Edits a file and returns the URL paths of the rendered pages.
    mutating func edit(_ path: String, _ old: String, _ new: String) async throws -> [String] {
      try site.edit(path, old, new)
      let rebuild = try await session.rebuild(.only([site[path]]))
      return rebuild.rendered.map(\.address).sorted()
    }
  }

  @Test("a changed text renders its own page")
  func body() async throws {
    var built = try await Built()
    #expect(
      try await built.edit("Content/lessons/first.md", "Text.", "Other.") == ["/lessons/first/"])
    #expect(try await built.edit("Content/lessons/first.md", "Other.", "Other.") == [])
  }

  @Test("a new link renders its own page and that of its target")
  func link() async throws {
    var built = try await Built()
    #expect(
      try await built.edit("Content/lessons/first.md", "Text.", "See [it](../guide/more.md).")
        == ["/guide/more/", "/lessons/first/"])
  }

  @Test("a changed title renders only the pages that may show it")
  func title() async throws {
    var built = try await Built()
    let pages = try await built.edit("Content/guide/more.md", "title: More", "title: Still more")
    #expect(pages.contains("/guide/more/"))
    #expect(!pages.contains("/about/") && !pages.contains("/models/saas/"), "\(pages)")
  }

  @Test("a changed title in a large collection renders the neighbouring pages")
  func titleAmongMany() async throws {
    let site = try Workspace([
      "site.yml": "title: Many\n", "index.md": "---\ntitle: Many\n---\n[All](notes/)\n",
      "notes/_collection.yml": "sort: id\n",
    ])
    for number in 100..<400 {
      try site.write(
        "Content/notes/n-\(number).md", "---\ntitle: Note \(number)\n---\nText \(number).\n")
    }
    var built = try await Built(site)
    let pages = try await built.edit("Content/notes/n-250.md", "title: Note 250", "title: Other")
    #expect(pages.contains("/notes/n-250/") && pages.contains("/notes/n-249/"))
    #expect(pages.count < 40, "\(pages.count) pages")
  }

  @Test(
    "a changed style sheet renders all pages, and changes none but for its name",
    arguments: ["site.css", "strip.css"])
  func theme(name: String) async throws {
    var built = try await Built()
    let all = try #require(built.session.shown?.paths.filter { $0.hasSuffix("index.html") })
    let before = all.map { built.session.shown?.plainKey($0) }
    let style = "Theme/assets/\(name)"
    let text = try built.site.read(style)
    try built.site.write(style, text + "\n/* more */\n")
    let rebuild = try await built.session.rebuild(.only([built.site[style]]))
    #expect(rebuild.rendered.count == rebuild.report.pageCount)
    #expect(all.map { built.session.shown?.plainKey($0) } == before)
  }

  @Test("a mistake and its fix render no page")
  func fixed() async throws {
    var built = try await Built()
    let path = "Content/lessons/first.md"
    #expect(try await built.edit(path, "title: First", "title: \"First") == [])
    #expect(built.session.shown != nil)
    let pages = try await built.edit(path, "title: \"First", "title: First")
    #expect(pages == [])
  }

  @Test("temporary files of editors render no page")
  func passing() async throws {
    var built = try await Built()
    let paths = ["Content/lessons/4913", "Content/lessons/.first.md.swp", "Content/index.md~"]
    for path in paths.dropFirst() { try built.site.write(path, "x") }
    let rebuild = try await built.session.rebuild(.only(Set(paths.map { built.site[$0] })))
    #expect(rebuild.rendered.isEmpty && rebuild.report.succeeded)
  }
}
