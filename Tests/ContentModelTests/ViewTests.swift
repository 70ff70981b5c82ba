import Diagnostics
import Testing

@testable import ContentFormat
@testable import ContentModel

@Suite("Views: kinds and keys of blocks")
struct ViewTests {
  private let base = [
    "models/_collection.yml":
      "fields: { size: { type: enum, values: [small, { id: big, label: Big one }] }, uses: { type: list, of: string } }\n",
    "models/a.md": page("title: A\nsize: big\nuses: [x, y]"),
    "models/b.md": page("title: B\nsize: small"), "models/c.md": page("title: C\nuses: [x]"),
    "m/_collection.yml": "kind: matrix\n",
    "m/text.md": page(
      "title: T\nrows: { collection: models }\ncolumns: { collection: models }\nvalues: text",
      "| | A | B | C |\n|-|-|-|-|\n| A | 1 | 1 | 1 |\n| B | 1 | 1 | 1 |\n| C | 1 | 1 | 1 |"),
  ]

  private func view(_ yaml: String, fence: String = "```") -> (view: View?, report: [String]) {
    let content = Content(
      base.merging(["x.md": page("title: X", "\(fence)view\n\(yaml)\n\(fence)")]) { $1 })
    let views = content.graph.views[content.position("x.md")]
    return (views?[0], content.report)
  }

  private func groups(_ yaml: String) -> [String] {
    let content = Content(base.merging(["x.md": page("title: X", "```view\n\(yaml)\n```")]) { $1 })
    guard case .list(let list)? = content.graph.views[content.position("x.md")]?[0] else {
      return content.report
    }
    return list.groups.map { group in
      (group.label ?? "-") + ": " + group.entries.map { content.graph.entries[$0].id }.joined()
    }
  }

  @Test("a matrix of texts is shown as a table")
  func matrix() {
    let found = view("matrix: text")
    guard case .matrix(0, .table)? = found.view else {
      Issue.record("\(found)")
      return
    }
  }

  @Test(
    "a list can be filtered and grouped",
    arguments: [
      ("list: models", ["-: abc"]), ("list: models\nfilter: { size: big }", ["-: a"]),
      ("list: models\nfilter: { uses: x }", ["-: ac"]),
      ("list: models\ngroup: size", ["Small: b", "Big one: a", "-: c"]),
      ("list: models\nfilter: { uses: x, size: big }", ["-: a"]),
      ("list: models\nfields: [size, description]", ["-: abc"]),
    ])
  func lists(yaml: String, result: [String]) {
    #expect(groups(yaml) == result)
  }

  @Test("grouping by a list puts an entry into each of its groups")
  func groupByList() {
    #expect(groups("list: models\ngroup: uses") == ["x: ac", "y: a", "-: b"])
  }

  @Test("a count is the number of entries that match its filter")
  func counts() {
    guard case .count(_, 3)? = view("count: models").view else {
      Issue.record("no count of three")
      return
    }
    guard case .count(_, 1)? = view("count: models\nfilter: { size: big }").view else {
      Issue.record("no count of one")
      return
    }
  }

  @Test(
    "mistakes are reported at the line in the block",
    arguments: [
      ("", "view-error x.md:5:1"), ("matrix: txt", "view-error x.md:6:9 txt"),
      ("list: modls", "view-error x.md:6:7 modls"), ("lst: models", "unknown-field x.md:6:1 lst"),
      ("list: models\ngroup: sise", "view-error x.md:7:8 sise"),
      ("list: models\nfields: [size, titel]", "view-error x.md:7:16 titel"),
      ("list: models\nfilter: { sise: big }", "view-error x.md:7:11 sise"),
      ("list: models\nfilter: { size: bgi }", "view-error x.md:7:17 bgi"),
      ("matrix: text\nlist: models", "view-error x.md:6:1"),
      ("matrix: text\nas: heatmap", "view-error x.md:7:5 heatmap"),
      ("matrix: text\nas: chart", "value-not-allowed x.md:7:5 chart"),
      ("list: models\nas: table", "view-error x.md:7:1 as"),
      ("matrix: text\ngroup: size", "view-error x.md:7:1 group"),
      ("list: [a", "front-matter-syntax x.md:"), ("- list", "wrong-type x.md:6:1"),
      ("list: *models", "yaml-anchor x.md:6:7 *models"),
    ])
  func mistakes(yaml: String, report: String) {
    let found = view(yaml).report
    #expect(found.count == 1 && found[0].hasPrefix(report), "\(found)")
  }

  @Test("mistakes are located in unclosed blocks and in blocks with tildes, in quotes and in lists")
  func fences() {
    #expect(view("list: modls", fence: "~~~").report == ["view-error x.md:6:7 modls"])
    func report(_ body: String) -> [String] {
      Content(base.merging(["x.md": page("title: X", body)]) { $1 }).report
    }
    #expect(report("```view\nlist: modls") == ["view-error x.md:6:7 modls"])
    #expect(report("> ```view\n> list: modls\n> ```") == ["view-error x.md:6:9 modls"])
    #expect(report("- ```view\n  list: modls\n  ```") == ["view-error x.md:6:9 modls"])
    #expect(
      report("> - ```view\n>   list: models\n>   group: sise\n>   ```") == [
        "view-error x.md:7:12 sise"
      ])
  }

  @Test("only blocks with the info string `view` are views", arguments: ["", "yaml", "viewer"])
  func otherBlocks(info: String) {
    let content = Content(["x.md": page("title: X", "```\(info)\nlist: nothing\n```")])
    #expect(content.report == [])
    #expect(content.graph.views.isEmpty)
  }

  @Test("an empty list is a view without entries")
  func emptyFilter() {
    #expect(groups("list: models\nfilter: { size: small, uses: x }") == ["-: "])
  }
}
