import Foundation
import Testing

@testable import Pipeline

/// A matrix whose table is on another page depends on the text of that page.
@Suite("Rebuilding: matrices declared in schemas")
struct DeclaredMatrixRebuildTests {
  private static let page = """
    ---
    title: Work
    ---

    Some words.

    | Task | Dev | Ops |
    | --- | --- | --- |
    | Write | R/A ★ | R |
    | Run | C[^1] | A/R |

    [^1]: On call.

    """

  private static let schema = """
    kind: matrix
    title: Duties
    table: { in: docs/work.md }
    rows: table
    columns: roles
    several: "/"
    levels:
      - { id: responsible, letter: R, color: "#004d40" }
      - { id: accountable, letter: A }
      - { id: consulted, letter: C }
    marks: [{ id: critical, sign: ★ }]

    """

  @Test("a rebuild after each edit equals a clean build")
  func edits() async throws {
    let files = [
      "Content/site.yml": "title: Handbook\n",
      "Content/index.md": "---\ntitle: Home\n---\n[Work](docs/work.md)\n",
      "Content/docs/work.md": Self.page, "Content/_raci/_collection.yml": Self.schema,
      "Content/roles/_collection.yml": "singular: role\nplural: roles\n",
      "Content/roles/dev.md": "---\ntitle: Dev\n---\n",
      "Content/roles/ops.md": "---\ntitle: Ops\n---\n",
    ]
    var comparison = try SessionComparison(files.mapValues { Array($0.utf8) })
    #expect(try await comparison.difference() == nil)
    let (page, schema) = ("Content/docs/work.md", "Content/_raci/_collection.yml")
    let edits: [(path: String, text: String?)] = [
      (page, Self.page.replacing("Some words", with: "Other words, and more of them")),
      (page, Self.page.replacing("| R/A ★ |", with: "| C |")),
      (page, Self.page.replacing("| R/A ★ |", with: "| X |")),
      (page, Self.page.replacing("| Run |", with: "| Run it |")),
      (page, Self.page.replacing("On call", with: "By night")),
      (page, "---\ntitle: Work\n---\n\nNo table.\n"), (page, nil), (page, Self.page),
      (schema, Self.schema.replacing("#004d40", with: "#4a148c")),
      (schema, Self.schema.replacing(", color: \"#004d40\"", with: "")),
      (schema, Self.schema.replacing("title: Duties", with: "title: Work to do")),
      (schema, "kind: matrix\n"), (schema, Self.schema),
      ("Content/roles/dev.md", "---\ntitle: Developer\naliases: [Dev]\n---\n"),
      ("Content/roles/dev.md", "---\ntitle: Dev\n---\nText.\n"),
      ("Content/_raci/index.md", "---\ntitle: An index\n---\n"), ("Content/_raci/index.md", nil),
      (page, Self.page.replacing("title: Work", with: "title: Work\nstatus: draft")),
      (page, Self.page),
    ]
    for (index, edit) in edits.enumerated() {
      for isTold in [true, false] {
        let step = Step(
          writes: [(edit.path, edit.text.map { Array($0.utf8) })], words: "edit \(index)",
          isTold: isTold)
        let difference = try await comparison.difference(after: step)
        #expect(difference == nil, "\(step)")
      }
    }
    #expect(comparison.counts.clean > 20)
  }
}
