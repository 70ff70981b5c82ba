import Foundation
import Testing

@testable import Rendering

@Suite("Index pages that nobody designed")
struct IndexPageTests {
  private static let schema = """
    singular: hazard
    description: What can go wrong.
    id: '^H-[0-9]+$'
    fields:
      severity: { type: enum, values: [low, high], required: true }
      kind: { type: enum, values: [chemical, physical, other] }
      found: date
      notes: text
    """

  /// Returns the index of hazards with alternating values.
  private func index(
    count: Int, schema: String = schema, described: Bool = false,
    entry: (Int) -> String = { "severity: \(["low", "high"][$0 % 2])\nfound: 2026-01-01\n" }
  ) throws -> String {
    var sources = ["hazards/_collection.yml": schema]
    for number in 1...count {
      let description = described ? "description: About \(number).\n" : ""
      sources["hazards/h\(number).md"] =
        "---\nid: H-\(number)\ntitle: Hazard \(number)\n\(description)\(entry(number))---\n"
    }
    let site = try RenderedSite(sources)
    #expect(site.findings == [])
    return site["hazards/index.html"]
  }

  @Test("the description of a collection introduces its index")
  func description() throws {
    let html = try index(count: 1)
    #expect(html.contains(">What can go wrong.</p>"))
    #expect(html.contains("<meta name=\"description\" content=\"What can go wrong.\">"))
  }

  @Test("entries without descriptions are a table of their short fields")
  func table() throws {
    let html = try index(count: 3)
    #expect(
      html.contains(
        "<th scope=\"col\">ID</th><th scope=\"col\">Hazard</th><th scope=\"col\">Severity</th>"
          + "<th scope=\"col\">Found</th></tr>"))
    #expect(
      html.contains(
        "<td><code>H-1</code></td><th scope=\"row\"><a href=\"/hazards/h1/\">Hazard 1</a></th>"))
    #expect(html.contains("data-value=\"high\">High</td><td><time>2026-01-01</time></td>"))
    #expect(!html.contains("class=\"cards\""))
  }

  @Test("a field that most entries lack, or with long values, is no column")
  func columns() throws {
    let schema = Self.schema.replacing("notes: text", with: "source: string")
    let html = try index(count: 4, schema: schema) { number in
      "severity: low\nsource: \(String(repeating: "long ", count: 20))\n"
        + (number == 1 ? "found: 2026-01-01\n" : "")
    }
    #expect(html.contains("<th scope=\"col\">Severity</th></tr>"))
  }

  @Test("described entries are cards with the fields of few values")
  func cards() throws {
    let html = try index(count: 3, described: true)
    #expect(html.contains("class=\"cards\""))
    #expect(html.contains("<dt>Severity</dt> <dd>Low</dd>"))
    #expect(!html.contains("index-table"))
  }

  @Test("many entries are grouped by a field that all have, and filtered by the others")
  func groups() throws {
    let html = try index(count: 13, described: true) { number in
      "severity: \(["low", "high"][number % 2])\nkind: \(["chemical", "physical"][number % 2])\n"
    }
    let low = try #require(html.range(of: "<h2 class=\"list-label\">Severity: Low</h2>"))
    let high = try #require(html.range(of: "<h2 class=\"list-label\">Severity: High</h2>"))
    #expect(low.lowerBound < high.lowerBound)
    #expect(html.contains("<select name=\"kind\">"))
    #expect(html.contains("<option value=\"chemical\">Chemical</option>"))
    #expect(!html.contains("value=\"other\""), "no entry has this value")
    #expect(!html.contains("<select name=\"severity\">"), "the entries are grouped by it")
    #expect(html.contains("<dd data-field=\"kind\" data-value=\"chemical\">Chemical</dd>"))
    #expect(html.contains("/index."), "the script of the filters")
  }

  @Test("a declared order is kept, and the first field is a filter too")
  func declaredOrder() throws {
    let html = try index(count: 13, schema: "sort: found\n" + Self.schema, described: true)
    #expect(!html.contains("list-label"))
    #expect(html.contains("<select name=\"severity\">"))
  }

  @Test("few entries have no filters, and pages without filters no script for them")
  func few() throws {
    let html = try index(count: 12, described: true)
    #expect(!html.contains("<form") && !html.contains("/index."))
    #expect(!html.contains("data-field"))
  }

  @Test("entries are in natural order")
  func order() throws {
    let html = try index(count: 11)
    let titles = html.components(separatedBy: "<th scope=\"row\">").dropFirst().map {
      $0.components(separatedBy: "</a>")[0].components(separatedBy: ">").last ?? ""
    }
    #expect(titles == (1...11).map { "Hazard \($0)" })
  }
}
