import Foundation
import TestSupport
import Testing

/// A matrix with several levels in a cell, rows and columns from its table, and colours of its own.
@Suite("Cells with several levels")
struct SeveralLevelsTests {
  private let site = TestSite([
    "site.yml": "title: Handbook\n",
    "index.md": "---\ntitle: Home\n---\n[work](docs/work.md)\n",
    "docs/work.md": """
    ---
    title: How we work
    ---

    | Task | Dev | Ops |
    | --- | --- | --- |
    | Write | R/A ★ | R |
    | Run | C[^1] | A/R |

    [^1]: On call.

    """,
    "roles/_collection.yml": "singular: role\nplural: roles\n",
    "roles/dev.md": "---\ntitle: Dev\n---\n",
    "roles/ops.md": "---\ntitle: Ops\n---\n",
    "_raci/_collection.yml": """
    kind: matrix
    title: Duties
    table: { in: docs/work.md }
    rows: table
    columns: roles
    several: "/"
    question: Who takes part
    compare: columns
    duties: { of: rows, levels: [responsible], route: work }
    levels:
      - { id: responsible, letter: R, color: "#004d40" }
      - { id: accountable, letter: A }
      - { id: consulted, letter: C }
    marks: [{ id: critical, sign: ★ }]

    """,
  ])

  @Test("the matrix has a page, and its table stays on the page that has it")
  func pages() async throws {
    let outcome = try await site.build()
    #expect(outcome.terminal == "")
    let own = try #require(outcome.page("raci/index.html"))
    let source = try #require(outcome.page("docs/work/index.html"))
    for page in [own, source] {
      #expect(page.contains("<span class=\"part level-hex-004d40\"><b aria-hidden=\"true\">R</b>"))
      #expect(page.contains("<span class=\"part level-blue\"><b aria-hidden=\"true\">A</b>"))
      #expect(page.contains("title=\"Write × Dev: Responsible, Accountable, Critical\""))
    }
    #expect(own.contains("<th scope=\"row\" id=\"row.write\">Write</th>"))
    #expect(own.contains("data-level=\"responsible accountable\" data-marks=\"critical \""))
    #expect(own.contains("href=\"/docs/work/#fn.1\""))
    #expect(source.contains("href=\"#fn.1\"") && !source.contains("id=\"write--dev\""))
    #expect(source.contains("<a href=\"/raci/\">"))
    // Each part of the drawing has its colour and its letter.
    #expect(own.contains("<text class=\"hm-fg-hex-004d40\"") && own.contains("hm-bg-blue"))
    let styles = try #require(outcome.output.keys.first { $0.hasPrefix("assets/levels.") })
    #expect(own.contains("<link rel=\"stylesheet\" href=\"/\(styles)\">"))
    #expect(
      outcome.page(styles)?.contains(".level-hex-004d40 { --fill: #004d40; --on: #ffffff; }")
        == true)
    #expect(!own.contains(" style="))
    #expect(outcome.page("raci.svg")?.contains(".hm-bg-hex-004d40{fill:#004d40}") == true)
  }

  @Test("data files have all levels of a cell")
  func data() async throws {
    let outcome = try await site.build()
    let json = try #require(outcome.page("raci.json"))
    #expect(json.contains("\"levels\":[\"responsible\",\"accountable\"],\"marks\":[\"critical\"]"))
    #expect(!json.contains("\"level\":"))
    #expect(json.contains("{\"id\":\"write\",\"title\":\"Write\"}"))
    #expect(json.contains("\"color\":\"#004d40\""))
    #expect(
      outcome.page("raci.csv")
        == "Task,Dev,Ops\r\nWrite,Responsible / Accountable★,Responsible\r\n"
        + "Run,Consulted,Accountable / Responsible\r\n")
  }

  @Test("pages of entries, duties and comparisons show all levels under the matrix's question")
  func otherPages() async throws {
    let outcome = try await site.build()
    let role = try #require(outcome.page("roles/dev/index.html"))
    #expect(role.contains("<h2 id=\"section.duties\">Who takes part</h2>"))
    #expect(role.contains("<a class=\"duty-title\" href=\"/raci/#row.write\">Write</a>"))
    #expect(role.contains("<span class=\"pill level-blue\">"))
    let duties = try #require(outcome.page("work/write/index.html"))
    #expect(duties.contains("Responsible") && !duties.contains("Accountable"))
    let compare = try #require(outcome.page("compare/dev-ops/index.html"))
    #expect(compare.contains("<span class=\"pill level-hex-004d40\">"))
  }

  @Test("a site without colours of its own has no style sheet for them")
  func noColors() async throws {
    var site = site
    site["_raci/_collection.yml"] = try #require(site["_raci/_collection.yml"])
      .replacing(", color: \"#004d40\"", with: "")
    let outcome = try await site.build()
    #expect(!outcome.output.keys.contains { $0.hasPrefix("assets/levels.") })
    #expect(outcome.page("raci/index.html")?.contains("assets/levels.") == false)
  }
}
