import Diagnostics
import Pipeline
import TestSupport
import Testing

/// Severities by rule and path, and suppressions with a reason.
@Suite("Findings: severities and suppressions")
struct SuppressionTests {
  private static let broken = "---\ntitle: T\n---\n\n[a](a.md)\n"

  private func site(_ configuration: String, _ body: String = "[a](a.md)\n") -> TestSite {
    TestSite([
      "site.yml": "title: S\nnavigation: [index.md, old/page.md, old/deep/page.md]\n"
        + configuration,
      "index.md": "---\ntitle: Home\n---\n\n\(body)",
      "old/page.md": Self.broken, "old/deep/page.md": Self.broken,
    ])
  }

  private func weights(_ site: TestSite) async throws -> [String] {
    try await site.check().findings.map {
      "\($0.location.path.dropFirst("Content/".count)) \($0.severity)"
    }
  }

  @Test("the longest matching path sets the severity of a rule")
  func severitiesByPath() async throws {
    let all = ["index.md error", "old/deep/page.md error", "old/page.md error"]
    #expect(try await weights(site("")) == all)
    #expect(
      try await weights(site("severities: { broken-link: note, old/: { broken-link: warning } }\n"))
        == ["index.md note", "old/deep/page.md warning", "old/page.md warning"])
    #expect(
      try await weights(
        site(
          "severities: { old/: { broken-link: off }, old/deep/page.md: { broken-link: note } }\n"))
        == ["index.md error", "old/deep/page.md note"])
    #expect(
      try await weights(site("severities: { ol/: { broken-link: off } }\n")).contains {
        $0.hasPrefix("site.yml")
      })
  }

  @Test("severities of a path reject unknown and vital rules")
  func unknownRules() async throws {
    let outcome = try await site(
      """
      severities:
        old/: { brokn-link: off, duplicate-id: note }
      ignore:
        - { rule: no-such, in: old/, because: Nobody knows. }
        - { rule: schema-error, in: old/, because: It is old. }

      """
    ).check()
    #expect(
      outcome.findings("unknown-rule").map { outcome.text(at: $0.location) } == [
        "brokn-link", "duplicate-id", "no-such", "schema-error",
      ])
  }

  @Test("a path covers its folder and all subfolders")
  func byPath() async throws {
    let outcome = try await site(
      "ignore: [{ rule: broken-link, in: old/, because: The old site is being moved. }]\n"
    ).check()
    #expect(outcome.findings.map(\.location.path) == ["Content/index.md"])
    #expect(outcome.report.suppressed == 2)
  }

  @Test("a suppression without a reason has no effect")
  func noReason() async throws {
    let yaml = try await site("ignore: [{ rule: broken-link, in: old/ }]\n").check()
    #expect(yaml.rules.sorted() == ["broken-link", "broken-link", "broken-link", "missing-field"])
    let empty = try await site("ignore: [{ rule: broken-link, in: old/, because: \"\" }]\n").check()
    #expect(empty.findings("broken-link").count == 3)
    let comment = try await site("", "<!-- demarc-ignore broken-link: -->\n[a](a.md)\n").check()
    #expect(comment.findings("broken-link").count == 3)
    #expect(comment.findings("missing-reason").count == 1)
  }

  @Test(
    "a comment covers exactly the block after it",
    arguments: [
      ("<!-- demarc-ignore broken-link: soon -->\n[a](a.md)\n", 0),
      ("<!-- demarc-ignore broken-link: soon -->\n\n\n[a](a.md)\nand [b](b.md)\n", 0),
      ("<!--demarc-ignore broken-link: soon-->\n[a](a.md)\n\n[b](b.md)\n", 1),
      (
        "<!-- demarc-ignore broken-link : soon -->\n| a |\n|---|\n| [a](a.md) |\n| [b](b.md) |\n", 0
      ),
      ("<!--\n demarc-ignore\n broken-link: soon,\n and late\n-->\n[a](a.md)\n", 0),
      ("[a](a.md)\n<!-- demarc-ignore broken-link: soon -->\n[b](b.md)\n", 1),
      ("`<!-- demarc-ignore broken-link: soon -->`\n[a](a.md)\n", 1),
      ("<!-- demarc-ignored broken-link: soon -->\n[a](a.md)\n", 1),
      ("- <!-- demarc-ignore broken-link: soon -->\n  [a](a.md)\n- [b](b.md)\n", 0),
    ])
  func comments(_ body: String, _ left: Int) async throws {
    let outcome = try await site("severities: { old/: { broken-link: off } }\n", body).check()
    #expect(outcome.findings("broken-link").count == left, "\(outcome.terminal)")
    #expect(outcome.findings.count == left, "\(outcome.terminal)")
  }

  @Test("an unused suppression is reported with a fix that removes the comment")
  func unused() async throws {
    let body = "<!-- demarc-ignore broken-link: soon -->\nText.\n\n[a](a.md)\n"
    let outcome = try await site("severities: { broken-link: off }\n", body).check()
    // The disabled rule has findings, but elsewhere in the file.
    #expect(outcome.rules == ["unused-suppression"])
    let fix = try #require(outcome.findings[0].fix)
    #expect(fix.edits.map(\.replacement) == [""])
    #expect(
      outcome.text(at: SourceLocation(fix.path, fix.edits[0].range))
        == "<!-- demarc-ignore broken-link: soon -->\n")
  }
}
