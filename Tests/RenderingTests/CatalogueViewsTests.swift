import Foundation
import Testing

@testable import Rendering

/// What the views of graphs, timelines, checklists, rankings, cells and guides become.
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

  @Test("a graph is a drawing with links, and a list of the same")
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

  @Test("a timeline has a bar for the part of the whole that a step spans")
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

  @Test("cells lead to the place that explains them")
  func cells() throws {
    let html = try page("cells: who\nmark: first")
    #expect(html.contains("<a href=\"/b/models/us/#one\">One &lt;first&gt; × Us</a>"))
    #expect(html.contains("Do it first"))
    #expect(html.components(separatedBy: "<li>").count == 2)
  }

  @Test("a guide has a question for each entry and a place for what the answers lead to")
  func guide() throws {
    let html = try page("guide: steps\nask: question\nfilter: { level: easy }")
    #expect(html.contains("One &lt;first&gt;</a>: How much?</legend>"))
    #expect(html.contains("name=\"1-one\" value=\"a\" data-leads-to=\"us\""))
    #expect(html.contains("<span class=\"about\">A lot.</span>"))
    #expect(html.contains("<li data-id=\"us\"><a href=\"/b/models/us/\">Us</a>"))
    #expect(html.contains("hidden"))
  }
}
