import Diagnostics
import Pipeline
import TestSupport
import Testing

@Suite("Checks: words and links")
struct WordAndLinkTests {
  private static let home = "---\ntitle: Home\n---\n\n"

  /// The site with every fix applied that its findings offer.
  private func fixed(_ site: TestSite) async throws -> (site: TestSite, count: Int) {
    var site = site
    var count = 0
    let edits = Dictionary(
      grouping: try await site.check().report.findings.compactMap(\.fix), by: \.path)
    for (path, fixes) in edits {
      let name = String(try #require(path.split(separator: "/Content/", maxSplits: 1).last))
      for edit in fixes.flatMap(\.edits).sorted(by: { $1.range < $0.range }) {
        site.content[name]?.replaceSubrange(edit.range.indices, with: edit.replacement.utf8)
        count += 1
      }
    }
    return (site, count)
  }

  @Test(
    "a fix fixes its finding and breaks nothing else",
    arguments: [
      ("link-to-output", 13, 2), ("redirected-link", 4, 1), ("absolute-self-link", 7, 4),
      ("second-title", 1, 2),
    ])
  func fixes(rule: String, expected: Int, left: Int) async throws {
    let broken = try TestSite(fixture: Repository.fixture("rules/\(rule)/invalid"))
    let (site, count) = try await fixed(broken)
    #expect(count == expected)
    let outcome = try await site.check()
    #expect(outcome.rules == Array(repeating: rule, count: left), "\(outcome.terminal)")
    #expect(outcome.report.findings.allSatisfy { $0.fix == nil })
  }

  @Test("a fix keeps the query and the anchor, and encodes what Markdown would misread")
  func replacement() async throws {
    let site = TestSite([
      "index.md": Self.home + "[x](</a b (c)/?q=1&r=2#d>)\n",
      "a b (c).md": "---\ntitle: D\n---\n## D\n",
    ])
    let (result, _) = try await fixed(site)
    #expect(result["index.md"] == Self.home + "[x](<a%20b%20%28c%29.md?q=1&amp;r=2#d>)\n")
    #expect(try await result.check().findings == [])
  }

  @Test("a bare address before another link has no fix")
  func bareAddress() async throws {
    let site = TestSite([
      "site.yml": "title: A\nurl: https://a.test\n",
      "index.md": Self.home + "<https://a.test/> and [x](https://example.org/?a=1&b=2)\n",
    ])
    let findings = try await site.check().report.findings
    #expect(findings.map(\.rule) == ["absolute-self-link"])
    #expect(findings.allSatisfy { $0.fix == nil })
  }

  @Test("a heading that contains a link is not removed by itself")
  func headingWithLink() async throws {
    let site = TestSite([
      "index.md": "---\ntitle: Home\n---\n\nText.\n\n# [Home](https://example.org/)\n"
    ])
    let findings = try await site.check().report.findings
    #expect(findings.map(\.rule) == ["second-title"])
    #expect(findings.first?.fix == nil)
  }

  @Test(
    "English vague link texts are reported only on English sites",
    arguments: [("en", 1), ("EN-us", 1), ("de", 0), ("enm", 0)])
  func languages(language: String, count: Int) async throws {
    let site = TestSite([
      "site.yml": "title: A\nlanguage: \(language)\n",
      "index.md": Self.home + "[here](https://example.org/)\n",
    ])
    #expect(try await site.check().findings("vague-link-text").count == count)
  }

  @Test("a misspelt footnote is one finding")
  func misspeltFootnote() async throws {
    let site = TestSite(["index.md": Self.home + "A[^splt] B\n\n[^split]: x\n[^other]: y\n"])
    let outcome = try await site.check()
    #expect(
      outcome.summary == [
        "undefined-footnote: Content/index.md:5:2: [^splt]",
        "unused-footnote: Content/index.md:8:1: [^other]",
      ])
  }

  @Test("the intended image of a misspelt path is not reported as unused")
  func misspeltPicture() async throws {
    let site = TestSite([
      "index.md": Self.home + "![A](images/matrx.png) [B](old/data.csv)\n",
      "images/matrix.png": "", "new/data.csv": "", "other.csv": "",
    ])
    let outcome = try await site.check()
    #expect(outcome.findings("unused-asset").map(\.location.path) == ["Content/other.csv"])
  }

  @Test("files that an unreadable file may use are not reported as unused")
  func unreadPage() async throws {
    let site = TestSite([
      "index.md": Self.home, "a.md": "---\ntitle: A: B\n---\n\n![A](a.png)\n", "a.png": "",
    ])
    #expect(try await site.check().rules == ["front-matter-syntax"])
  }

  @Test("the finding for a file that a draft may use mentions the draft")
  func draftPicture() async throws {
    var site = TestSite([
      "index.md": Self.home, "a.md": "---\ntitle: A\nstatus: draft\n---\n\n![A](a.png)\n",
      "a.png": "",
    ])
    let outcome = try await site.check()
    #expect(outcome.rules == ["unused-asset"])
    #expect(outcome.findings.first?.help.last?.contains("draft") == true)
    site.includesDrafts = true
    #expect(try await site.check().findings == [])
  }

  @Test("files in allowed raw HTML are used")
  func rawHTML() async throws {
    let site = TestSite([
      "site.yml": "title: A\nraw_html: allow\n",
      "index.md": Self.home + "<img src=\"images/a%20b.png\" alt=\"A\"> [<b></b>](index.md)\n",
      "images/a b.png": "",
    ])
    #expect(try await site.check().findings == [])
  }

  @Test("a suppression for a missing path is reported once, and as unused if `broken-link` is off")
  func suppressionPaths() async throws {
    let site = TestSite([
      "site.yml":
        "title: A\nignore:\n  - { rule: raw-html, in: nowhere, because: It is old. }\n",
      "index.md": Self.home,
    ])
    #expect(
      try await site.check().summary == ["broken-link: Content/site.yml:3:27: nowhere"])
    let silenced = site.with(
      "site.yml",
      (site["site.yml"] ?? "") + "severities: { broken-link: off }\n")
    #expect(try await silenced.check().rules == ["unused-suppression"])
  }
}
