import Foundation
import Testing

@testable import Rendering

/// Entry pages with and without a template of their collection.
@Suite("Entry pages")
struct EntryPageTests {
  static let sources = [
    "site.yml": "title: Site\n",
    "controls/_collection.yml": """
    singular: control
    plural: controls
    sort: weight
    fields:
      owner: { type: string, label: Owner & co }
      effort: { type: number }
      done: { type: boolean, label: Done }
      since: { type: date, label: Since }
      lasts: { type: duration, label: Lasts }
      state: { type: enum, values: [{ id: on, label: Switched on }], label: State }
      prose: { type: markdown, label: Prose }
      site: { type: url, label: Website }
      steps: { type: list, of: string, label: Steps }
      needs: { type: list, of: reference, to: controls, inverse: needed_by, label: Needs }
      scores: { type: map, of: integer, label: Scores }
      parts: { type: record, label: Parts, fields: { left: string, right: { type: string } } }
      clauses: { type: entries, label: Clauses, fields: { text: { type: text, label: Text } } }
      empty: { type: string, label: Never given }
    """,
    "controls/a.md": #"""
    ---
    title: First <a>
    description: The one & only.
    weight: 1
    aliases: [Number one]
    tags: [Big Ones]
    date: 2026-01-02
    owner: R & D
    effort: 2.5
    done: true
    since: 2026-03-04
    lasts: 90 minutes
    state: on
    prose: See **[B](b.md)** & more
    site: https://example.org/?a=1&b=2
    steps: [one, <two>]
    needs: [b]
    scores: { low: 1, high: 9 }
    parts: { left: L, right: R }
    clauses: { C.1: { title: Clause one, text: Text & text }, C.2: { title: Clause two } }
    ---
    # First \<a>

    ## Inside

    Text with [b](b.md).
    """#,
    "controls/b.md": "---\ntitle: Second\nweight: 2\nstatus: published\n---\nNothing.\n",
    "controls/c.md": "---\ntitle: Third\nweight: 3\n---\n[first](a.md#inside)\n",
  ]

  private func page(_ path: String) throws -> String {
    let site = try RenderedSite(Self.sources)
    #expect(site.findings == [])
    return site[path]
  }

  @Test("entries without a custom template show every declared field by type")
  func details() throws {
    let html = try page("controls/a/index.html")
    for part in [
      "<dt>Owner &amp; co</dt> <dd>R &amp; D</dd>", "<dd>2.5</dd>", "<dt>Done</dt> <dd>Yes</dd>",
      "<dt>Since</dt> <dd><time>2026-03-04</time></dd>", "<dt>Lasts</dt> <dd>90 minutes</dd>",
      "<dt>State</dt> <dd>Switched on</dd>", "<ul><li>one</li><li>&lt;two&gt;</li></ul>",
      "<p>See <strong><a href=\"/controls/b/\">B</a></strong> &amp; more</p>",
      "href=\"https://example.org/?a=1&amp;b=2\"", "<li><a href=\"/controls/b/\">Second</a></li>",
      "<dt>low</dt> <dd>1</dd>", "<dt>high</dt> <dd>9</dd>", "<dt>Left</dt> <dd>L</dd>",
      "<dt>Right</dt> <dd>R</dd>",
      "<h3><code>C.1</code> Clause one <a class=\"anchor\"",
      "<dt>Text</dt> <dd>Text &amp; text</dd>",
      "<h3><code>C.2</code> Clause two <a class=\"anchor\"",
    ] {
      #expect(html.contains(part), "\(part)")
    }
    #expect(!html.contains("Never given"))
  }

  @Test("every entry page has a title, a description, metadata, tags and a table of contents")
  func frame() throws {
    let html = try page("controls/a/index.html")
    #expect(html.contains("<title>First &lt;a&gt; · Site</title>"))
    #expect(html.contains("<meta name=\"description\" content=\"The one &amp; only.\">"))
    #expect(html.components(separatedBy: "<h1").count == 2, "the title once, not the heading too")
    #expect(html.contains("<dd>2026-01-02</dd>"))
    #expect(html.contains("<dd>Number one</dd>"))
    #expect(html.contains("href=\"/tags/big-ones/\">Big Ones</a>"))
    #expect(html.contains("<a href=\"#inside\">Inside</a>"))
  }

  @Test("an entry page links to its neighbours in the order of the collection")
  func neighbours() throws {
    func ways(_ path: String) throws -> [String] {
      try page(path).components(separatedBy: "rel=\"").dropFirst()
        .filter { $0.hasPrefix("prev") || $0.hasPrefix("next") }
        .map { String($0.replacing("\" href=\"", with: " ").prefix { $0 != "\"" }) }
    }
    #expect(try ways("controls/a/index.html") == ["next /controls/b/"])
    #expect(try ways("controls/b/index.html") == ["prev /controls/a/", "next /controls/c/"])
    #expect(try ways("controls/c/index.html") == ["prev /controls/b/"])
  }

  @Test("the id of a relation has no spaces, even if its inverse has")
  func relationID() throws {
    let sources = [
      "site.yml": "title: Site\n",
      "controls/_collection.yml": """
      fields:
        needs: { type: reference, to: controls, inverse: Needed by }
      """,
      "controls/a.md": "---\ntitle: A\nneeds: b\n---\n",
      "controls/b.md": "---\ntitle: B\n---\n",
    ]
    let html = try RenderedSite(sources)["controls/b/index.html"]
    #expect(html.contains("<h2 id=\"relation.needed-by\">Needed by</h2>"))
    #expect(html.contains("<a href=\"#relation.needed-by\">Needed by</a>"))
  }

  @Test("referring entries are listed once, by relation or as backlinks")
  func backlinks() throws {
    let second = try page("controls/b/index.html")
    #expect(second.contains("id=\"relation.needed_by\">Needed by</h2>"))
    let first = try page("controls/a/index.html")
    let backlinks = first.components(separatedBy: "id=\"section.backlinks\"").dropFirst().joined()
      .components(separatedBy: "</section>")[0]
    #expect(backlinks.contains("<a href=\"/controls/c/\">Third</a>"))
    #expect(!backlinks.contains("Second"))
    let third = try page("controls/c/index.html")
    #expect(!third.contains("section.backlinks"))
  }

  @Test("a collection without an index page has a generated one")
  func index() throws {
    let html = try page("controls/index.html")
    #expect(html.contains("<h1>Controls</h1>"))
    #expect(html.contains("<b>3</b> controls"))
    let titles = html.components(separatedBy: "<li>\n<a href=\"/controls/").dropFirst()
      .map { $0.prefix(1) }
    #expect(titles == ["a", "b", "c"])
  }

  @Test("a collection with a custom template uses it")
  func ownTemplate() throws {
    var theme = try ShippedTheme.files()
    theme.templates["controls"] = ShippedTheme.file(
      "controls",
      "{{entry.title}}|{{#fields.steps}}{{label}}:{{#items}}{{value}};{{/items}}"
        + "{{/fields.steps}}|{{#fields.needs}}{{#items}}{{href}} {{title}}{{/items}}{{/fields.needs}}"
    )
    let site = try RenderedSite(Self.sources, theme: theme)
    #expect(
      site.findings == [
        "Theme/controls `controls` does not show `owner`, `effort`, `done`, `since`, `lasts` and 7 "
          + "more of controls [field-not-shown]"
      ])
    #expect(
      site["controls/a/index.html"]
        == "First &lt;a&gt;|Steps:one;&lt;two&gt;;|/controls/b/ Second")
    #expect(site["controls/b/index.html"] == "Second||")
  }

  @Test(
    "a number beyond the range of integers is shown",
    arguments: ["1e300", "-1e300", "9223372036854775808", "12000", "0.1"])
  func hugeNumber(number: String) async throws {
    await #expect(processExitsWith: .success) { [number] in
      var sources = EntryPageTests.sources
      sources["controls/b.md"] = "---\ntitle: Second\nweight: 2\neffort: \(number)\n---\n"
      let html = try RenderedSite(sources)["controls/b/index.html"]
      precondition(html.contains("<dt>Effort</dt> <dd>"))
    }
  }

  @Test("a whole number is shown without a fraction")
  func wholeNumber() throws {
    var sources = Self.sources
    sources["controls/b.md"] = "---\ntitle: Second\nweight: 2\neffort: 12000\n---\n"
    #expect(try RenderedSite(sources)["controls/b/index.html"].contains("<dd>12000</dd>"))
  }

  @Test("a title from the body is shown once, and a link to its heading leads to the page")
  func titleFromHeading() throws {
    let site = try RenderedSite([
      "site.yml": "title: Site\n",
      "sheets/_collection.yml": "front_matter: optional\ndescription: { from: first-paragraph }\n",
      "sheets/a.md": "Before *it*.\n\n# The *sheet*\n\nAfter. [Up](#the-sheet)\n",
      "sheets/b.md": "---\ntitle: B\n---\n# B\n\n[A](a.md#the-sheet), [it](#b)\n",
    ])
    #expect(site.findings == [])
    let html = site["sheets/a/index.html"]
    #expect(html.contains("<title>The sheet · Site</title>"))
    #expect(html.contains("<meta name=\"description\" content=\"Before it.\">"))
    #expect(html.components(separatedBy: "<h1").count == 2)
    #expect(
      html.contains("<p>Before <em>it</em>.</p>\n<p>After. <a href=\"/sheets/a/\">Up</a></p>"))
    let other = site["sheets/b/index.html"]
    #expect(other.contains("<a href=\"/sheets/a/\">A</a>, <a href=\"/sheets/b/\">it</a>"))
  }

  @Test("the fields that are the title and the description are not shown twice")
  func nameFields() throws {
    let site = try RenderedSite([
      "site.yml": "title: Site\n",
      "risks/_collection.yml": """
      title: { from: [title, name] }
      description: { from: summary }
      fields: { name: string, summary: text, owner: string, found: { type: date, precision: month } }
      """,
      "risks/a.md": "---\nname: By name\nsummary: In short\nfound: 2026-04\nowner: O\n---\n",
      "risks/b.md": "---\ntitle: By title\nname: Also named\n---\n",
    ])
    #expect(site.findings == [])
    let html = site["risks/a/index.html"]
    #expect(html.contains("<h1>By name</h1>") && !html.contains("<dt>Name</dt>"))
    #expect(!html.contains("<dt>Summary</dt>") && !html.contains(">Summary<"))
    #expect(html.contains("<dd><time>2026-04</time></dd>") && html.contains("<dd>O</dd>"))
    #expect(site["risks/b/index.html"].contains("<dd>Also named</dd>"))
  }
}
