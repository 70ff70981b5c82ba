import Testing

@testable import Pipeline

/// Names in wiki links depend on the titles, ids and aliases of other entries.
@Suite("Rebuilding: wiki links and translated syntax")
struct WikiLinkRebuildingTests {
  private static let files: [String: String] = [
    "Theme/strings/en.yml": "skip: Skip\n",
    "Content/site.yml": """
    title: T
    syntax: { wiki_links: true, admonitions: true, attributes: true }

    """,
    "Content/index.md": "---\ntitle: Home\n---\n!!! note\n    See [[Second#Why]].\n",
    "Content/c/_collection.yml": "fields:\n  why: markdown\n",
    "Content/c/a.md": "---\ntitle: First\nwhy: See [[Second]].\n---\n",
    "Content/c/b.md": "---\ntitle: Second\n---\n## Reasons {#why}\n",
    "Content/c/c.md": "---\ntitle: Third\n---\n## Why\n",
  ]

  private static let steps: [(String, [String: String])] = [
    (
      "the name moves to another entry",
      [
        "Content/c/b.md": "---\ntitle: Other\n---\n## Reasons {#why}\n",
        "Content/c/c.md": "---\ntitle: Second\n---\n## Why\n",
      ]
    ),
    (
      "an alias makes it ambiguous",
      ["Content/c/b.md": "---\ntitle: Other\naliases: [Second]\n---\n"]
    ),
    ("it is the alias alone", ["Content/c/c.md": "---\ntitle: Third\n---\n## Why\n"]),
    ("the anchor comes back", ["Content/c/b.md": "---\ntitle: Second\n---\n## Reasons {#why}\n"]),
    ("the anchor changes", ["Content/c/b.md": "---\ntitle: Second\n---\n## Reasons {#because}\n"]),
    ("no entry has the name", ["Content/c/b.md": "---\ntitle: Nothing\n---\n"]),
    ("the entry is a draft", ["Content/c/b.md": "---\ntitle: Second\nstatus: draft\n---\n"]),
    (
      "wiki links are text",
      ["Content/site.yml": "title: T\nsyntax: { admonitions: true }\n"]
    ),
    (
      "all is as before",
      ["Content/site.yml": files["Content/site.yml"]!, "Content/c/b.md": files["Content/c/b.md"]!]
    ),
  ]

  @Test("a rebuild equals a clean build", arguments: [true, false])
  func rebuilds(isTold: Bool) async throws {
    var comparison = try SessionComparison(Self.files.mapValues { Array($0.utf8) })
    #expect(try await comparison.difference() == nil)
    for (words, writes) in Self.steps {
      let step = Step(
        writes: writes.map { ($0.key, Array($0.value.utf8)) }, words: words, isTold: isTold)
      #expect(try await comparison.difference(after: step) == nil, "\(words)")
    }
    #expect(comparison.counts.clean > 3, "\(comparison.counts)")
  }
}
