import Diagnostics
import Testing

@testable import Pipeline

/// Files that others include, edited and rebuilt.
@Suite("Rebuilds of files that include others")
struct InclusionRebuildingTests {
  private static let files = [
    "Content/site.yml": "title: T\nsyntax:\n  include: '{{ {path} }}'\n",
    "Content/index.md": "---\ntitle: T\n---\n{{ _p/a.md }}\n\n[b](b.md#one)\n",
    "Content/b.md": "---\ntitle: B\n---\n{{ _p/b.md }}\n",
    "Content/c.md": "---\ntitle: C\n---\n\n## Own\n\nText.\n",
    "Content/run.sh": "echo 1\n",
    "Content/_p/a.md": "Text.\n\n{{ run.sh }}\n",
    "Content/_p/b.md": "## One\n\nSee [C](c.md#own).\n",
  ]

  private static let steps: [(String, [String: String?])] = [
    ("an edited part", ["Content/_p/a.md": "Other text.\n\n{{ run.sh }}\n"]),
    ("an edited part of a part", ["Content/run.sh": "echo 2\n"]),
    ("a part with a mistake", ["Content/_p/b.md": "## One\n\nSee [C](gone.md).\n"]),
    ("a mended part", ["Content/_p/b.md": "## One\n\nSee [C](c.md).\n"]),
    ("an anchor that is gone", ["Content/_p/b.md": "## Two\n"]),
    ("an anchor again", ["Content/_p/b.md": "## One\n"]),
    ("a removed part", ["Content/_p/b.md": nil]),
    ("an empty part", ["Content/_p/b.md": ""]),
    ("a part again", ["Content/_p/b.md": "## One\n"]),
    ("a part that was a page", ["Content/b.md": "---\ntitle: B\n---\n## One\n\n{{ c.md }}\n"]),
    ("that page", ["Content/c.md": "---\ntitle: C\n---\n\n## Own\n\nOther text.\n"]),
    ("a cycle", ["Content/c.md": "---\ntitle: C\n---\n\n{{ b.md }}\n"]),
    ("no cycle", ["Content/c.md": "---\ntitle: C\n---\n\n## Own\n"]),
    ("parts are text", ["Content/site.yml": "title: T\n"]),
    ("parts again", ["Content/site.yml": files["Content/site.yml"]]),
  ]

  @Test("a rebuild equals a clean build", arguments: [true, false])
  func rebuilds(isTold: Bool) async throws {
    var comparison = try SessionComparison(Self.files.mapValues { Array($0.utf8) })
    #expect(try await comparison.difference() == nil)
    for (words, writes) in Self.steps {
      let step = Step(
        writes: writes.map { ($0.key, $0.value.map { Array($0.utf8) }) }, words: words,
        isTold: isTold)
      #expect(try await comparison.difference(after: step) == nil, "\(words)")
    }
    #expect(comparison.counts.clean > 6, "\(comparison.counts)")
  }

  @Test("the preview watches included files in folders that are left out")
  func watching() async throws {
    let site = try Workspace()
    for (path, text) in Self.files { try site.write(path, Array(text.utf8)) }
    try site.edit("Content/site.yml", "title: T\n", "title: T\nexclude: [_p/**]\n")
    var session = SiteSession(site.options)
    #expect(try await session.rebuild().report.succeeded)
    #expect(session.watchPlan.files.contains(site["Content/_p/a.md"]))
    try site.edit("Content/_p/a.md", "Text", "Longer text")
    let rebuild = try await session.rebuild(.only([site["Content/_p/a.md"]]))
    #expect(rebuild.rendered.map(\.address) == ["/"])
  }
}
