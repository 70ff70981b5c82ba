import Diagnostics
import Testing

@testable import ContentFormat
@testable import ContentModel

/// Limits on repeated long lists and on drawings with too many elements.
@Suite("Views: limits")
struct ViewLimitsTests {
  private func entries(_ count: Int, _ fields: (Int) -> String = { _ in "" }) -> [String: String] {
    var files = [
      "c/_collection.yml":
        "plural: steps\nfields: { needs: { type: list, of: reference, to: c }, n: integer }\n"
    ]
    for index in 0..<count { files["c/e\(index).md"] = page("title: E\(index)\n\(fields(index))") }
    return files
  }

  private func graph(_ files: [String: String]) -> (RelationGraph?, [String]) {
    let content = Content(
      files.merging(["x.md": page("title: X", "```view\ngraph: c\nrelation: needs\n```")]) { $1 })
    guard case .graph(let graph)? = content.graph.views[content.position("x.md")]?[0] else {
      return (nil, [])
    }
    return (graph, content.findings.map { "\($0.message) [\($0.rule)]" })
  }

  @Test("a graph with too many entries is not drawn")
  func nodes() {
    let (graph, found) = graph(entries(RelationGraph.maximumNodes + 1))
    #expect(graph?.nodes.count == 501, "the list is whole")
    #expect(
      found == ["this graph has 501 steps, too many to draw: the limit is 500 [drawing-too-large]"])
  }

  @Test("a graph with too many connections is not drawn")
  func edges() {
    let (graph, found) = graph(
      entries(70) { "needs: [" + (0..<$0).map { "e\($0)" }.joined(separator: ", ") + "]" })
    #expect(graph?.excess?.noun == "connections")
    #expect(found.count == 1)
  }

  @Test("a chain with long connections has too many bends to be drawn")
  func bends() {
    let (graph, found) = graph(
      entries(400) { index in
        if index == 0 { return "" }
        return "needs: [e\(index - 1)" + (index > 1 && index < 300 ? ", e0]" : "]")
      })
    #expect(graph?.excess?.noun == "nodes and bends")
    #expect(found.count == 1)
  }

  @Test("a legible graph is drawn")
  func drawn() {
    let (graph, found) = graph(entries(100) { $0 == 0 ? "" : "needs: [e\($0 - 1), e\($0 / 2)]" })
    #expect(graph?.excess == nil)
    #expect(found == [])
  }

  @Test("the views of a page show a bounded number of items, and the rest is one finding")
  func page200000() {
    let blocks = Array(repeating: "```view\nlist: c\n```", count: 1_500).joined(separator: "\n\n")
    let content = Content(entries(200).merging(["x.md": page("title: X", blocks)]) { $1 })
    #expect(
      content.findings.map(\.message) == [
        "the views of this page show more than 200000 entries and cells together"
      ])
    #expect(content.graph.views[content.position("x.md")]?.count == 990)
  }

  @Test("the number of findings about views on a page is bounded")
  func wrongViews() {
    let blocks = Array(repeating: "```view\nlist: d\n```", count: 500).joined(separator: "\n\n")
    let content = Content(entries(2).merging(["x.md": page("title: X", blocks)]) { $1 })
    #expect(content.findings.count == BoundViews.maximumFindings)
  }

  @Test("a derived matrix has a bounded number of cells")
  func derived() {
    var files = entries(300) { "needs: [e\($0)]" }
    files["m/_collection.yml"] = "kind: matrix\n"
    files["m/d.md"] = page(
      "title: D\nrows: { collection: c }\ncolumns: { collection: c }\n"
        + "derive: { count: c, row: needs, column: needs }")
    #expect(
      Content(files).findings.map(\.message) == [
        "this matrix would have 300 × 300 cells; the limit is 50000"
      ])
  }

  @Test("a derived matrix counts the entries that refer to both its row and its column")
  func derivedCounts() {
    var files = entries(3) { "needs: [e0, e\($0)]" }
    files["m/_collection.yml"] = "kind: matrix\n"
    files["m/d.md"] = page(
      "title: D\nrows: { collection: c }\ncolumns: { collection: c }\n"
        + "derive: { count: c, row: needs, column: needs }")
    let numbers = Content(files).graph.matrices.first?.cells.map { $0?.number }
    #expect(numbers == [3, 1, 1, 1, 1, 0, 1, 0, 1])
  }
}
