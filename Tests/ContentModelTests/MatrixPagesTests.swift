import Diagnostics
import Testing

@testable import ContentFormat
@testable import ContentModel

@Suite("Site map: pages of duties and comparisons")
struct MatrixPagesTests {
  private func content(_ settings: String, more: [String: String] = [:]) -> Content {
    var files = [
      "models/_collection.yml": "sort: id\n", "models/saas.md": page("title: SaaS AI"),
      "models/paas.md": page("title: PaaS AI"), "models/iaas.md": page("title: IaaS AI"),
      "domains/_collection.yml": "singular: domain\n", "domains/privacy.md": page("title: Privacy"),
      "matrix/_collection.yml": "kind: matrix\n",
      "matrix/m.md": page(
        """
        title: M
        rows: { collection: domains }
        columns: { collection: models }
        levels: [{ id: theirs, label: Theirs }, { id: ours, label: Ours }]
        \(settings)
        """,
        "| D | SaaS AI | PaaS AI | IaaS AI |\n|---|---|---|---|\n| Privacy | Theirs | Ours | Ours |"
      ),
    ]
    files.merge(more) { $1 }
    return Content(files)
  }

  private func routes(_ content: Content) -> [String] {
    content.map.pages.map(\.route).filter { $0.contains("duties") || $0.contains("compare") }
  }

  @Test("a matrix with duties has a duties page for each entry and compares neighbours")
  func pages() {
    let content = content("duties: { of: columns, levels: [ours] }")
    #expect(content.report == [])
    #expect(
      routes(content) == [
        "compare/", "compare/paas-iaas/", "compare/saas-paas/", "duties/", "duties/iaas/",
        "duties/paas/", "duties/saas/",
      ])
    #expect(content.graph.matrices[0].duties?.levels == [1])
  }

  @Test("a matrix without duties has no duties pages, but can compare rows or columns")
  func comparisons() {
    #expect(routes(content("")) == [])
    #expect(
      routes(content("compare: columns")) == [
        "compare/", "compare/paas-iaas/", "compare/saas-paas/",
      ])
    // A single row has no successor.
    #expect(routes(content("compare: rows")) == [])
  }

  @Test("an unknown level or side is reported")
  func mistakes() {
    #expect(
      content("duties: { of: columns, levels: [ours, yours] }").report == [
        "matrix-unknown-level matrix/m.md:6:39 yours"
      ])
    #expect(
      content("duties: { of: models, levels: [ours] }").report.first
        == "value-not-allowed matrix/m.md:6:15 models")
  }

  @Test("a content page at the address of a generated page is a collision")
  func collisions() {
    let taken = content(
      "duties: { of: columns, levels: [ours] }", more: ["duties/saas.md": page("title: Mine")])
    #expect(taken.findings.map(\.rule.name) == ["route-collision"])
  }

  @Test("the navigation can contain generated pages")
  func navigation() {
    let content = content(
      "duties: { of: columns, levels: [ours] }")
    #expect(content.map.generatedPage("/duties/")?.route == "duties/")
    #expect(content.map.generatedPage("compare")?.route == "compare/")
    #expect(content.map.generatedPage("/models/") == nil, "that is a page of the content's")
  }
}
