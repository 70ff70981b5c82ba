import Diagnostics
import Testing

@testable import ContentFormat
@testable import ContentModel

@Suite("Views: graphs, timelines, checklists, rankings, cells, guides")
struct ViewKindTests {
  private static let site = [
    "lessons/_collection.yml": """
    singular: lesson
    plural: lessons
    sort: id
    fields:
      level: { type: enum, values: [{ id: easy, label: Easy }, { id: hard, label: Hard }] }
      needs: { type: list, of: reference, to: lessons }
      model: { type: reference, to: models }
      from: { type: integer }
      to: { type: integer }
      when: { type: date }
      steps:
        type: entries
        fields:
          section: { type: string }
          why: { type: text }
          models: { type: list, of: reference, to: models }
    """,
    "lessons/a.md": page("title: A\nlevel: easy\nfrom: 3\nto: 4\nwhen: 2024-08-02"),
    "lessons/b.md": page(
      "title: B\nlevel: hard\nneeds: [a]\nfrom: 1\nto: 2\nwhen: 2024-08-01\nmodel: y"),
    "lessons/c.md": page(
      "title: C\nneeds: [b, a]\nfrom: 5\nto: 5\nmodel: x\nsteps:\n"
        + "  one: { title: One, section: S, why: So., models: [x, y] }\n"
        + "  two: { title: Two }\n  three: { title: Three, section: S }"),
    "models/_collection.yml": "singular: model\nplural: models\nsort: title\n",
    "models/x.md": page("title: X"), "models/y.md": page("title: Y"),
    "m/_collection.yml": "kind: matrix\n",
    "m/who.md": page(
      """
      title: Who
      rows: { collection: lessons }
      columns: { collection: models }
      levels:
        - { id: us, label: Us, letter: U, color: blue }
        - { id: them, label: Them, letter: T, color: rust }
      marks:
        - { id: first, sign: "*", label: First }
      """,
      "| | X | Y |\n|-|-|-|\n| A | Us | Them* |\n| B | Us | Us |\n| C | Them* | Us |"),
    "m/words.md": page(
      "title: W\nrows: { collection: models }\ncolumns: { collection: models }\nvalues: text",
      "| | X | Y |\n|-|-|-|\n| X | 1 | 2 |\n| Y | 3 | 4 |"),
  ]

  private func content(_ yaml: String) -> Content {
    Content(Self.site.merging(["x.md": page("title: P", "```view\n\(yaml)\n```")]) { $1 })
  }

  private func view(_ yaml: String) throws -> (view: View, graph: ContentGraph) {
    let content = content(yaml)
    #expect(content.report == [])
    return (
      try #require(content.graph.views[content.position("x.md")]?[0]), content.graph
    )
  }

  @Test("a graph has an edge for each reference, from the target to the source")
  func graph() throws {
    let (view, graph) = try view("graph: lessons\nrelation: needs\ngroup: level")
    guard case .graph(let drawn) = view else { throw Unexpected() }
    #expect(drawn.nodes.map { graph.entries[$0].id } == ["a", "b", "c"])
    #expect(drawn.edges.map { [$0.from, $0.to] } == [[0, 1], [1, 2], [0, 2]])
    #expect(drawn.groups == ["Easy", "Hard", nil])
  }

  @Test("`flow: source` turns the edges round, and a filter leaves nodes out with their edges")
  func flow() throws {
    let (turned, _) = try view("graph: lessons\nrelation: needs\nflow: source")
    guard case .graph(let drawn) = turned else { throw Unexpected() }
    #expect(drawn.edges.map { [$0.from, $0.to] } == [[1, 0], [2, 1], [2, 0]])
    let (filtered, _) = try view("graph: lessons\nrelation: needs\nfilter: { level: easy }")
    guard case .graph(let few) = filtered else { throw Unexpected() }
    #expect(few.nodes.count == 1 && few.edges == [])
  }

  @Test("the path to an entry has all entries that it builds on, unless it is too long to draw")
  func path() throws {
    let content = Content(Self.site)
    let graph = content.graph
    let field = try #require(graph.collections[0].schema.field("needs"))
    let references = FieldReferences("needs", in: graph.collections.startIndex, of: graph)
    func path(_ name: String, limit: Int = 24) -> RelationGraph? {
      graph.path(
        to: content.position("lessons/\(name).md"), along: field, references, limit: limit)
    }
    let whole = try #require(path("c"))
    #expect(whole.nodes.map { graph.entries[$0].id } == ["a", "b", "c"])
    #expect(whole.edges.map { [$0.from, $0.to] } == [[0, 1], [0, 2], [1, 2]])
    #expect(path("b")?.nodes.count == 2)
    #expect(path("a") == nil)
    #expect(path("c", limit: 2)?.nodes.count == 3)
    #expect(path("c", limit: 1) == nil)
  }

  @Test("a timeline is ordered by number and has a span")
  func numberedTimeline() throws {
    let (view, graph) = try view("timeline: lessons\nfrom: from\nto: to\nunit: Weeks")
    guard case .timeline(let line) = view else { throw Unexpected() }
    #expect(line.steps.map { graph.entries[$0.entry].id } == ["b", "a", "c"])
    #expect(line.steps.map(\.when) == ["1–2", "3–4", "5"])
    #expect(line.span == 1...5)
    #expect(line.unit == "Weeks")
  }

  @Test("a timeline by date omits entries without a date and reports them")
  func datedTimeline() throws {
    let content = content("timeline: lessons\nfrom: when")
    #expect(content.report == ["timeline-entry x.md:6:11 lessons"])
    let graph = content.graph
    guard case .timeline(let line)? = graph.views[content.position("x.md")]?[0] else {
      throw Unexpected()
    }
    #expect(line.steps.map { graph.entries[$0.entry].id } == ["b", "a"])
    #expect(line.steps.map(\.when) == ["2024-08-01", "2024-08-02"])
    #expect(line.span == nil)
  }

  @Test("a checklist has the parts of an entry by section")
  func checklist() throws {
    let (view, _) = try view("checklist: lessons\nentry: c")
    guard case .checklist(let lists) = view else { throw Unexpected() }
    let sections = try #require(lists.first).parts.sections
    #expect(sections.map(\.label) == ["S", nil])
    #expect(sections.map { $0.parts.map(\.id) } == [["one", "three"], ["two"]])
  }

  @Test("a ranking is sorted by the number of cells of a level, ties by the order of the table")
  func ranking() throws {
    let (columns, graph) = try view("ranking: who\nlevel: us")
    guard case .ranking(let byColumn) = columns else { throw Unexpected() }
    #expect(byColumn.order == [0, 1])
    let (rows, _) = try view("ranking: who\nof: rows\nlevel: us")
    guard case .ranking(let byRow) = rows else { throw Unexpected() }
    let headers = graph.matrices[byRow.matrix].rows.headers
    #expect(byRow.order.map { graph.id(of: headers[$0]) } == ["b", "a", "c"])
  }

  @Test("cells are those with a mark, a level, or both")
  func cells() throws {
    for (yaml, count) in [("mark: first", 2), ("level: us", 4), ("level: us\nmark: first", 0)] {
      let (view, _) = try view("cells: who\n\(yaml)")
      guard case .cells(_, let places) = view else { throw Unexpected() }
      #expect(places.count == count, "\(yaml)")
    }
  }

  @Test("a guide has questions and target entries")
  func guide() throws {
    let (view, graph) = try view("guide: lessons")
    guard case .guide(let questions) = view else { throw Unexpected() }
    let answer = try #require(questions.last?.answers.first)
    #expect(questions.map(\.question) == ["A", "B", "C"])
    #expect(answer.reason == "So.")
    #expect(answer.targets.map { graph.entries[$0.entry].id } == ["x", "y"])
    #expect(answer.excluded == [])
  }

  @Test("an answer leads to parts, and rules out entries and parts")
  func exclusion() throws {
    var site = Self.site
    site["lessons/_collection.yml"]! += "\n      out: { type: list, of: reference, to: models }"
    site["lessons/c.md"] = page(
      "title: C\nsteps: [{ id: one, title: One, models: [x, y#p], out: [x#q, z] }]")
    site["models/_collection.yml"]! += "fields: { kinds: { type: entries } }\n"
    site["models/x.md"] = page("title: X\nkinds: [{ id: q, title: Q }]")
    site["models/y.md"] = page("title: Y\nkinds: [{ id: p, title: P }]")
    site["models/z.md"] = page("title: Z")
    site["m/who.md"] = nil
    site["m/words.md"] = nil
    site["x.md"] = page("title: P", "```view\nguide: lessons\nexclude: out\n```")
    let content = Content(site)
    #expect(content.report == [])
    let view = try #require(content.graph.views[content.position("x.md")]?[0])
    guard case .guide(let questions) = view else { throw Unexpected() }
    let answer = try #require(questions.last?.answers.first)
    func names(_ targets: [GuideQuestion.Target]) -> [String] {
      targets.map { "\(content.graph.entries[$0.entry].id)#\($0.part ?? "")" }
    }
    #expect(names(answer.targets) == ["x#", "y#p"])
    #expect(names(answer.excluded) == ["x#q", "z#"])
  }

  @Test("lists can be grouped by a reference, with the titles of its targets in their order")
  func groupByReference() throws {
    let (view, _) = try view("list: lessons\ngroup: model")
    guard case .list(let list) = view else { throw Unexpected() }
    #expect(list.groups.map(\.label) == ["X", "Y", nil])
  }

  @Test(
    "views that cannot be shown are reported",
    arguments: [
      ("graph: lessons", "`graph` needs `relation`"),
      ("graph: lessons\nrelation: model", "`model` does not refer to lessons"),
      ("graph: lessons\nrelation: level", "`level` does not refer to lessons"),
      ("graph: lessons\nrelation: nees", "lessons have no field `nees`"),
      ("graph: lessons\nrelation: needs\nas: table", "`as` does not apply to this view"),
      ("timeline: lessons", "`timeline` needs `from`"),
      ("timeline: lessons\nfrom: level", "`level` is one of the values allowed"),
      ("checklist: models", "models have no parts to tick off"),
      ("checklist: lessons\nentry: d", "there is no lesson `d`"),
      ("ranking: who", "`ranking` needs `level`"),
      ("ranking: who\nlevel: thme", "the matrix has no level `thme`"),
      ("ranking: words\nlevel: us", "`ranking` needs a matrix with levels"),
      ("cells: who", "`cells` needs `level` or `mark`"),
      ("cells: who\nmark: frist", "the matrix has no mark `frist`"),
      ("guide: models", "models have no answers that refer to entries"),
      ("guide: lessons\nask: whom", "lessons have no field `whom`"),
      ("guide: lessons\nexclude: why", "`steps` have no list of references `why`"),
    ])
  func problems(yaml: String, message: String) {
    let content = content(yaml)
    #expect(content.findings.map(\.message) == [message])
    #expect(content.findings.map(\.rule) == [Rule.viewError.id])
    #expect(content.graph.views[content.position("x.md")]?[0] == nil || yaml.contains("as:"))
  }

  private struct Unexpected: Error {}
}
