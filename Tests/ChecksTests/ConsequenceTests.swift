import Diagnostics
import Pipeline
import TestSupport
import Testing

/// One mistake is one finding: what follows from it alone is not said as well.
@Suite("Checks: one mistake, one finding")
struct ConsequenceTests {
  private static let home = "---\ntitle: Home\n---\n"

  @Test("a matrix that cannot be read is not missing as well")
  func brokenMatrix() async throws {
    var site = try TestSite(
      fixture: Repository.fixture("rules/matrix-disagreement/valid"))
    site["matrix/responsibility.md"] = site["matrix/responsibility.md"]?
      .replacing("|", with: "/")
    let outcome = try await site.check()
    #expect(outcome.rules == ["matrix-missing-table"], "\(outcome.terminal)")
  }

  @Test("a misspelt required key is not missing as well")
  func misspeltKey() async throws {
    let outcome = try await TestSite(["index.md": "---\ntitel: Home\n---\n"]).check()
    #expect(outcome.rules == ["unknown-field"], "\(outcome.terminal)")
  }

  @Test("references to an entry whose file does not read are not unresolved as well")
  func brokenEntry() async throws {
    var site = try TestSite(fixture: Repository.fixture("rules/title-mismatch/valid"))
    site["lessons/b.md"] = "---\ntitle: Back: doors\n---\n"
    let outcome = try await site.check()
    #expect(outcome.rules == ["front-matter-syntax"], "\(outcome.terminal)")
  }

  @Test("links to a page whose file does not read are not broken as well")
  func brokenPage() async throws {
    let site = TestSite([
      "index.md": "---\ntitle: Home\n---\n\n[About](about.md)\n", "about.md": "About us.\n",
    ])
    let outcome = try await site.check()
    #expect(outcome.rules == ["missing-front-matter"], "\(outcome.terminal)")
  }

  @Test("entries of a collection whose schema does not read are not judged by half of it")
  func brokenSchema() async throws {
    var site = try TestSite(fixture: Repository.fixture("rules/wrong-type/valid"))
    site["lessons/_collection.yml"] = "singular: a: b\n" + (site["lessons/_collection.yml"] ?? "")
    let outcome = try await site.check()
    #expect(outcome.rules == ["front-matter-syntax"], "\(outcome.terminal)")
  }

  @Test("an unknown rule is found where it is named")
  func unknownRule() async throws {
    let site = TestSite([
      "index.md": Self.home, "site.yml": "title: A\nseverities:\n  brokn-link: warning\n",
    ])
    let outcome = try await site.check()
    #expect(outcome.summary == ["unknown-rule: Content/site.yml:3:3: brokn-link"])
  }

  @Test("severities of site.yml weigh findings, or silence them")
  func severities() async throws {
    var site = TestSite(["index.md": "---\ntitle: Home\n---\n\n[x](no.md) <b>\n"])
    #expect(try await site.check().findings.map(\.severity) == [.error, .warning])
    site["site.yml"] = "title: A\nseverities: { broken-link: note, raw-html: off }\n"
    let outcome = try await site.check()
    #expect(outcome.findings.map(\.severity) == [.note])
    #expect(outcome.report.succeeded)
  }

  @Test("with an error nothing is written; with warnings alone the site is")
  func writing() async throws {
    let broken = try await TestSite(["index.md": "---\ntitle: H\n---\n\n[x](no.md)\n"]).build()
    #expect(broken.output.isEmpty)
    let dubious = try await TestSite(["index.md": "---\ntitle: H\n---\n\nA <b>B</b>.\n"]).build()
    #expect(dubious.rules == ["raw-html", "raw-html"])
    #expect(dubious.page("index.html")?.contains("<b>") == false)
  }

  @Test("drafts are absent until they are asked for, and references say so")
  func drafts() async throws {
    var site = TestSite([
      "index.md": "---\ntitle: H\n---\n\n[x](a/one.md)\n", "a/_collection.yml": "singular: a\n",
      "a/one.md": "---\ntitle: One\nstatus: draft\n---\n",
    ])
    let without = try await site.check()
    #expect(without.rules == ["broken-link"])
    #expect(without.terminal.contains("is a draft"))
    site.includesDrafts = true
    let built = try await site.build()
    #expect(built.findings == [])
    #expect(built.output["a/one/index.html"] != nil)
  }
}
