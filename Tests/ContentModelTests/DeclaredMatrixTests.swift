import Diagnostics
import Testing

@testable import ContentFormat
@testable import ContentModel

@Suite("Matrices declared in a schema, with their table on any page")
struct DeclaredMatrixTests {
  private let levels = """
    several: ["/", ","]
    empty: none
    levels:
      - { id: responsible, letter: R }
      - { id: accountable, letter: A, aliases: [owner, "🔑"] }
      - { id: na, label: N/A, letter: "–", applicable: false }
      - { id: none, letter: "0" }
    marks:
      - { id: strong, sign: bold }
      - { id: slanted, sign: italic }
      - { id: star, sign: ★ }

    """

  private func content(
    _ keys: String, _ table: String, more: [String: String] = [:]
  ) -> Content {
    var files = [
      "teams/_collection.yml": "singular: team\nplural: teams\nsort: id\n",
      "teams/blue.md": page("title: Blue"),
      "teams/red.md": page("title: Red"),
      "docs/README.md": page("title: How we work", table),
      "_raci/_collection.yml": "kind: matrix\n" + keys,
    ]
    files.merge(more) { $1 }
    return Content(files)
  }

  private let table = """
    | Task | Red | Blue |
    | --- | --- | --- |
    | Write code | R/A | **A** |
    | Deploy | owner, *r* ★ | |
    """

  private func messages(_ content: Content) -> [String] { content.findings.map(\.message) }

  private func cells(_ content: Content) -> [String] {
    guard let matrix = content.graph.matrices.first else { return [] }
    return matrix.cells.map { cell in
      guard let cell else { return "nil" }
      return cell.levels.map { matrix.levels[$0].id }.joined(separator: "&")
        + cell.marks.map { "+" + matrix.marks[$0].id }.joined()
    }
  }

  @Test("the page keeps the table, and the matrix has the address of the folder")
  func declared() throws {
    let content = content(
      "title: Who does what\ntable: { in: docs/README.md }\nrows: table\ncolumns: teams\n" + levels,
      table)
    #expect(content.report == [])
    #expect(
      cells(content) == [
        "responsible&accountable", "accountable+strong",
        "accountable&responsible+star+slanted", "none",
      ])
    let matrix = try #require(content.graph.matrices.first)
    let entry = content.graph.entries[matrix.entry]
    #expect(entry.id == "raci" && entry.title == "Who does what")
    #expect(content.graph.entries[matrix.source].path == "docs/README.md")
    #expect(matrix.rows.headers.map { content.graph.id(of: $0) } == ["write-code", "deploy"])
    #expect(matrix.columns.headers.map { content.graph.id(of: $0) } == ["red", "blue"])
    #expect(matrix.counts() == [2, 3, 0, 1])
    #expect(matrix.hasSeveral)
    let (map, findings) = SiteMap.plan(content.graph)
    #expect(findings.isEmpty)
    #expect(map.entryRoutes[matrix.entry] == "raci/")
    #expect(map.pages.filter { $0.route == "raci/" }.count == 1)
  }

  @Test("a matrix with a file of its own takes the keys that it lacks from the schema")
  func shared() {
    let content = content(
      "rows: table\ncolumns: { from: table }\n" + levels, "",
      more: [
        "_raci/own.md": page("title: Own", "| x | A b |\n|-|-|\n| C | N/A |"),
        "_raci/other.yml": "title: Other\ntable: { in: docs/page.md, heading: second }\n"
          + "levels: [{ id: yes, letter: ✅️ }, { id: no, letter: ❌ }]\nempty: no\n",
        "docs/page.md": page(
          "title: Page", "| a | b |\n|-|-|\n| c | ✗ |\n\n## Second\n\n| a | b |\n|-|-|\n| c | ✅ |"),
      ])
    #expect(content.report == [])
    #expect(content.graph.matrices.count == 2)
    #expect(content.graph.matrices.map { $0.levels[0].id } == ["yes", "responsible"])
    #expect(content.graph.matrices.map { $0.cells[0]?.levels } == [[0], [2]])
  }

  @Test(
    "a wrong place of the table is a finding",
    arguments: [
      ("in: docs/README.txt", "there is no page `docs/README.txt`"),
      ("in: README.md", "there is no page `README.md`"),
      ("in: ../secret.md", "`../secret.md` is not a path in the content folder"),
      ("in: /docs/README.md", "`/docs/README.md` is not a path in the content folder"),
      ("in: docs/README.md, heading: Tasks", "`docs/README.md` has no heading `Tasks`"),
      ("in: docs/README.md, heading: Empty", "there is no table below the heading `Empty`"),
      ("in: docs/README.md, heading: Twice", "several headings are called `Twice`"),
      ("in: docs/README.md, head: x", "`head` is not a field of table"),
    ])
  func wrongPlace(place: String, message: String) {
    let content = content(
      "table: { \(place) }\nrows: table\ncolumns: teams\n" + levels,
      "## Empty\n\nText.\n\n## Twice\n\n" + table + "\n\n## Twice\n\nText.")
    #expect(messages(content).contains { $0.contains(message) }, "\(messages(content))")
    #expect(content.report.count == 1, "\(content.report)")
  }

  @Test(
    "a wrong key is a finding",
    arguments: [
      ("rows: table\ncolumns: team\n", "there is no collection `team`"),
      ("rows: { from: tables }\ncolumns: teams\n", "`rows` cannot come from `tables`"),
      ("columns: teams\n", "a matrix needs `rows`"),
      ("rows: {}\ncolumns: teams\n", "`rows` names no collection"),
      (
        "rows: { from: table, group: kind }\ncolumns: teams\n",
        "`group` cannot be combined with `from: table`"
      ),
      ("rows: table\ncolumns: teams\nempty: nothing\n", "`nothing` is not a level"),
      ("rows: table\ncolumns: teams\nseveral: and\n", "`and` cannot separate the levels"),
      (
        "rows: table\ncolumns: teams\nduties: { of: rows, levels: [responsible], route: a//../b }\n",
        "`a//../b`"
      ),
    ])
  func wrongKey(keys: String, message: String) {
    var levels = levels
    for key in ["empty:", "several:"] where keys.contains(key) {
      levels = levels.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !$0.hasPrefix(key) }.joined(separator: "\n")
    }
    let content = content(
      "table: { in: docs/README.md }\n" + keys + levels,
      "| Task | Red | Blue |\n|-|-|-|\n| Write | R | A |")
    #expect(messages(content).contains { $0.contains(message) }, "\(messages(content))")
    #expect(content.report.count == 1, "\(content.report)")
  }

  @Test("cells and headers that cannot be read are findings, once each")
  func wrongCells() {
    let content = content(
      "table: { in: docs/README.md }\nrows: table\ncolumns: table\n" + levels,
      """
      | Task | A | a | ★ |
      | --- | --- | --- | --- |
      | One | X | R | R |
      | one | R | R | R |
      | | R | R | R |
      | Two | R/R | R | R |
      | Three | ★ | R | R |
      | Four | R |
      """)
    #expect(
      messages(content) == [
        "another column has the id `a` of `a`", "`★` has no letter or digit to make an id from",
        "`X` is not a level of this matrix", "another row has the id `one` of `one`",
        "this row has no name", "this cell names `Responsible` twice",
        "this row has 2 cells, but the header has 4",
      ])
  }

  @Test("several levels without `several` are a finding that names the separator")
  func undeclared() {
    let keys = levels.split(separator: "\n").filter { !$0.hasPrefix("several") }
      .joined(separator: "\n")
    let content = content(
      "table: { in: docs/README.md }\nrows: table\ncolumns: teams\n" + keys,
      "| Task | Red | Blue |\n|-|-|-|\n| Write | R/A | N/A |")
    #expect(content.report.count == 1)
    #expect(messages(content)[0].contains("`R/A` names several levels"))
  }

  @Test("two matrices cannot have the same table")
  func sameTable() {
    let keys = "kind: matrix\ntable: { in: docs/README.md }\nrows: table\ncolumns: teams\n"
    let content = content(
      String(keys.dropFirst("kind: matrix\n".count)) + levels, table,
      more: ["_second/_collection.yml": keys + levels])
    #expect(content.report.count == 1)
    #expect(messages(content)[0].contains("this table already has the cells of"))
    #expect(content.graph.matrices.count == 1)
  }

  @Test("levels without a colour have those of the palette that no other level has")
  func colors() {
    let content = content(
      """
      table: { in: docs/README.md }
      rows: table
      columns: table
      levels:
        - { id: one }
        - { id: two, color: blue }
        - { id: three, letter: "3", color: "#AABBCC" }
        - { id: four }
        - { id: five, letter: "5", applicable: false }

      """, "| a | b |\n|-|-|\n| c | one |")
    #expect(content.report == [])
    #expect(
      content.graph.matrices[0].levels.map(\.color.text) == [
        "amber", "blue", "#aabbcc", "rust", "none",
      ])
  }

  private let sections = [
    "notes/_collection.yml": "items: heading 2\nid: '^(N-[0-9]+|[a-z-]+)$'\n",
    "notes/all.md": """
    # Notes

    ## N-1: Prices

    | Plan | Price |
    | --- | --- |
    | Small | 5 |

    ## N-2: Work

    Text.

    ### Who does it

    | Task | Red | Blue |
    | --- | --- | --- |
    | Write | R | A |

    ### Nothing

    ## Empty
    """,
  ]

  @Test(
    "the table may be in an entry of a file with several",
    arguments: [
      "", ", heading: 'N-2: Work'", ", heading: Work", ", heading: n-2-work",
      ", heading: Who does it", ", heading: '### who does it'",
    ])
  func inSection(heading: String) throws {
    let content = content(
      "table: { in: notes/all.md\(heading) }\nrows: table\ncolumns: teams\n" + levels, "",
      more: sections)
    #expect(content.report == [])
    let matrix = try #require(content.graph.matrices.first)
    #expect(content.graph.entries[matrix.source].id == "N-2" && matrix.table == 0)
    #expect(cells(content) == ["responsible", "accountable"])
  }

  @Test(
    "a table that no entry of the file has is a finding",
    arguments: [
      ("heading: Notes", "the heading `Notes` of `notes/all.md` is outside of its entries"),
      ("heading: Empty", "there is no table below the heading `Empty` of `notes/all.md`"),
      ("heading: Nothing", "there is no table below the heading `Nothing` of `notes/all.md`"),
      ("heading: Wrok", "`notes/all.md` has no heading `Wrok`"),
    ])
  func notInSection(heading: String, message: String) {
    let content = content(
      "table: { in: notes/all.md, \(heading) }\nrows: table\ncolumns: teams\n" + levels, "",
      more: sections)
    #expect(messages(content) == [message])
  }

  @Test("a file whose entries are all drafts or data has no table")
  func noSections() {
    let data = content(
      "table: { in: notes/all.yml }\nrows: table\ncolumns: teams\n" + levels, "",
      more: ["notes/_collection.yml": "items: '[*]'\n", "notes/all.yml": "- { id: a, title: A }\n"])
    #expect(messages(data) == ["`notes/all.yml` has no table"])
    let drafts = content(
      "table: { in: notes/all.md }\nrows: table\ncolumns: teams\n" + levels, "",
      more: [
        "notes/_collection.yml": "items: heading 2\n",
        "notes/all.md": "---\nstatus: draft\n---\n\n## One\n",
      ])
    #expect(messages(drafts) == [])
  }

  @Test("a colour without quotes is a comment, which is a finding")
  func unquotedColor() {
    let content = content(
      "table: { in: docs/README.md }\nrows: table\ncolumns: table\nlevels:\n  - id: one\n    color: #aabbcc\n",
      "| a | b |\n|-|-|\n| c | one |")
    #expect(content.report.count == 1, "\(content.report)")
  }

  @Test("a title without a page for the table is a finding")
  func title() {
    let content = content("title: X\nrows: table\ncolumns: table\n" + levels, "")
    #expect(content.report.count == 1)
    #expect(messages(content)[0].contains("`table` names no page"))
  }
}

@Suite("Names of levels in cells")
struct LevelNamesTests {
  private func level(_ id: String, _ label: String, _ letter: String) -> Matrix.Level {
    .init(
      id: id, label: label, aliases: [], letter: letter, color: .named("grey"), meaning: nil,
      isApplicable: true, isSplit: false, crosswalk: [:], location: SourceLocation(""))
  }

  @Test(
    "texts are split at separators, but not inside the name of a level",
    arguments: [
      ("R", [0]), ("r", [0]), ("R/A", [0, 1]), (" A , R ", [1, 0]), ("N/A", [2]),
      ("N/A/R", [2, 0]), ("R/N/A", [0, 2]), ("R/", nil), ("/", nil), ("", nil), ("R A", nil),
      ("R/X", nil), (String(repeating: "R/", count: 40) + "R", nil),
    ] as [(String, [Int]?)])
  func split(text: String, levels: [Int]?) {
    let names = LevelNames([
      level("resp", "Resp", "R"), level("acc", "Acc", "A"), level("na", "N/A", "–"),
    ])
    #expect(names.levels(text, separators: ["/", ","]) == levels)
  }
}
