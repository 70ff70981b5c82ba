import Foundation
import Testing

@testable import Rendering

/// Cells with marks show the symbols of all of their marks, and name them in text.
@Suite("Marks")
struct MarksTests {
  private let sources = [
    "index.md": "---\ntitle: Home\n---\n```view\nmatrix: duty\nas: heatmap\n```\n",
    "areas/_collection.yml": "singular: area\n", "areas/a.md": "---\ntitle: Access\n---\n",
    "areas/b.md": "---\ntitle: Backup\n---\n",
    "models/_collection.yml": "singular: model\n", "models/x.md": "---\ntitle: Own\n---\n",
    "models/y.md": "---\ntitle: Rented\n---\n", "duty/_collection.yml": "kind: matrix\n",
    "duty/duty.md": """
    ---
    title: Duty
    rows: { collection: areas }
    columns: { collection: models }
    duties: { of: columns, levels: [us] }
    levels: [{ id: us, label: Ours }, { id: them, label: Theirs }]
    marks:
      - { id: critical, sign: "*", label: Critical focus }
      - { id: open, sign: "**", label: Open question }
    ---

    | | Own | Rented |
    | --- | --- | --- |
    | Access | Ours* | Theirs** |
    | Backup | Ours | Ours*** |
    """,
  ]

  @Test(
    "a drawing shows both of two marks in cells, the legend, the description and titles")
  func drawing() throws {
    let site = try RenderedSite(sources)
    #expect(site.findings == [])
    let svg = site["duty/duty.svg"]
    #expect(svg.contains("Critical focus 2, Open question 2."))
    #expect(svg.contains("<title>Backup × Rented: Ours, Critical focus, Open question</title>"))
    let signs = svg.components(separatedBy: "class=\"hm-mark ").dropFirst().map { text in
      String(text[text.index(after: text.firstIndex(of: ">")!)...].prefix { $0 != "<" })
    }
    #expect(signs == ["★", "**", "★**", "★", "**"], "three cells, then the legend")
    #expect(site["index.html"].contains(">Open question<"))
  }

  @Test("tables, pages of rows and columns, comparisons, duties and exports show both of two marks")
  func everywhere() throws {
    let site = try RenderedSite(sources)
    let table = site["duty/duty/index.html"]
    #expect(table.contains("data-marks=\"critical open \""))
    #expect(table.contains("<span class=\"badge is-marked\">**</span> <b>Open question</b>"))
    let page = site["models/y/index.html"]
    #expect(page.contains("<span aria-hidden=\"true\">**</span> Open question</span>"))
    #expect(
      page.contains(
        "Backup</span><span class=\"unseen\">: Ours, Critical focus, Open question</span>"))
    #expect(page.contains("aria-hidden=\"true\">O★**</span>"))
    #expect(site["compare/index.html"].contains("<span class=\"unseen\">, Open question</span>"))
    #expect(site["duties/y/index.html"].contains("**"))
    #expect(site["duty/duty.csv"].contains("Backup,Ours,Ours***"))
    #expect(site["duty/duty.json"].contains(#""label":"Open question","sign":"**""#))
  }

  @Test("an asterisk is shown as a star unless another mark has that sign")
  func starTwice() throws {
    var sources = sources
    sources["duty/duty.md"] = sources["duty/duty.md"]?.replacing("\"**\"", with: "★")
      .replacing("***", with: "*★").replacing("**", with: "★")
    let svg = try RenderedSite(sources)["duty/duty.svg"]
    #expect(svg.contains(">*★</text>"))
  }

  @Test("two marks with one id or one label are a finding")
  func twins() throws {
    var sources = sources
    sources["duty/duty.md"] = sources["duty/duty.md"]?.replacing(
      "label: Open question", with: "label: Critical focus")
    #expect(
      try RenderedSite(sources).findings == [
        "Content/duty/duty.md another mark has the id or the label of `open` [schema-error]"
      ])
  }

  @Test("a cell is as wide as its signs need")
  func width() {
    var model = HeatmapModels.small(links: false)
    let plain = Heatmap.Layout(model).width
    model.marks = [.init(sign: "(needs review)", label: "Review")]
    #expect(Heatmap.Layout(model).width > plain)
  }
}
