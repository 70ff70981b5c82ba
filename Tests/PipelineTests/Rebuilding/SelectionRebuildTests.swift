import Testing

@testable import Pipeline

/// Rebuilds after edits that change which files are part of a site.
@Suite("Rebuilding in memory: selected files")
struct SelectionRebuildTests {
  private static let page = "---\ntitle: A page\n---\nText.\n"

  private static let files: [String: String] = [
    ".git/HEAD": "", ".gitignore": "*.log\n",
    "schemas/site.yml": "title: T\ninclude: [\"**/*.md\"]\n",
    "schemas/risks.yml":
      "entries: { from: [\"risks/*.md\", \".github/risks/*.yml\"], except: [\"**/README.md\"] }\n",
    "Content/index.md": "---\ntitle: Home\n---\n[A](risks/a.md)\n",
    "Content/risks/a.md": page, "Content/risks/README.md": page,
    "Content/.github/risks/b.yml": "title: B\n", "Content/other/x.md": page,
    "Content/dist/x.md": page, "Content/notes.collection.yml": "entries: { from: [notes] }\n",
    "Content/notes/n.md": page,
  ]

  /// Edits one after the other, each with the changed files.
  private static let edits: [[(path: String, text: String?)]] = [
    [("Content/risks/a.md", "---\ntitle: A page\n---\nOther text.\n")],
    [("Content/.github/risks/b.yml", "title: B2\n")],
    [("Content/.github/risks/c.yml", "title: C\n")], [("Content/.github/risks/c.yml", nil)],
    [("Content/.github/other.yml", "title: [\n")],
    [(".gitignore", "*.log\nother/\n")], [(".gitignore", nil)],
    [("Content/.gitignore", "risks/README.md\n")],
    [("Content/risks/README.md", "---\ntitle: Read\n---\n")], [("Content/.gitignore", nil)],
    [("Content/dist/index.md", page)], [("Content/dist/y.md", page)],
    [("Content/dist/index.md", nil)],
    [("schemas/site.yml", "title: T\ninclude: [\"*.md\"]\nexclude: [risks/README.md]\n")],
    [("schemas/risks.yml", "entries: { from: [\"risk/*.md\"] }\n")],
    [("schemas/risks.yml", "entries: { from: [\"risks/**\"] }\nsingular: risk\n")],
    [("schemas/others.yml", "entries: { from: [other] }\n")],
    [("schemas/others.yml", "entries: { from: [other, \"**/n.md\"] }\n")],
    [("schemas/others.yml", nil)], [("Content/notes.collection.yml", nil)],
    [
      ("Content/notes/_collection.yml", "entries: { from: [\"notes/*\"], except: [\"**/n.md\"] }\n")
    ],
    [("Content/notes/m.md", page), ("Content/notes/n.md", nil)],
    [("Content/site.yml", "title: Content\n")], [("schemas/site.yml", nil)],
    [("Content/site.yml", nil), ("schemas/site.yml", "title: Back\n")],
  ]

  @Test("a rebuild equals a clean build after each edit", arguments: [true, false])
  func edits(isTold: Bool) async throws {
    var comparison = try SessionComparison(
      Self.files.mapValues { Array($0.utf8) }, schemas: "schemas")
    #expect(try await comparison.difference() == nil)
    #expect(comparison.counts.clean == 1)
    for writes in Self.edits {
      let step = Step(
        writes: writes.map { ($0.path, $0.text.map { Array($0.utf8) }) },
        words: writes.map(\.path).joined(separator: ", "), isTold: isTold)
      let difference = try await comparison.difference(after: step)
      #expect(difference == nil, "\(step)")
    }
    #expect(comparison.counts.clean > 12)
  }
}
