import Diagnostics
import Pipeline
import TestSupport
import Testing

@Suite("Rules: fixtures")
struct RuleFixtureTests {
  /// Fixtures that git cannot store, built in ``RuleSiteTests``.
  static let folders = Repository.fixtures(in: "rules")

  /// Rules that a fixture cannot show. Each has its own tests.
  static let elsewhere: Set<String> = [
    "external-link"  // ExternalLinkTests: it wants a server.
  ]

  @Test("every rule has a fixture, and every fixture a rule")
  func completeness() {
    let rules = Set(Rule.all.map(\.id.name))
    let inSwift = Set(RuleSiteTests.sites.map(\.rule)).union(Self.elsewhere)
    #expect(rules.subtracting(Self.folders).subtracting(inSwift) == [])
    #expect(Set(Self.folders).union(inSwift).subtracting(rules) == [])
    #expect(Set(Self.folders).isDisjoint(with: inSwift))
    #expect(Rule.all.count == rules.count, "two rules have one id")
  }

  @Test("an invalid site has the expected findings", arguments: folders)
  func invalid(rule: String) async throws {
    let folder = Repository.fixture("rules/\(rule)/invalid")
    let outcome = try await TestSite(fixture: folder).check()
    #expect(Set(outcome.rules) == [rule], "\(outcome.terminal)")
    let difference = try Snapshot.difference(outcome.terminal, "\(folder)/expected.txt")
    #expect(difference == nil)
    // A finding can be milder than its rule if the evidence is uncertain.
    let severity = try #require(Rule.all.first { $0.id.name == rule }).severity
    #expect(outcome.findings.contains { $0.severity == severity }, "\(outcome.terminal)")
  }

  @Test("a valid site has no finding", arguments: folders)
  func valid(rule: String) async throws {
    let site = try TestSite(fixture: Repository.fixture("rules/\(rule)/valid"))
    let outcome = try await site.check()
    #expect(outcome.findings == [], "\(outcome.terminal)")
  }

  @Test(
    "a manual has all its sections and an example", arguments: Rule.all.map(\.id.name)
  )
  func manuals(rule: String) throws {
    let manual = try #require(Rule.all.first { $0.id.name == rule }).manual
    for text in [manual.what, manual.why, manual.fix] {
      #expect(text.hasSuffix("."), "\(text)")
      #expect(!text.contains("\n") && !text.contains("  "), "\(text)")
    }
    #expect(!manual.example.isEmpty && !manual.example.hasSuffix("\n"))
    #expect(rule.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") })
  }
}
