import Testing

@testable import ContentFormat
@testable import ContentModel

@Suite("Links: targets that `links` in `site.yml` declares")
struct DeclaredLinkTests {
  private static let site = """
    title: A
    url: https://example.org/base
    links:
      routes: allow
      extensions: [.html]
      aliases: { '{{ base }}': /, docs/Old/: guide/, 'repo:': '', guide/Was.md: guide/scope.md }
      patterns:
        - '{% link {path} %}'
        - '[[{title}]]'
        - '[[{title}#{part}]]'
        - '<<{id}>>'
        - '{{ "{route}" | url }}'
        - '((part {part}))'
        - { pattern: '[{text}][m:{id}]', to: [models] }
    """
  private static let content = Content(
    [
      "site.yml": site, "index.md": page("title: Home"), "guide/scope.md": page("title: Scope"),
      "guide/README.md": page("title: Guide"),
      "_models/_collection.yml": "fields: { parts: { type: entries, fields: { n: string } } }",
      "_models/saas.md": page("title: SaaS\naliases: [Software service]\nparts: [{ id: p.1 }]"),
      "_models/own.md": page("title: Own\nslug: mine\nparts: [{ id: p.2 }, { id: p.1 }]"),
      "risks/_collection.yml": "",
      "risks/own.md": page("title: Own"), "risks/deep/index.md": page("title: Deep"),
    ], assets: ["guide/a.pdf"])

  private func target(_ destination: String, from path: String = "guide/scope.md") -> String {
    let graph = Self.content.graph
    func shown(_ text: String, _ anchor: String?) -> String {
      anchor.map { "\(text)#\($0)" } ?? text
    }
    return switch graph.target(of: destination, from: Self.content.position(path)) {
    case .entry(let entry, let anchor): shown(graph.entries[entry].path, anchor)
    case .collection(let index, let anchor):
      shown(graph.collections[index].schema.folder + "/", anchor)
    case .asset(let path): "asset \(path)"
    case .missing(let path): "missing \(path)"
    case .unresolved(let name): "\(name.candidates.count) \(name.placeholder) \(name.text)"
    case .unnamed(let name, let candidates): "\(candidates.count) \(name)"
    case .external: "external"
    case .outside: "outside"
    case .unparsed: "unread"
    case .unsafe(let scheme): "unsafe \(scheme)"
    }
  }

  @Test(
    "a route leads to its page",
    arguments: [
      ("/models/saas/", "_models/saas.md"), ("/models/saas", "_models/saas.md"),
      ("/base/models/saas/#x", "_models/saas.md#x"), ("../models/saas/", "_models/saas.md"),
      ("../../models/saas", "_models/saas.md"), ("/models/mine/", "_models/own.md"),
      ("/models/", "_models/"), ("/models/#x", "_models/#x"), ("/guide/", "guide/README.md"),
      ("/risks/deep/", "risks/deep/index.md"), ("/base/", "index.md"), ("/", "index.md"),
      ("/models/saas/index.html#p.1", "_models/saas.md#p-1"), ("/models/no/", "missing models/no"),
      ("/basemodels/saas/", "missing basemodels/saas"), ("../../../x/", "outside"),
    ])
  func routes(destination: String, result: String) { #expect(target(destination) == result) }

  @Test(
    "an extension takes the place of `.md`",
    arguments: [
      ("scope.html", "guide/scope.md"), ("../models/saas.html#x", "_models/saas.md#x"),
      ("/models/mine.html", "_models/own.md"), ("../_models/own.html", "_models/own.md"),
      ("index.html", "guide/README.md"), ("/index.html", "index.md"),
      ("README.html", "guide/README.md"),
      ("../risks/index.html", "risks/"), ("none.html", "missing guide/none.html"),
      ("a.pdf", "asset guide/a.pdf"), ("https://example.org/x.html", "external"),
    ])
  func extensions(destination: String, result: String) { #expect(target(destination) == result) }

  @Test(
    "an alias is another name of a folder or file",
    arguments: [
      ("{{ base }}/guide/scope.md", "guide/scope.md"), ("{{base}}/models/saas/", "_models/saas.md"),
      ("{{ base }}", "index.md"), ("{{ base }}#x", "index.md#x"),
      ("docs/Old/scope.md#x", "guide/scope.md#x"), ("/docs/Old/scope.md", "guide/scope.md"),
      ("../docs/Old/scope.html", "guide/scope.md"), ("/docs/Old", "guide/README.md"),
      ("/docs/Older/scope.md", "missing docs/Older/scope.md"),
      ("repo:guide/scope.md", "guide/scope.md"),
      ("Was.md#x", "guide/scope.md#x"), ("docs/Old/no.md", "missing guide/no.md"),
      ("{{ base }}/../../x", "outside"), ("javascript:x", "unsafe javascript"),
    ])
  func aliases(destination: String, result: String) { #expect(target(destination) == result) }

  @Test(
    "a pattern names its target",
    arguments: [
      ("{% link guide/scope.md %}", "guide/scope.md"), ("{%link scope %}#x", "guide/scope.md#x"),
      ("{% link _models/saas.md#p.1 %}", "_models/saas.md#p-1"), ("{% link /risks/ %}", "risks/"),
      ("{{ base }}{% link scope.md %}", "guide/scope.md"),
      ("{% link no/x.md %}", "missing no/x.md"),
      ("{% link ../../../x.md %}", "outside"), ("{% link a.pdf %}", "asset guide/a.pdf"),
      ("{% link scope.md %}x", "missing x"), ("[[SaaS]]", "_models/saas.md"),
      ("[[software service]]", "_models/saas.md"), ("[[saas#p.1]]", "_models/saas.md#p-1"),
      ("[[Own]]", "2 title Own"), ("[[Nobody]]", "0 title Nobody"), ("<<saas>>", "_models/saas.md"),
      ("<<own>>", "2 id own"), ("<<risks:own>>", "risks/own.md"),
      ("<<saas#p.1>>", "_models/saas.md#p-1"),
      ("<<none>>", "0 id none"), ("<<deep>>", "risks/deep/index.md"),
      ("[x][m:own]", "_models/own.md"), ("[x][m:deep]", "0 id deep"),
      ("((part p.2))", "_models/own.md#p-2"), ("((part p.1))", "2 part p.1"),
      ("{{ \"/models/saas/\" | url }}#x", "_models/saas.md#x"),
      ("{{ \"/no/\" | url }}", "missing no"),
    ])
  func patterns(destination: String, result: String) { #expect(target(destination) == result) }

  @Test("without declarations, the same destinations lead nowhere")
  func undeclared() {
    let content = Content(["index.md": page("title: Home"), "a.md": page("title: A")])
    let from = content.position("index.md")
    for destination in ["/a/", "a.html", "{% link a.md %}", "[[A]]"] {
      guard case .missing = content.graph.target(of: destination, from: from) else {
        Issue.record("\(destination) leads somewhere")
        continue
      }
    }
  }

  private static let lists = Content(
    [
      "site.yml": "title: A\nlinks: { routes: allow, extensions: [.html] }\n",
      "index.md": page("title: Home"), "_r/_collection.yml": "items: heading 2\nname: r\n",
      "_r/lists.md": "# Lists\n\n## R 1\n\nText.\n\n### Inner\n\n## R 2\n",
      "_d/_collection.yml": "items: '[*]'\nname: d\n",
      "_d/data.json": #"[{ "id": "d-1", "title": "One" }]"#,
      "_d/more.yml": "- { id: d-2, title: Two }\n",
    ])

  @Test(
    "a file of several entries is reached by a declared extension and by its route",
    arguments: [
      ("_r/lists.html#r-1", "R 1"), ("_r/lists.html#inner", "R 1#inner"), ("/_r/lists/#r-2", "R 2"),
      ("_r/lists.html", "r/"), ("_r/lists.html#lists", "r/"), ("_r/lists.html#r-9", "r/#r-9"),
      ("_d/data.html#d-1", "One"), ("_d/more.html#d-2", "Two"), ("/_d/more", "d/"),
      ("_r/list.html#r-1", "missing _r/list.html"),
    ])
  func items(destination: String, result: String) {
    let graph = Self.lists.graph
    #expect(Self.lists.findings == [])
    let found =
      switch graph.target(of: destination, from: Self.lists.position("index.md")) {
      case .entry(let entry, let anchor):
        graph.entries[entry].title + (anchor.map { "#\($0)" } ?? "")
      case .collection(let index, let anchor):
        graph.collections[index].schema.route + "/" + (anchor.map { "#\($0)" } ?? "")
      case .missing(let path): "missing \(path)"
      case let other: "\(other)"
      }
    #expect(found == result)
  }

  @Test("links in text are resolved and count as backlinks")
  func backlinks() {
    let content = Content([
      "site.yml": Self.site, "index.md": page("title: Home", "[[A]] and [b](/b/).\n"),
      "a.md": page("title: A"), "b.md": page("title: B"),
    ])
    #expect(content.findings == [])
    let home = content.position("index.md")
    for path in ["a.md", "b.md"] {
      #expect(content.graph.backlinks[content.position(path)].map(\.from) == [home])
    }
  }
}
