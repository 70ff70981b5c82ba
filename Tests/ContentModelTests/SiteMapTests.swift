import Diagnostics
import Testing

@testable import ContentFormat
@testable import ContentModel

@Suite("Site map: routes, tags, redirects, anchors, collisions")
struct SiteMapTests {
  private func routes(_ content: Content) -> [String] {
    content.map.pages.map(\.outputPath)
  }

  @Test("pages keep their path, entries get the route of their collection")
  func routes() {
    let content = Content([
      "index.md": page("title: Home"), "guide/scope.md": page("title: Scope"),
      "guide/index.md": page("title: Guide"), "_models/_collection.yml": "singular: model\n",
      "_models/saas.md": page("title: SaaS"), "_models/deep/paas.md": page("title: PaaS"),
      "x/risks/_collection.yml": "route: risks\n", "x/risks/leak.md": page("title: Leak\nslug: l"),
    ])
    #expect(content.report == [])
    #expect(
      routes(content) == [
        "index.html", "404.html", "guide/index.html", "guide/scope/index.html",
        "models/index.html", "models/deep/paas/index.html", "models/saas/index.html",
        "risks/index.html", "risks/l/index.html",
      ])
  }

  @Test("the index page of a collection has the collection's route")
  func indexAtRoute() {
    let content = Content([
      "x/risks/_collection.yml": "route: risks\n", "x/risks/index.md": page("title: Risks"),
      "x/risks/leak.md": page("title: Leak"),
      "_models/_collection.yml": "singular: model\n", "_models/index.md": page("title: Models"),
    ])
    #expect(content.map.collectionRoutes == CollectionTable(["models/", "risks/"]))
  }

  @Test("an index, a README or Hugo's `_index.md` has the route of its folder")
  func sections() {
    let content = Content([
      "README.md": page("title: Home"), "a/README.md": page("title: A"),
      "a/b/_index.md": page("title: B"), "c/index.md": page("title: C"),
      "c/README.md": page("title: For developers"), "_d/_collection.yml": "",
      "_d/README.md": page("title: D"), "_d/e/index.md": page("title: E"),
      "_d/f/README.md": page("title: F\nslug: g"), "_d/h/_index.md": page("title: H"),
    ])
    #expect(content.findings.map(\.rule) == ["home-from-readme"])
    #expect(
      routes(content) == [
        "index.html", "404.html", "a/index.html", "a/b/index.html", "c/index.html",
        "c/README/index.html", "d/index.html", "d/e/index.html", "d/g/index.html",
        "d/h/index.html",
      ])
    let entries = content.graph.collections[0].entries.map { content.graph.entries[$0] }
    #expect(entries.map(\.id) == ["e", "f"])
    #expect(content.graph.collections[0].index == content.position("_d/README.md"))
  }

  @Test("a site without a file for it gets a home page, unless a file has its path")
  func home() {
    #expect(Content(["a.md": page("title: A")]).map.pages.first?.kind == .home)
    #expect(Content(["a.md": page("title: A")]).map.homeHref == "/")
    let copied = Content(["a.md": page("title: A")], assets: ["index.html"])
    #expect(copied.findings == [] && !copied.map.pages.contains { $0.kind == .home })
    #expect(Content([:]).map.pages.map(\.route) == ["404"])
  }

  @Test(
    "URLs are percent-encoded, below the base path",
    arguments: [
      (nil, "/"), ("https://example.org", "/"), ("https://example.org/", "/"),
      ("https://example.org/a/b", "/a/b/"), ("https://example.org//a//", "/a/"),
    ] as [(String?, String)])
  func basePath(url: String?, base: String) {
    let site = "title: S\n" + (url.map { "url: \($0)\n" } ?? "")
    let content = Content(["site.yml": site, "größe/a b.md": page("title: A")])
    #expect(content.map.basePath == base)
    #expect(content.map.href(entry: 0) == base + "gr%C3%B6%C3%9Fe/a%20b/")
    #expect(
      content.map.href(entry: 0, anchor: "ä\"<") == base + "gr%C3%B6%C3%9Fe/a%20b/#%C3%A4%22%3C")
  }

  @Test(
    "slugs that would leave the site are rejected",
    arguments: [
      "../../etc", "/etc", "a/b", "..", ".git", "'a\\b'", "'C:'", "'a?b'", "'%2e%2e'", "'a\\0'",
      "'.'",
      "\"a\\nb\"",
    ])
  func slugs(slug: String) {
    let content = Content(["x.md": page("title: X\nslug: \(slug)")])
    #expect(content.findings.map(\.rule.name) == ["invalid-slug"])
    #expect(routes(content) == ["index.html", "404.html", "x/index.html"])
  }

  @Test(
    "old addresses redirect to the new one",
    arguments: [
      ("/old/", "old/index.html"), ("old", "old/index.html"), ("/a/b", "a/b/index.html"),
    ])
  func redirects(path: String, output: String) {
    let content = Content(["x.md": page("title: X\nredirect_from: [\(path)]")])
    #expect(content.report == [])
    #expect(routes(content).contains(output))
  }

  @Test(
    "redirects follow the same rules as slugs",
    arguments: [
      "../x", "/", "''", "a/../b", "'https://example.org/x'", "a/.git/x",
    ])
  func wrongRedirects(path: String) {
    let content = Content(["x.md": page("title: X\nredirect_from: [\(path)]")])
    #expect(content.findings.map(\.rule.name) == ["invalid-slug"])
  }

  @Test("each tag has a page, and spellings with the same address are one tag")
  func tags() {
    let content = Content([
      "a.md": page("title: A\ntags: [Prompt Injection, risk]"),
      "b.md": page("title: B\ntags: [prompt injection]"), "c.md": page("title: C\ntags: ['!']"),
    ])
    #expect(content.report == ["invalid-slug c.md:3:8 '!'"])
    #expect(content.map.tags.map(\.name) == ["Prompt Injection", "risk"])
    #expect(content.map.tags.map(\.entries) == [[0, 1], [0]])
    #expect(content.map.tag("PROMPT injection")?.route == "tags/prompt-injection/")
    #expect(routes(content).contains("tags/index.html"))
  }

  @Test("two spellings of a tag in one entry count once")
  func tagTwice() {
    let content = Content(["a.md": page("title: A\ntags: [Risk, risk]")])
    #expect(content.map.tags.first?.entries == [0])
  }

  @Test("headings, sub-entries, footnotes and cells have anchors")
  func anchors() {
    let content = Content([
      "s/_collection.yml": "fields: { parts: entries }\n",
      "s/nist.md": page(
        "title: NIST\nparts: { PR.AA: Identity }", "## Why\n\nText[^1].\n\n## Why\n\n[^1]: Note."),
      "m/_collection.yml": "singular: m\n", "m/x.md": page("title: X"),
      "t/_collection.yml": "kind: matrix\n",
      "t/m.md": page(
        "title: M\nrows: { collection: s }\ncolumns: { collection: m }\n"
          + "levels: [{ id: y, label: Y, letter: Y, color: blue }]",
        "| | X |\n|-|-|\n| NIST | Y |"),
      "t/a-words.md": page(
        "title: Words\nrows: { collection: m }\ncolumns: { collection: s }\nvalues: text",
        "| | NIST |\n|-|-|\n| X | y |"),
    ])
    #expect(content.report == [])
    func names(_ path: String) -> [String] {
      content.graph.anchors(of: content.position(path)).map(\.name)
    }
    #expect(names("s/nist.md") == ["why", "why-1", "pr-aa", "fn.1", "x"])
    #expect(names("m/x.md") == ["nist"])
    #expect(names("t/m.md") == ["nist--x"])
    // The pages of rows and columns show only levels. A matrix of text has no cells there and does
    // not take the short anchors from a later matrix.
    #expect(names("t/a-words.md") == ["x--nist"])
  }

  /// A second output next to a page at `/a/`, and the rule about their collision.
  @Test(
    "colliding outputs are reported",
    arguments: [
      ("slug", "route-collision"), ("case", "case-collision"), ("tag page", "route-collision"),
      ("redirect", "redirect-loop"), ("two redirects", "route-collision"),
      ("asset", "route-collision"), ("404", "route-collision"),
      ("file and folder", "route-collision"), ("collection", "route-collision"),
    ])
  func collisions(kind: String, rule: String) {
    var files = ["a.md": page("title: A")]
    var assets: [String] = []
    switch kind {
    case "slug": files["b.md"] = page("title: B\nslug: a")
    case "case": files["b.md"] = page("title: B\nslug: A")
    case "tag page": files = ["tags/x.md": page("title: X\ntags: [x]")]
    case "redirect": files["b.md"] = page("title: B\nredirect_from: [/a]")
    case "two redirects":
      files["a.md"] = page("title: A\nredirect_from: [/old]")
      files["b.md"] = page("title: B\nredirect_from: [/old]")
    case "asset": assets = ["a/index.html"]
    case "404": assets = ["404.html"]
    case "file and folder": assets = ["a"]
    default: files["A2/_collection.yml"] = "route: a\n"
    }
    let content = Content(files, assets: assets)
    #expect(content.findings.map(\.rule.name) == [rule], "\(content.report)")
  }

  @Test("two files whose names differ only in their Unicode form collide")
  func unicodeForms() {
    let content = Content(
      ["a.md": page("title: A")], assets: ["caf\u{E9}.png", "cafe\u{301}.png"])
    #expect(content.findings.map(\.rule.name) == ["route-collision"])
    #expect(content.findings.first?.message.contains("another Unicode form") == true)
  }

  @Test("a collision is reported at the slug or the old address that causes it")
  func collisionPlace() {
    let content = Content(["a.md": page("title: A"), "b.md": page("title: B\nslug: a")])
    let places = content.findings.flatMap { [$0.location] + $0.notes.map(\.location) }
    #expect(places.contains(SourceLocation("Content/b.md", SourceRange(19, 20))), "\(places)")
  }

  @Test("composed and decomposed letters are one file on some disks")
  func normalization() {
    let content = Content([
      "a.md": page("title: A\nslug: \u{E9}"), "b.md": page("title: B\nslug: e\u{301}"),
    ])
    #expect(content.findings.map(\.rule.name) == ["route-collision"], "\(content.report)")
  }

  @Test("every file is planned with kind, path and format")
  func files() {
    let content = Content(
      [
        "site.yml": "title: S\nurl: https://example.org\n", "index.md": page("title: Home"),
        "d/_collection.yml": "singular: domain\n", "d/net.md": page("title: Network"),
        "m/_collection.yml": "singular: model\n", "m/saas.md": page("title: SaaS"),
        "t/_collection.yml": "kind: matrix\n",
        "t/who.md": page(
          """
          title: Who
          rows: { collection: d }
          columns: { collection: m }
          levels: [{ id: yes, label: Yes }]
          duties: { of: columns, levels: [yes] }
          """, "| D | SaaS |\n|---|---|\n| Network | Yes |"),
      ], assets: ["plan.SVG"], themeAssets: ["assets/site.1.css"])
    #expect(content.report == [])
    let count = content.map.pages.count
    #expect(content.map.files.prefix(count).map(\.kind) == (0..<count).map { .page($0) })
    #expect(content.map.files.prefix(count).map(\.path) == routes(content))
    let others = content.map.files.dropFirst(count)
    #expect(
      others.map(\.kind) == [
        .themeAsset(0), .export(.table, matrix: 0), .export(.data, matrix: 0),
        .export(.drawing, matrix: 0), .dutyTable(matrix: 0, of: nil),
        .dutyTable(matrix: 0, of: 0), .sitemap, .searchNames, .copied(0),
      ])
    #expect(
      others.map(\.path) == [
        "assets/site.1.css", "t/who.csv", "t/who.json", "t/who.svg", "duties.csv",
        "duties/saas.csv", "sitemap.xml", "assets/names.json", "plan.SVG",
      ])
    #expect(
      others.map(\.format) == [.css, .other, .other, .svg, .other, .other, .other, .other, .svg])
  }

  @Test(
    "a content file at the path of a theme file or of the sitemap is reported",
    arguments: [
      ("assets/site.1.css", "route-collision"), ("assets/Site.1.css", "case-collision"),
      ("assets", "route-collision"), ("sitemap.xml", "route-collision"),
    ])
  func otherCollisions(path: String, rule: String) {
    let content = Content(
      [
        "site.yml": "title: S\nurl: https://example.org\nsearch: false\n", "a.md": page("title: A"),
      ], assets: [path], themeAssets: ["assets/site.1.css"])
    #expect(content.findings.map(\.rule.name) == [rule], "\(content.report)")
    let places = content.findings.flatMap { [$0.location] + $0.notes.map(\.location) }
    #expect(places.contains { $0.path == "Content/\(path)" }, "\(places)")
  }

  @Test("neighbours follow the order of the collection")
  func neighbours() {
    let content = Content([
      "x/_collection.yml": "sort: weight\n", "x/a.md": page("title: A\nweight: 2"),
      "x/b.md": page("title: B\nweight: 1"), "x/c.md": page("title: C\nweight: 3"),
    ])
    #expect(content.graph.entries.indices.map { content.map.order[$0] } == [1, 0, 2])
  }
}
