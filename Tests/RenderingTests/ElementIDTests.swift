import Markdown
import Testing

@testable import Rendering

/// An id that the program or the built-in theme makes is never the anchor of a heading. Anchors that
/// the site map plans, such as those of cells, are compared with headings by `duplicate-anchor`.
@Suite("Ids of elements")
struct ElementIDTests {
  private static let sources = [
    "steps/_collection.yml": """
    fields:
      needs: { type: list, of: reference, to: steps, acyclic: true }
      question: { type: text }
      answers: { type: entries, fields: { models: { type: list, of: reference, to: models } } }
    """,
    "steps/one.md": """
    ---
    title: One
    question: Which?
    answers: [{ id: a, title: A, models: [us] }, { id: b, title: B, models: [them] }]
    tags: [first]
    ---
    Twice[^n] the same[^n].

    [^n]: A note.
    """,
    "steps/two.md": "---\ntitle: Two\nneeds: [one]\n---\nSee [one](one.md).\n",
    "models/_collection.yml": "plural: models\n",
    "models/us.md": "---\ntitle: Us\n---\n", "models/them.md": "---\ntitle: Them\n---\n",
    "matrix/_collection.yml": "kind: matrix\n",
    "matrix/who.md": """
    ---
    title: Who
    rows: { collection: steps }
    columns: { collection: models }
    duties: { of: columns, levels: [full] }
    levels:
      - { id: full, label: Full, letter: F, color: blue }
      - { id: none, label: Nothing, letter: "–", color: none, applicable: false }
    ---
    | | Us | Them |
    | --- | --- | --- |
    | One | Full[^n] | Full |
    | Two | Nothing | Full |

    [^n]: A note.
    """,
    // Its id ends as those of views do.
    "matrix/who-2.md": """
    ---
    title: Again
    rows: { collection: steps }
    columns: { collection: models }
    levels:
      - { id: full, label: Full, letter: F, color: blue }
    ---
    | | Us | Them |
    | --- | --- | --- |
    | One | Full | Full |
    | Two | Full | Full |

    ```view
    matrix: who
    as: heatmap
    ```

    ```view
    matrix: who
    as: table
    ```
    """,
    "views.md": """
    ---
    title: Views
    ---
    Twice[^n] the same[^n].

    ```view
    graph: steps
    relation: needs
    ```

    ```view
    matrix: who
    as: table
    ```

    ```view
    matrix: who
    as: heatmap
    ```

    ```view
    guide: steps
    ask: question
    ```

    [^n]: A note.
    """,
  ]
  private static let pages = [
    "views", "steps/one", "steps/two", "models/us", "matrix/who", "matrix/who-2",
  ]

  private func ids(_ html: String) -> [String] {
    html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
  }

  /// The ids that occur more than once.
  private func repeated(_ html: String) -> [String] {
    Dictionary(grouping: ids(html), by: \.self).filter { $0.value.count > 1 }.keys.sorted()
  }

  @Test("a heading may have the words of any id", arguments: pages)
  func headings(page: String) throws {
    let first = try RenderedSite(Self.sources)
    #expect(first.findings == [])
    let plain = first["\(page)/index.html"]
    #expect(ids(plain).count > 5)
    #expect(repeated(plain) == [])
    // A text that is its own anchor. Cells and parts have planned anchors.
    let planned: Set = ["a", "b", "one", "two", "us", "them", "who-2-one", "who-2-two"]
    let words = ids(plain).filter {
      AnchorNames.slug($0) == $0 && !$0.contains("--") && !planned.contains($0)
    }
    #expect(words == [])
    var sources = Self.sources
    let headings = ids(plain).filter { !planned.contains($0) && !$0.contains("--") }
      .map { "## \($0)\n" }.joined(separator: "\n")
    sources["\(page).md"]? += "\n\n\(headings)"
    let second = try RenderedSite(sources)["\(page)/index.html"]
    #expect(ids(second).count > ids(plain).count)
    #expect(repeated(second) == [])
  }

  @Test("a drawing of a relation is none of the headings around it")
  func graph() throws {
    var sources = Self.sources
    sources["views.md"]? += "\n\n## Graph steps 1\n\n## Graph steps 1 title\n"
    let html = try RenderedSite(sources)["views/index.html"]
    #expect(html.contains("id=\"graph-steps-1\""), "the anchor of the heading")
    #expect(repeated(html) == [])
  }
}
