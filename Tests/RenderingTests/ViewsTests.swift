import Foundation
import Testing

@testable import Rendering

/// HTML of fenced `view` blocks.
@Suite("Views")
struct ViewsTests {
  static let sources = [
    "threats/_collection.yml": """
    singular: threat
    plural: threats
    sort: weight
    fields:
      kind: { type: enum, values: [{ id: old, label: Old & known }, { id: new, label: New }] }
      score: { type: integer, label: Score }
      seen_in: { type: list, of: string }
    """,
    "threats/worm.md": """
    ---
    title: Worm <old>
    description: It spreads.
    weight: 2
    kind: old
    score: 3
    seen_in: [mail, web]
    ---
    """,
    "threats/bot.md": "---\ntitle: Bot\nweight: 1\nkind: new\nscore: 7\nseen_in: [web]\n---\n",
    "threats/odd.md": "---\ntitle: Odd\nweight: 3\n---\n",
    "actors/_collection.yml": "sort: title\n",
    "actors/us.md": "---\ntitle: Us\n---\n", "actors/them.md": "---\ntitle: Them\n---\n",
    "matrix/_collection.yml": "kind: matrix\n",
    "matrix/who.md": #"""
    ---
    title: Who acts
    rows: { collection: threats, group: kind }
    columns: { collection: actors }
    levels:
      - { id: all, label: Everything, letter: E, color: blue, meaning: All of it. }
      - { id: none, label: Nothing, letter: "–", color: none, applicable: false }
    marks:
      - { id: first, sign: "*", label: Do it first }
    ---
    | Threat | Us | [Them](../actors/them.md) |
    | --- | --- | --- |
    | Worm \<old> | Everything*[^1] | Nothing |
    | Bot | Nothing | Everything |
    | Odd | Nothing | Nothing |

    [^1]: Because.
    """#,
  ]

  /// Returns the page of a view in the site above.
  private func page(_ view: String) throws -> String {
    var sources = Self.sources
    sources["index.md"] = "---\ntitle: Home\n---\nBefore.\n\n```view\n\(view)\n```\n\nAfter.\n"
    let site = try RenderedSite(sources, basePath: "/b/")
    #expect(site.findings == [])
    return site["index.html"]
  }

  /// Returns the strings between two markers, in order.
  private func texts(_ html: String, from start: String, to end: String) -> [String] {
    html.components(separatedBy: start).dropFirst().map { part in
      part.components(separatedBy: end)[0]
    }
  }

  /// Returns the first URL in HTML.
  private func href(in html: String) -> String {
    html.components(separatedBy: "href=\"").dropFirst().first?.components(separatedBy: "\"")[0]
      ?? ""
  }

  private func titles(_ html: String) -> [String] {
    let list = html.components(separatedBy: "class=\"view entries\"").dropFirst().joined()
    return texts(
      list.components(separatedBy: "After.")[0], from: "<a href=\"/b/threats/", to: "</a>")
  }

  @Test("a list is in the order of the collection")
  func list() throws {
    let html = try page("list: threats")
    #expect(titles(html) == ["bot/\">Bot", "worm/\">Worm &lt;old&gt;", "odd/\">Odd"])
    #expect(html.contains("<p>It spreads.</p>"))
    #expect(!html.contains("list-label"))
    #expect(!html.contains("language-view"), "the block itself is not shown")
    let around = ["Before.", "class=\"view entries\"", "After."].compactMap {
      html.firstRange(of: $0)?.lowerBound
    }
    #expect(around.count == 3 && around == around.sorted(), "it stands where the block stood")
  }

  @Test("a grouped list is in the order of the schema, with entries without a value last")
  func grouped() throws {
    let html = try page("list: threats\ngroup: kind")
    #expect(titles(html) == ["worm/\">Worm &lt;old&gt;", "bot/\">Bot", "odd/\">Odd"])
    #expect(
      texts(html, from: "<h2 class=\"list-label\">", to: "</h2>") == ["Old &amp; known", "New"])
  }

  @Test(
    "a filtered list has only the entries that match",
    arguments: [
      ("kind: old", ["worm"]), ("seen_in: web", ["bot", "worm"]), ("seen_in: mail", ["worm"]),
      ("score: 7", ["bot"]), ("kind: old, seen_in: web", ["worm"]),
      ("kind: new, seen_in: mail", []),
    ])
  func filtered(filter: String, ids: [String]) throws {
    let html = try page("list: threats\nfilter: { \(filter) }")
    #expect(titles(html).map { String($0.prefix { $0 != "/" }) } == ids)
  }

  @Test("a list shows the chosen fields")
  func fields() throws {
    let html = try page("list: threats\nfields: [score, kind, seen_in]")
    #expect(html.contains("<dt>Score</dt> <dd>7</dd>"))
    #expect(html.contains("<dd>Old &amp; known</dd>"))
    #expect(html.contains("<dd>mail, web</dd>"))
  }

  @Test(
    "a count has its number and noun, and links to the collection",
    arguments: [
      ("count: threats", "<b>3</b> threats"),
      ("count: threats\nfilter: { seen_in: web }", "<b>2</b> threats"),
      ("count: threats\nfilter: { kind: old }", "<b>1</b> threat"),
      ("count: threats\nfilter: { score: 99 }", "<b>0</b> threats"),
    ])
  func count(view: String, words: String) throws {
    #expect(try page(view).contains("<a href=\"/b/threats/\">\(words)</a>"))
  }

  @Test("a matrix as a table has groups, linked headers and titled cells")
  func table() throws {
    let html = try page("matrix: who\nas: table")
    #expect(html.contains("<span>Who acts</span></caption>"))
    #expect(
      texts(html, from: "<tr class=\"group\"><th scope=\"rowgroup\">", to: "<") == [
        "Old &amp; known", "New",
      ])
    #expect(
      texts(html, from: "<th scope=\"row\"", to: "</a>").map { href(in: $0) } == [
        "/b/threats/worm/", "/b/threats/bot/", "/b/threats/odd/",
      ])
    #expect(
      html.contains("<a href=\"/b/actors/them/#worm\" title=\"Worm &lt;old&gt; × Them: Nothing\">"))
    #expect(html.contains("Worm &lt;old&gt; × Us: Everything, Do it first"))
    #expect(html.components(separatedBy: "is-marked").count == 3, "the cell and the legend")
    #expect(html.components(separatedBy: " is-na").count == 5, "four cells say nothing")
    #expect(html.contains("href=\"/b/matrix/who/#fn.1\""), "its notes are on its own page")
    #expect(!html.contains("id=\"worm--us\""), "the cells' ids are on its own page")
    #expect(!html.contains("id=\"\""), "and an id that is empty is none")
  }

  @Test("a matrix on its own page has the ids of its cells")
  func ownPage() throws {
    let html = try RenderedSite(Self.sources)["matrix/who/index.html"]
    for id in ["worm--us", "worm--them", "bot--us", "bot--them", "odd--us", "odd--them"] {
      #expect(html.components(separatedBy: "id=\"\(id)\"").count == 2, "\(id)")
    }
    #expect(html.contains("<a href=\"#fn.1\""))
  }

  @Test("a matrix as a heatmap links to its cells, and the stand-alone file has no links")
  func heatmap() throws {
    let html = try page("matrix: who\nas: heatmap")
    let svg = texts(html, from: "<svg", to: "</svg>").joined()
    #expect(svg.contains("<title"))
    #expect(svg.contains("3 threats × 2 actors. Everything 2, Nothing 4, Do it first 1."))
    #expect(svg.contains("href=\"/b/actors/us/#worm\""))
    #expect(html.contains("href=\"/b/matrix/who/\">"))
    #expect(html.contains("<a href=\"/b/matrix/who.svg\">"))
    let file = try RenderedSite(Self.sources)["matrix/who.svg"]
    #expect(file.hasPrefix("<svg") || file.hasPrefix("<?xml"))
    #expect(!file.contains("href="), "a file that is used elsewhere has no links")
  }

  @Test("a group of columns is named at its first column")
  func columnGroups() throws {
    var sources = Self.sources
    sources["actors/_collection.yml"] = "sort: title\nfields: { side: string }\n"
    sources["actors/us.md"] = "---\ntitle: Us\nside: Inside\n---\n"
    sources["actors/them.md"] = "---\ntitle: Them\nside: Outside\n---\n"
    sources["matrix/who.md"] = sources["matrix/who.md"]?.replacing(
      "columns: { collection: actors }", with: "columns: { collection: actors, group: side }")
    let html = try RenderedSite(sources)["matrix/who/index.html"]
    let heads = texts(html, from: "<th scope=\"col\"", to: "</th>")
    #expect(heads.count == 3 && heads[1].contains(">Inside</span>"))
    #expect(heads.count == 3 && heads[2].contains(">Outside</span>"))
  }

  @Test("totals by row, column and group are those of the table")
  func totals() throws {
    let html = try RenderedSite(Self.sources)["matrix/who/index.html"]
    let lists = html.components(separatedBy: "<ul class=\"total-list\">").dropFirst()
    #expect(lists.count == 3)
    #expect(
      lists.map { texts($0, from: "<b>", to: "</b>") } == [
        ["1", "2", "1", "2"], ["1", "1", "1", "1", "0", "2"], ["1", "1", "1", "1"],
      ])
  }
}
