import Diagnostics
import Pipeline
import TestSupport
import Testing

@Suite("Text of included files")
struct IncludedTextTests {
  private func site(_ files: [String: String]) -> TestSite {
    var site = TestSite()
    site["site.yml"] = "title: T\nsyntax: { include: '{{ {path} }}' }\n"
    for (path, text) in files { site[path] = text }
    return site
  }

  @Test("links are relative to the page or to the included file")
  func links() async throws {
    let outcome = try await site([
      "index.md": "---\ntitle: T\n---\n{{ sub/part.md }}\n\n{{ sub/page.md }}\n",
      "sub/part.md":
        "---\ntitle: Part\n---\n[own](page.md), [top](../index.md), [page](sub/page.md)\n",
      "sub/page.md": "---\ntitle: Page\n---\nSee [the part](part.md).\n",
    ]).build()
    #expect(outcome.summary == ["broken-link: Content/sub/part.md:4:44: sub/page.md"])
  }

  @Test("findings are in the included file and name the line that includes it")
  func places() async throws {
    let outcome = try await site([
      "index.md": "---\ntitle: T\n---\nText.\n\n  {{ _p/a.md }}\n",
      "_p/a.md": "One.\n\n{{ _p/b.md }}\n", "_p/b.md": "[x](gone.md)\n",
    ]).check()
    #expect(outcome.summary == ["broken-link: Content/_p/b.md:1:5: gone.md"])
    let notes = outcome.findings.flatMap(\.notes)
    #expect(notes.map(\.message) == ["included here"])
    #expect(notes.map { outcome.text(at: $0.location) } == ["{{ _p/b.md }}"])
  }

  @Test("a link to a file whose name begins with `_` says why it is no page")
  func hidden() async throws {
    let outcome = try await site([
      "index.md": "---\ntitle: T\n---\n[a](_p/a.md), [b](_c/b.md)\n", "_p/a.md": "A.\n",
      "_c/_collection.yml": "{}\n", "_c/a.md": "---\ntitle: A\n---\nText.\n",
    ]).check()
    let findings = outcome.findings("broken-link")
    #expect(
      findings.map(\.help.first) == [
        "names that begin with `_`, such as `_p`, are not part of the site",
        "did you mean `_c/a.md`?",
      ])
  }
}
