import Foundation
import Testing

@testable import Rendering

/// Matrices whose cells are counted.
@Suite("Derived matrices")
struct DerivedMatrixTests {
  private static func sources(successor: String = "replaced_by: new") -> [String: String] {
    var sources = [
      "laws/_collection.yml": """
      sort: weight
      fields: { replaced_by: { type: reference, to: laws, successor: true } }
      """,
      "laws/old.md": "---\ntitle: Law of 1990\nweight: 1\n\(successor)\n---\n",
      "laws/new.md": "---\ntitle: Law of 2020\nweight: 2\n---\n",
      "tasks/_collection.yml": "sort: title\n",
      "tasks/a.md": "---\ntitle: Ask\n---\n", "tasks/b.md": "---\ntitle: Build\n---\n",
      "checks/_collection.yml": """
      fields:
        task: { type: list, of: reference, to: tasks }
        law: { type: list, of: reference, to: laws }
      """,
      "matrix/_collection.yml": "kind: matrix\n",
      "matrix/count.md": """
      ---
      title: Checks
      rows: tasks
      columns: laws
      derive: { count: checks, row: task, column: law }
      ---
      """,
    ]
    for number in 1...4 {
      sources["checks/c\(number).md"] =
        "---\ntitle: Check \(number)\ntask: [a\(number == 1 ? ", b" : "")]\nlaw: [new]\n---\n"
    }
    return sources
  }

  private func cell(_ id: String, in page: String) -> String {
    page.components(separatedBy: "<td id=\"\(id)\"").dropFirst().first?
      .components(separatedBy: "</td>")[0] ?? ""
  }

  @Test("numbers have their share in tenths and lead to the list of what they count")
  func numbers() throws {
    let site = try RenderedSite(Self.sources())
    #expect(site.findings == [])
    let page = site["matrix/count/index.html"]
    #expect(
      cell("a--new", in: page) == " class=\"number share-10\"><a href=\"#counted.a--new\">4</a>")
    #expect(
      cell("b--new", in: page) == " class=\"number share-3\"><a href=\"#counted.b--new\">1</a>")
    #expect(cell("b--old", in: page) == " class=\"number share-0 is-zero is-superseded\">0")
    let list = page.components(separatedBy: "<div id=\"counted.a--new\">").last?
      .components(separatedBy: "</div>")[0]
    #expect(list?.contains("<dt>Law of 2020</dt>") == true)
    #expect(list?.components(separatedBy: "<a href=\"/checks/").count == 5)
    #expect(!page.contains("counted.a--old"))
  }

  @Test("the data of a cell name the entries that it counts, and no others")
  func data() throws {
    let json = try RenderedSite(Self.sources())["matrix/count.json"]
    #expect(json.contains("\"number\":4,\"related\":[0,1,2,3]"))
    #expect(json.contains("\"number\":1,\"related\":[0]"))
    #expect(json.contains("#counted.a--new"))
  }

  @Test(
    "a superseded column has a box that shows it, unless all columns are superseded",
    arguments: [("replaced_by: new", true), ("", false)])
  func superseded(successor: String, isShown: Bool) throws {
    let site = try RenderedSite(Self.sources(successor: successor))
    let page = site["matrix/count/index.html"]
    #expect(page.contains("class=\"with-superseded\"") == isShown)
    #expect(page.contains("<th scope=\"col\" data-key=\"old\" class=\"is-superseded\">") == isShown)
    #expect(!page.contains("data-key=\"new\" class=\"is-superseded\""))
    #expect(
      site["laws/new/index.html"].contains("Law of 1990 <small>superseded</small>") == isShown)
  }

  @Test("shares are rounded up, so that only zero has none")
  func shares() throws {
    let page = try RenderedSite(Self.sources())["matrix/count/index.html"]
    #expect(page.components(separatedBy: "share-0 is-zero").count == 3)
  }
}
