import Diagnostics
import Pipeline
import TestSupport
import Testing

/// One mistake is one finding: its consequences are not reported.
@Suite("Checks: one mistake, one finding")
struct ConsequenceTests {
  private static let home = "---\ntitle: Home\n---\n"

  @Test("an unreadable matrix is not also reported as missing")
  func brokenMatrix() async throws {
    var site = try TestSite(
      fixture: Repository.fixture("rules/matrix-disagreement/valid"))
    site["matrix/responsibility.md"] = site["matrix/responsibility.md"]?
      .replacing("|", with: "/")
    let outcome = try await site.check()
    #expect(outcome.rules == ["matrix-missing-table"], "\(outcome.terminal)")
  }

  @Test("schemas that name templates of a theme without any have one finding")
  func bareTheme() async throws {
    var site = TestSite(["index.md": "---\ntitle: Home\n---\n"])
    for name in ["a", "b", "c"] {
      site["\(name)/_collection.yml"] = "singular: thing\ntemplate: own-\(name)\n"
      site["\(name)/one.md"] = "---\ntitle: One \(name)\n---\n"
      site["index.md"]? += "\n[\(name)](\(name)/one.md)\n"
    }
    let outcome = try await site.check()
    #expect(outcome.rules == ["missing-template"], "\(outcome.terminal)")
    #expect(outcome.findings.count == 1, "\(outcome.terminal)")
    #expect(outcome.findings.first?.message.hasPrefix("3 collections name a template") == true)
  }

  @Test("a misspelt required key is not also reported as missing")
  func misspeltKey() async throws {
    let outcome = try await TestSite(["index.md": "---\ntitel: Home\n---\n"]).check()
    #expect(outcome.rules == ["unknown-field"], "\(outcome.terminal)")
  }

  @Test("references to an unreadable entry are not reported")
  func brokenEntry() async throws {
    var site = try TestSite(fixture: Repository.fixture("rules/title-mismatch/valid"))
    site["lessons/b.md"] = "---\ntitle: Back: doors\n---\n"
    let outcome = try await site.check()
    #expect(outcome.rules == ["front-matter-syntax"], "\(outcome.terminal)")
  }

  @Test("links to an unreadable page are not reported")
  func brokenPage() async throws {
    let site = TestSite([
      "index.md": "---\ntitle: Home\n---\n\n[About](about.md)\n", "about.md": "About us.\n",
    ])
    let outcome = try await site.check()
    #expect(outcome.rules == ["missing-front-matter"], "\(outcome.terminal)")
  }

  @Test("entries are not checked against a schema that cannot be read")
  func brokenSchema() async throws {
    var site = try TestSite(fixture: Repository.fixture("rules/wrong-type/valid"))
    site["lessons/_collection.yml"] = "singular: a: b\n" + (site["lessons/_collection.yml"] ?? "")
    let outcome = try await site.check()
    #expect(outcome.rules == ["front-matter-syntax"], "\(outcome.terminal)")
  }

  @Test("a mention of an unreadable entry is not reported")
  func mentionOfBroken() async throws {
    let site = TestSite([
      "index.md": Self.home + "\nAfter A-1.\n",
      "lessons/_collection.yml": "id: 'A-[0-9]'\nmention: '{id}'\n",
      "lessons/A-1.md": "---\ntitle: Back: doors\n---\n",
    ])
    let outcome = try await site.check()
    #expect(outcome.rules == ["front-matter-syntax"], "\(outcome.terminal)")
  }

  @Test("a matrix whose header links to a draft has one finding")
  func draftInMatrix() async throws {
    var site = try TestSite(fixture: Repository.fixture("rules/matrix-name-drift/valid"))
    site["models/saas.md"] = "---\ntitle: SaaS AI\nstatus: draft\n---\n"
    let outcome = try await site.check()
    #expect(outcome.rules == ["references-draft"], "\(outcome.terminal)")
  }

  @Test("a page whose only link is misspelt is not reported as an orphan")
  func misspeltLink() async throws {
    let site = TestSite([
      "index.md": Self.home + "\n[Scope](guide/scop.md)\n",
      "guide/scope.md": "---\ntitle: Scope\n---\n",
    ])
    #expect(try await site.check().rules == ["broken-link"])
  }

  @Test("the intended target of a misspelt reference is not reported as uncovered or unused")
  func misspeltReference() async throws {
    var site = try TestSite(fixture: Repository.fixture("rules/uncovered-entry/valid"))
    site["mitigations/n.md"] = "---\ntitle: Tests\nmitigates: [bb]\n---\n"
    #expect(try await site.check().rules == ["unresolved-reference"])
    site = try TestSite(fixture: Repository.fixture("rules/unused-sub-entry/valid"))
    site["controls/m.md"] = "---\ntitle: Training\nmeets: [csf#PR.AB, csf#PR.AT]\n---\n"
    #expect(try await site.check().rules == ["unknown-clause"])
  }

  @Test("a schema that refers to a missing entry is one finding, not one per reference")
  func missingTarget() async throws {
    let site = TestSite([
      "index.md": Self.home, "standards/_collection.yml": "singular: standard\n",
      "controls/_collection.yml":
        "fields: { csf: { type: list, of: reference, to: 'standards#csf' } }\n",
      "controls/a.md": "---\ntitle: A\ncsf: [x, y]\n---\n",
    ])
    #expect(try await site.check().rules == ["schema-error"])
  }

  @Test("a reference to a deprecated edition is not also reported as superseded")
  func deprecatedEdition() async throws {
    var site = try TestSite(fixture: Repository.fixture("rules/superseded-edition/valid"))
    site["standards/iso-2005.yml"] =
      "title: ISO 27001:2005\nstatus: deprecated\nreplaced_by: iso-2013\n"
    site["controls/m.md"] = "---\ntitle: Training\nmeets: [iso-2005]\n---\n"
    let outcome = try await site.check()
    #expect(outcome.rules == ["references-deprecated"])
    #expect(outcome.findings.first?.help == ["refer to ISO 27001:2022 (`iso-2022`) instead"])
  }

  @Test("an unknown rule is reported at its name")
  func unknownRule() async throws {
    let site = TestSite([
      "index.md": Self.home, "site.yml": "title: A\nseverities:\n  brokn-link: warning\n",
    ])
    let outcome = try await site.check()
    #expect(outcome.summary == ["unknown-rule: Content/site.yml:3:3: brokn-link"])
  }

  @Test("severities in site.yml change or disable findings")
  func severities() async throws {
    var site = TestSite(["index.md": "---\ntitle: Home\n---\n\n[x](no.md) <u>\n"])
    #expect(try await site.check().findings.map(\.severity) == [.error, .warning])
    site["site.yml"] = "title: A\nseverities: { broken-link: note, raw-html: off }\n"
    let outcome = try await site.check()
    #expect(outcome.findings.map(\.severity) == [.note])
    #expect(outcome.report.succeeded)
  }

  @Test("errors prevent writing the site, warnings do not")
  func writing() async throws {
    let broken = try await TestSite(["index.md": "---\ntitle: H\n---\n\n[x](no.md)\n"]).build()
    #expect(broken.output.isEmpty)
    let dubious = try await TestSite(["index.md": "---\ntitle: H\n---\n\nA <u>B</u>.\n"]).build()
    #expect(dubious.rules == ["raw-html"])
    #expect(dubious.page("index.html")?.contains("<u>") == false)
  }

  @Test("drafts are excluded by default, and references to them are reported")
  func drafts() async throws {
    var site = TestSite([
      "index.md": "---\ntitle: H\n---\n\n[x](a/one.md)\n", "a/_collection.yml": "singular: a\n",
      "a/one.md": "---\ntitle: One\nstatus: draft\n---\n",
    ])
    let without = try await site.check()
    #expect(without.rules == ["references-draft"])
    #expect(without.terminal.contains("is a draft"))
    site.includesDrafts = true
    let built = try await site.build()
    #expect(built.findings == [])
    #expect(built.output["a/one/index.html"] != nil)
  }
}
