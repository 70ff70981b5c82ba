import Diagnostics
import Testing

@testable import ContentFormat
@testable import ContentModel

@Suite("Matrices: tables bound to entries")
struct MatrixTests {
  /// Two domains, two models, and a matrix with the given settings and table.
  private func content(_ settings: String, _ table: String, more: [String: String] = [:]) -> Content
  {
    var files = [
      "models/_collection.yml": "singular: model\nplural: models\nsort: id\n",
      "models/saas.md": page("title: SaaS AI\naliases: [SaaS]"),
      "models/paas.md": page("title: PaaS AI"),
      "domains/_collection.yml":
        "singular: domain\nfields:\n  group: { type: enum, values: [old, { id: ai, label: AI }] }\n",
      "domains/privacy.md": page("title: Data Privacy\ngroup: old"),
      "domains/agents.md": page("title: Agents\ngroup: ai"),
      "matrix/_collection.yml": "kind: matrix\n",
      "matrix/m.md": page(
        "title: M\nrows: { collection: domains, group: group }\ncolumns: { collection: models }\n"
          + settings, table),
    ]
    files.merge(more) { $1 }
    return Content(files)
  }

  private let levels = """
    levels:
      - { id: provider, label: Provider }
      - { id: shared, label: Both share, letter: S, applicable: true }
      - { id: na, label: N/A, letter: "–", color: none, applicable: false }
    marks:
      - { id: critical, sign: "*", label: Critical }
      - { id: new, sign: "(new)", label: New }
    """

  /// The levels of all cells in row-major order, with marks and notes.
  private func cells(_ content: Content) -> [String] {
    guard let matrix = content.graph.matrices.first else { return [] }
    return matrix.cells.map { cell in
      guard let cell else { return "nil" }
      let level =
        cell.levels.first.map { matrix.levels[$0].id } ?? cell.number.map { "\($0)" } ?? "text"
      let marks = cell.marks.map { "+" + matrix.marks[$0].id }.joined()
      return level + marks + cell.notes.numbers.map { "^\($0)" }.joined()
    }
  }

  @Test("a cell has a level by label or id in any case, with marks and footnotes")
  func levelsAndMarks() {
    let content = content(
      levels,
      """
      | Domain | SaaS AI | PaaS AI |
      | --- | --- | --- |
      | Data Privacy | Provider* | both SHARE (new) *[^1] |
      | Agents | **na** | `shared` |

      [^1]: Why.
      """)
    #expect(content.report == [])
    #expect(cells(content) == ["provider+critical", "shared+new+critical^1", "na", "shared"])
    let matrix = content.graph.matrices[0]
    #expect(matrix.kind == .levels && matrix.corner == "Domain")
    #expect(matrix.levels.map(\.letter) == ["P", "S", "–"])
    #expect(matrix.levels.map(\.isApplicable) == [true, true, false])
    #expect(matrix.counts() == [1, 2, 1])
    #expect(matrix.counts(row: 0) == [1, 1, 0])
    #expect(matrix.counts(column: 0) == [1, 0, 1])
  }

  @Test("headers name entries by title, alias, id or link, in any order")
  func headers() {
    let content = content(
      levels,
      """
      | | [whatever](../models/paas.md) | SaaS |
      |-|-|-|
      | agents | N/A | Provider |
      | DATA PRIVACY | Provider | N/A |
      """)
    #expect(content.report == [])
    let matrix = content.graph.matrices[0]
    #expect(matrix.columns.headers.map { content.graph.id(of: $0) } == ["paas", "saas"])
    #expect(
      matrix.rows.headers.map { content.graph.id(of: $0) } == ["agents", "privacy"])
    #expect(matrix.columns.headers.map(\.label) == ["whatever", "SaaS"])
    #expect(matrix.rows.groups.map(\.label) == ["AI", "Old"])
    #expect(matrix.rows.groups.map(\.range) == [0..<1, 1..<2])
    #expect(matrix.columns.groups.map(\.label) == [nil])
  }

  @Test("a header whose text and link name two columns is a finding, and both columns are kept")
  func linkWins() {
    let content = content(
      levels,
      """
      | | [PaaS AI](../models/saas.md) | PaaS AI |
      |-|-|-|
      | Agents | N/A | N/A |
      | Data Privacy | N/A | N/A |
      """)
    #expect(
      content.report == ["matrix-header-link matrix/m.md:14:5 [PaaS AI](../models/saas.md)"])
    let headers = content.graph.matrices[0].columns.headers
    #expect(headers.map { content.graph.id(of: $0) } == ["saas", "paas"])
  }

  @Test("a header whose link leads elsewhere is a finding, not a guess by its text")
  func linkElsewhere() {
    let content = content(
      levels,
      """
      | | [SaaS AI](../domains/agents.md) | PaaS AI |
      |-|-|-|
      | Agents | N/A | N/A |
      | Data Privacy | N/A | N/A |
      """)
    #expect(content.report.count == 1, "\(content.report)")
    #expect(content.report.first?.hasPrefix("matrix-header-link") == true, "\(content.report)")
  }

  @Test("the matrix's own table is found among others")
  func otherTables() {
    let content = content(
      levels,
      """
      | Level | Meaning |
      |-|-|
      | Provider | them |

      | | SaaS AI | PaaS AI |
      |-|-|-|
      | Agents | N/A | N/A |
      | Data Privacy | N/A | N/A |
      """)
    #expect(content.report == [])
    #expect(content.graph.matrices[0].table == 1)
  }

  @Test("an invalid cell does not affect the rest of the table")
  func mistakes() {
    let content = content(
      levels,
      """
      | Domain | SaaS AI | PaaS AI | PasS AI |
      | --- | --- | --- | --- |
      | Data Privacy | Provder | | Shared |
      | Agents | Provider |
      | Agents | N/A | N/A | N/A |
      | Nobody | N/A | N/A | N/A |
      """)
    #expect(
      content.report == [
        "matrix-unknown-column matrix/m.md:14:32 PasS AI",
        "matrix-unknown-level matrix/m.md:16:18 Provder",
        "matrix-empty-cell matrix/m.md:16:28 ",
        "matrix-ragged-row matrix/m.md:17:1 | Agents | Provider |",
        "matrix-duplicate-row matrix/m.md:18:3 Agents",
        "matrix-unknown-row matrix/m.md:19:3 Nobody",
      ])
    // It is unclear which of two rows for the same entry is right.
    #expect(cells(content) == ["nil", "nil"])
  }

  @Test("text cells keep their text")
  func text() {
    let content = content(
      "values: text",
      "| | SaaS AI | PaaS AI |\n|-|-|-|\n| Agents | *Who* | x |\n| Data Privacy | y | |")
    #expect(content.report == ["matrix-empty-cell matrix/m.md:11:22 "])
    #expect(cells(content) == ["text", "text", "text", "nil"])
  }

  @Test("numbers outside of the range are reported")
  func numbers() {
    let table =
      "| | SaaS AI | PaaS AI |\n|-|-|-|\n| Agents | 0 | 5.5 |\n| Data Privacy | -1 | x |"
    let bounded = content("values: number\nrange: { min: 0, max: 5 }", table)
    #expect(
      bounded.report == [
        "matrix-invalid-number matrix/m.md:11:16 5.5", "matrix-invalid-number matrix/m.md:12:18 -1",
        "matrix-invalid-number matrix/m.md:12:23 x",
      ])
    #expect(bounded.graph.matrices[0].kind == .number(minimum: 0, maximum: 5))
    let free = content("values: number", table.replacing(" x ", with: " 1e2 "))
    #expect(free.report == [])
    #expect(cells(free) == ["0.0", "5.5", "-1.0", "100.0"])
  }

  @Test("a derived matrix counts the entries that refer to both row and column")
  func derived() {
    let content = content(
      "derive: { count: controls, row: domains, column: model }", "",
      more: [
        "controls/_collection.yml": """
        fields:
          domains: { type: list, of: reference, to: domains }
          model: { type: reference, to: models }
        """,
        "controls/a.md": page("title: A\ndomains: [privacy, agents]\nmodel: saas"),
        "controls/b.md": page("title: B\ndomains: [privacy]\nmodel: saas"),
        "controls/c.md": page("title: C\ndomains: [privacy]"),
      ])
    #expect(content.report == [])
    #expect(content.graph.matrices[0].kind == .derived)
    #expect(cells(content) == ["0.0", "1.0", "0.0", "2.0"])
    let counted = content.graph.matrices[0].counted.map { cell in
      cell.map { content.graph.entries[$0].title }
    }
    #expect(counted == [[], ["A"], [], ["A", "B"]])
  }

  @Test(
    "invalid declarations of a matrix are reported at their location",
    arguments: [
      ("levels: []", "schema-error matrix/m.md:2:8 M"),
      ("values: number\nrange: { mim: 0 }", "unknown-field matrix/m.md:6:10 mim"),
      ("values: numbers", "value-not-allowed matrix/m.md:5:9 numbers"),
      (
        "levels: [{ id: a, label: A }, { id: a, label: B }]",
        "duplicate-value matrix/m.md:5:31 { id: a, label: B }"
      ),
      ("levels: [{ id: a, label: A, colour: red }]", "unknown-field matrix/m.md:5:29 colour"),
      ("levels: [{ id: a, label: A, color: red }]", "value-not-allowed matrix/m.md:5:36 red"),
      ("derive: { count: contrls, row: a, column: b }", "schema-error matrix/m.md:5:18 contrls"),
      ("derive: { count: models, row: a, column: b }", "schema-error matrix/m.md:5:31 a"),
    ])
  func settings(text: String, report: String) {
    let content = content(
      text, "| | SaaS AI | PaaS AI |\n|-|-|-|\n| Agents | 1 | 1 |\n| Data Privacy | 1 | 1 |")
    #expect(content.report.contains(report), "\(content.report)")
  }

  @Test(
    "axes with unknown collections or fields are reported",
    arguments: [
      (
        "rows: { collection: domans }\ncolumns: { collection: models }",
        "schema-error matrix/m.md:3:21 domans"
      ),
      (
        "rows: { collection: domains, group: grop }\ncolumns: { collection: models }",
        "schema-error matrix/m.md:3:37 grop"
      ),
      ("rows: { collection: domains }", "missing-field matrix/m.md:2:1 "),
    ])
  func axes(text: String, report: String) {
    let content = content(
      "", "", more: ["matrix/m.md": page("title: M\n\(text)\nvalues: text", "| | SaaS |\n|-|-|")])
    #expect(content.report.contains(report), "\(content.report)")
  }

  @Test(
    "a mark without a sign, and two marks with one, are findings",
    arguments: [
      "marks: [{ id: a, sign: '', label: A }]",
      "marks: [{ id: a, sign: '*', label: A }, { id: b, sign: '*', label: B }]",
    ])
  func marks(text: String) {
    let content = content(
      "levels: [{ id: x, label: X }]\n" + text,
      "| | SaaS AI | PaaS AI |\n|-|-|-|\n| Agents | x | x |\n| Data Privacy | x | x |")
    #expect(content.report.count == 1, "\(content.report)")
  }
}
