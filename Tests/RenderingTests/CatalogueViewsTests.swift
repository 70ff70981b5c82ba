import Foundation
import Testing

@testable import Rendering

/// HTML of the views for graphs, timelines, checklists, rankings, cells and guides.
@Suite("Views of a catalogue")
struct CatalogueViewsTests {
  private static let sources = [
    "steps/_collection.yml": """
    singular: step
    plural: steps
    sort: from
    fields:
      from: { type: integer }
      to: { type: integer }
      needs: { type: list, of: reference, to: steps }
      level: { type: enum, values: [{ id: easy, label: Easy }] }
      question: { type: text }
      items:
        type: entries
        fields:
          section: { type: string }
          detail: { type: text }
          models: { type: list, of: reference, to: models }
    """,
    "steps/one.md": """
    ---
    title: One <first>
    description: It begins.
    from: 1
    to: 2
    level: easy
    question: How much?
    items:
      a: { title: Much & more, section: Amount, detail: A lot., models: [us] }
      b: { title: Little }
    ---
    """,
    "steps/two.md": "---\ntitle: Two\nfrom: 3\nto: 4\nneeds: [one]\n---\n",
    "models/_collection.yml": "singular: model\nplural: models\n",
    "models/us.md": "---\ntitle: Us\n---\n", "models/them.md": "---\ntitle: Them\n---\n",
    "matrix/_collection.yml": "kind: matrix\n",
    "matrix/who.md": """
    ---
    title: Who
    rows: { collection: steps }
    columns: { collection: models }
    levels:
      - { id: full, label: Full, letter: F, color: blue }
      - { id: none, label: Nothing, letter: "–", color: none, applicable: false }
    marks:
      - { id: first, sign: "*", label: Do it first }
    ---
    | | Us | Them |
    | --- | --- | --- |
    | One \\<first> | Full* | Full |
    | Two | Nothing | Full |
    """,
  ]

  private func page(_ view: String) throws -> String {
    var sources = Self.sources
    sources["index.md"] = "---\ntitle: Home\n---\nBefore.\n\n```view\n\(view)\n```\n\nAfter.\n"
    let site = try RenderedSite(sources, basePath: "/b/")
    #expect(site.findings == [])
    return site["index.html"].components(separatedBy: "Before.")[1]
      .components(separatedBy: "After.")[0]
  }

  @Test("a graph is a drawing with links, and a list of the same edges")
  func graph() throws {
    let html = try page("graph: steps\nrelation: needs\ngroup: level")
    #expect(html.contains("<a class=\"rg-node rg-0\" href=\"/b/steps/one/\">"))
    #expect(html.contains("<a class=\"rg-node\" href=\"/b/steps/two/\">"))
    #expect(html.contains("One &lt;first&gt;</tspan>"))
    #expect(html.components(separatedBy: "class=\"rg-arrow\"").count == 2)
    let list = html.components(separatedBy: "<ol>")[1]
    #expect(list.contains("<li><a href=\"/b/steps/one/\">One &lt;first&gt;</a></li>"))
    #expect(
      list.contains(
        "<a href=\"/b/steps/two/\">Two</a> <span class=\"about\">after "
          + "<a href=\"/b/steps/one/\">One &lt;first&gt;</a>"))
  }

  @Test("the legend and the list of a drawing go by the order of its groups")
  func graphOrder() throws {
    let html = try indexPage("graph: steps\nrelation: needs\ngroup: level")
    #expect(html.contains("<span class=\"rg-key rg-0\"></span> Easy"))
    #expect(html.contains("<span class=\"rg-key rg-1\"></span> Hard"))
    let list = html.components(separatedBy: "class=\"as-list\"")[1]
    let one = try #require(list.range(of: "One &lt;first&gt;</a></li>"))
    let above = try #require(list.range(of: ">Above</a>"))
    #expect(one.lowerBound < above.lowerBound)
  }

  @Test("an index with a timeline of its entries does not list them again")
  func timelineIsAList() throws {
    #expect(try indexPage("graph: steps\nrelation: needs").contains("index-table"))
    #expect(try !indexPage("timeline: steps\nfrom: from").contains("index-table"))
  }

  /// Returns the index page of the steps with a view. The site has an additional step with the
  /// level `hard` whose file is the first.
  private func indexPage(_ view: String) throws -> String {
    var sources = Self.sources
    sources["matrix/_collection.yml"] = nil
    sources["matrix/who.md"] = nil
    sources["steps/_collection.yml"]?.replace(
      "label: Easy }", with: "label: Easy }, { id: hard, label: Hard }")
    sources["steps/above.md"] =
      "---\ntitle: Above\nfrom: 5\nto: 6\nneeds: [two]\nlevel: hard\n---\n"
    sources["steps/index.md"] = "---\ntitle: Steps\n---\n```view\n\(view)\n```\n"
    let site = try RenderedSite(sources)
    #expect(site.findings == [])
    return site["steps/index.html"]
  }

  @Test("a timeline has a bar for the span of each step")
  func timeline() throws {
    let html = try page("timeline: steps\nfrom: from\nto: to\nunit: Weeks")
    #expect(html.contains("<p class=\"when\">Weeks 1–2</p>"))
    #expect(html.contains("viewBox=\"0 0 4 1\""))
    #expect(html.contains("<rect class=\"span\" x=\"2\" width=\"2\" height=\"1\"/>"))
    #expect(html.contains("<p class=\"about\">It begins.</p>"))
  }

  @Test("a checklist has a box for each part, under its section")
  func checklist() throws {
    let html = try page("checklist: steps\nentry: one")
    #expect(html.contains("<h4>Amount</h4>"))
    #expect(html.contains("data-key=\"one/a\"> <span>Much &amp; more</span>"))
    #expect(html.contains("href=\"/b/steps/one/#a\""))
    #expect(html.components(separatedBy: "type=\"checkbox\"").count == 3)
  }

  @Test("a ranking counts the cells of its level")
  func ranking() throws {
    let html = try page("ranking: who\nlevel: full")
    let them = try #require(html.range(of: "href=\"/b/models/them/\""))
    let us = try #require(html.range(of: "href=\"/b/models/us/\""))
    #expect(them.lowerBound < us.lowerBound)
    #expect(html.contains("<b>2</b> of 2") && html.contains("<b>1</b> of 2"))
  }

  @Test("cells link to the section that explains them")
  func cells() throws {
    let html = try page("cells: who\nmark: first")
    #expect(html.contains("<a href=\"/b/models/us/#one\">One &lt;first&gt; × Us</a>"))
    #expect(html.contains("Do it first"))
    #expect(html.components(separatedBy: "<li>").count == 2)
  }

  @Test("a guide has a question for each entry and an area for the results")
  func guide() throws {
    let html = try page("guide: steps\nask: question\nfilter: { level: easy }")
    #expect(html.contains("One &lt;first&gt;</a>: How much?</legend>"))
    #expect(html.contains("name=\"1-one\" value=\"a\" data-leads-to=\"us\""))
    #expect(html.contains("<span class=\"about\">A lot.</span>"))
    #expect(html.contains("<li data-id=\"us\"><a href=\"/b/models/us/\">Us</a>"))
    #expect(html.contains("hidden"))
    #expect(!html.contains("data-excludes") && !html.contains("rules-out"))
  }

  @Test("parts can be results, and answers say what they rule out")
  func guideOfParts() throws {
    var sources = Self.sources
    sources["steps/_collection.yml"]! += "\n      never: { type: list, of: reference, to: models }"
    sources["steps/one.md"]?.replace("models: [us]", with: "models: [us, 'us#Own'], never: [them]")
    sources["models/_collection.yml"]! += "fields: { kinds: { type: entries } }\n"
    sources["models/us.md"] = "---\ntitle: Us\nkinds: [{ id: Own, title: Alone }]\n---\n"
    sources["index.md"] =
      "---\ntitle: Home\n---\n```view\nguide: steps\nexclude: never\n```\n"
    let site = try RenderedSite(sources)
    #expect(site.findings == [])
    let html = site["index.html"]
    #expect(html.contains("data-leads-to=\"us us#Own\" data-excludes=\"them\""))
    #expect(html.contains("<b>Rules out</b> <a href=\"/models/them/\">Them</a>"))
    let whole = try #require(html.range(of: "<li data-id=\"us\">"))
    let part = try #require(html.range(of: "<li data-id=\"us#Own\"><a href=\"/models/us/#own\">"))
    #expect(whole.upperBound < part.lowerBound)
    #expect(html.contains(">Us: Own Alone</a>"))
    #expect(!html.contains("<li data-id=\"them\">"), "no answer leads there")
  }

  @Test("a sub-entry lists the entries that refer to it, by collection and once each")
  func partUsers() throws {
    var files = try ShippedTheme.files()
    files.templates["norm"] = ShippedTheme.file(
      "norm.mustache",
      "{{#fields.clauses}}{{#items}}[{{id}}{{#used_by}}{{#items}} {{label}}:{{#links}}{{#items}} "
        + "{{title}}{{/items}}{{/links}}{{/items}}{{/used_by}}]{{/items}}{{/fields.clauses}}")
    let site = try RenderedSite(
      [
        "norms/_collection.yml":
          "singular: norm\nplural: norms\ntemplate: norm\nfields: { clauses: { type: entries } }\n",
        "norms/n.md": "---\ntitle: N\nclauses: [{ id: A }, { id: B }, { id: C }]\n---\n",
        "steps/_collection.yml":
          "singular: step\nplural: steps\nfields: { meets: { type: list, of: reference, to: norms } }\n",
        "steps/x.md": "---\ntitle: X\nmeets: ['n#A', 'n#B']\n---\n",
        "steps/y.md": "---\ntitle: Y\nmeets: ['n#A']\n---\n",
      ], theme: files)
    #expect(site.findings == [])
    #expect(site["norms/n/index.html"] == "[A Steps: X Y][B Steps: X][C]")
  }

  private let nested = [
    "norms/_collection.yml": """
    singular: norm
    plural: norms
    fields:
      areas:
        type: list
        of: record
        fields:
          clauses:
            type: entries
            fields: { see: { type: reference, to: 'norms#*' }, steps: entries }
    """,
    "norms/n.md": """
    ---
    title: N
    areas:
      - clauses:
          - { id: A, title: Alpha, steps: [{ id: A.1, title: First }] }
          - { id: B, title: Beta, see: A.1 }
    ---
    """,
    "norms/o.md":
      "---\ntitle: O\nareas: [{ clauses: [{ id: C, see: A.1 }, { id: D, see: B }] }]\n---\n",
  ]

  @Test("a nested part has its anchor and lists the parts that refer to it")
  func nestedParts() throws {
    let site = try RenderedSite(nested)
    #expect(site.findings == [])
    let page = site["norms/n/index.html"]
    for anchor in ["a", "a-1", "b"] {
      #expect(page.components(separatedBy: "id=\"\(anchor)\"").count == 2, "\(anchor)")
    }
    #expect(
      page.contains(
        "<span id=\"a-1\"><b>A.1</b> First</span><ul><li>"
          + "<b>Where it is used</b> Norms: "
          + "<a href=\"/norms/n/#b\">B Beta</a>, <a href=\"/norms/o/#c\">O: C</a></li></ul>"))
    #expect(page.contains("<b>See</b> <a href=\"/norms/n/#a-1\">A.1 First</a>"))
  }

  @Test("a checklist has a box for every part, and those inside of another come below it")
  func nestedChecklist() throws {
    var files = nested
    files["index.md"] = "---\ntitle: Home\n---\n\n```view\nchecklist: norms\nentry: n\n```\n"
    let site = try RenderedSite(files)
    #expect(site.findings == [])
    let page = site["index.html"]
    let items = page.components(separatedBy: "<li").filter { $0.contains("type=\"checkbox\"") }
    #expect(items.count == 3)
    #expect(items.map { $0.hasPrefix(" class=\"nested\">") } == [false, true, false])
    #expect(items.last?.contains("data-key=\"n/B\"") == true)
    #expect(items.dropFirst().first?.contains("href=\"/norms/n/#a-1\"") == true)
  }

  @Test("a page can draw the path to its entry along an acyclic relation")
  func path() throws {
    var files = try ShippedTheme.files()
    files.templates["step"] = ShippedTheme.file(
      "step.mustache", "{{entry.title}}:{{#path}}{{{svg}}}{{/path}}")
    let site = try RenderedSite(
      [
        "steps/_collection.yml":
          "singular: step\nplural: steps\ntemplate: step\n"
          + "fields: { needs: { type: list, of: reference, to: steps, acyclic: true } }\n",
        "steps/x.md": "---\ntitle: X\n---\n", "steps/y.md": "---\ntitle: Y\nneeds: [x]\n---\n",
      ], theme: files)
    #expect(
      site.findings == [
        "Theme/step.mustache `step` does not show `needs` of steps [field-not-shown]"
      ])
    #expect(site["steps/x/index.html"] == "X:")
    let page = site["steps/y/index.html"]
    #expect(page.contains("href=\"/steps/x/\"><rect"))
    #expect(page.contains("href=\"/steps/y/\" aria-current=\"page\"><rect"))
  }

  @Test("a derived matrix has its own page, with an anchor for each cell")
  func derivedMatrix() throws {
    let site = try RenderedSite([
      "rows/_collection.yml": "singular: row\nplural: rows\n", "rows/r.md": "---\ntitle: R\n---\n",
      "columns/_collection.yml": "singular: column\nplural: columns\n",
      "columns/c.md": "---\ntitle: C\n---\n",
      "things/_collection.yml":
        "fields: { row: { type: reference, to: rows }, column: { type: reference, to: columns } }\n",
      "things/t.md": "---\ntitle: T\nrow: r\ncolumn: c\n---\n",
      "matrix/_collection.yml": "kind: matrix\n",
      "matrix/m.md":
        "---\ntitle: M\nrows: { collection: rows }\ncolumns: { collection: columns }\n"
        + "derive: { count: things, row: row, column: column }\n---\nSee [it](#r--c).\n",
    ])
    #expect(site.findings == [])
    #expect(site["matrix/m/index.html"].contains("id=\"r--c\""))
  }
}
