import Diagnostics
import TestSupport
import Testing

/// Links to files that exist but are not part of the site.
@Suite("Checks: links to files that are left out")
struct LeftOutLinkTests {
  private static let home = "---\ntitle: Home\n---\n\n"

  /// The message, the notes with the text at their locations, and the help of each finding.
  private func report(_ files: [String: String], _ link: String) async throws -> [String] {
    var site = TestSite(files)
    site["index.md"] = Self.home + link + "\n"
    let outcome = try await site.check()
    return outcome.findings.filter { $0.rule.name.hasPrefix("broken-") }.map { finding in
      let notes = finding.notes.map { note in
        "\(note.location.path) \(outcome.text(at: note.location)): \(note.message)"
      }
      return ([finding.message] + notes + finding.help).joined(separator: " / ")
    }
  }

  private static let excluded = "title: T\nexclude: [x, old, 'drafts/*.md']\n"

  @Test(
    "a link names the pattern of `exclude` that leaves its file out",
    arguments: [
      (
        "[a](drafts/a.md#b)",
        "the file `drafts/a.md` exists, but `exclude` leaves it out / "
          + "Content/site.yml 'drafts/*.md': this pattern leaves it out"
      ),
      (
        "[a](old/deep/a.md)",
        "the folder `old` exists, but `exclude` leaves it out / "
          + "Content/site.yml old: this pattern leaves it out"
      ),
      (
        "[a](old/)",
        "the folder `old` exists, but `exclude` leaves it out / "
          + "Content/site.yml old: this pattern leaves it out"
      ),
      (
        "![a](old/a.png)",
        "the folder `old` exists, but `exclude` leaves it out / "
          + "Content/site.yml old: this pattern leaves it out"
      ),
      ("[a](drafts/b.md)", "there is no file `drafts/b.md` in the content"),
    ])
  func exclude(link: String, expected: String) async throws {
    let files = [
      "site.yml": Self.excluded, "drafts/a.md": "", "old/deep/a.md": "",
      "old/a.png": "",
    ]
    #expect(try await report(files, link) == [expected])
  }

  @Test("a navigation item and a path in `severities` name the pattern too")
  func settings() async throws {
    let files = [
      "site.yml": """
      title: T
      exclude: [old.md]
      navigation: [index.md, /old.md]
      severities: { old.md: { raw-html: off } }

      """, "old.md": "",
    ]
    let problem =
      "the file `old.md` exists, but `exclude` leaves it out / "
      + "Content/site.yml old.md: this pattern leaves it out"
    #expect(try await report(files, "") == [problem, problem])
  }

  @Test(
    "a file that `include` does not select, a rule of `.gitignore` and a build folder are named")
  func reasons() async throws {
    let include = ["site.yml": "title: T\ninclude: [index.md, 'b*.md']\n", "a.md": ""]
    #expect(
      try await report(include, "[a](a.md)") == [
        "the file `a.md` exists, but no pattern of `include` selects it / "
          + "Content/site.yml index.md: the patterns of `include` begin here / "
          + "add `\"a.md\"` to `include` in `site.yml` to take it in"
      ])
    let ignored = [
      ".gitignore": "# local\n*.tmp\n/n?tes/  \n", "notes/deep/a.md": "", "build/a.md": "",
    ]
    #expect(
      try await report(ignored, "[a](notes/deep/a.md) [b](build/a.md)") == [
        "the folder `notes` exists, but `.gitignore` leaves it out / "
          + "Content/.gitignore /n?tes/: this rule leaves it out / "
          + "write `include: [\"**\", \"notes/deep/a.md\"]` in `site.yml` to take it in",
        "the folder `build` exists, but folders of build tools are left out / "
          + "write `include: [\"**\", \"build/a.md\"]` in `site.yml` to take it in",
      ])
  }

  @Test("the help is right: the pattern takes the file in")
  func help() async throws {
    let files = [
      "site.yml": "title: T\ninclude: [\"**\", \"notes/a.md\", \"build/a.md\"]\n",
      ".gitignore": "notes\n", "notes/a.md": Self.home, "build/a.md": Self.home,
    ]
    #expect(try await report(files, "[a](notes/a.md) [b](build/a.md)") == [])
  }

  @Test("a link with a declared extension or a route means the file of an entry")
  func declared() async throws {
    let files = [
      "site.yml": "title: T\nexclude: [old.md]\nlinks: { routes: allow, extensions: [.html] }\n",
      "old.md": "",
    ]
    let problem =
      "the file `old.md` exists, but `exclude` leaves it out / "
      + "Content/site.yml old.md: this pattern leaves it out"
    #expect(try await report(files, "[a](old.html) [b](/old/)") == [problem, problem])
  }

  @Test("the page with the table of a matrix may be left out")
  func table() async throws {
    let outcome = try await TestSite([
      "site.yml": Self.excluded, "index.md": Self.home, "old/a.md": "",
      "_m/_collection.yml": """
      kind: matrix
      title: M
      table: { in: old/a.md }
      rows: table
      columns: table
      levels: [{ id: a }]

      """,
    ]).check()
    #expect(
      outcome.findings("matrix-missing-table").map(\.message) == [
        "the folder `old` exists, but `exclude` leaves it out"
      ])
  }
}
