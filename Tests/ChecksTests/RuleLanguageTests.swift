import Checks
import Diagnostics
import Pipeline
import TestSupport
import Testing

/// Rules that read words apply only to their languages.
@Suite("Rules: languages")
struct RuleLanguageTests {
  /// English mistakes of every kind that a rule with a list of words finds.
  private func site(_ language: String?) throws -> TestSite {
    var site = try TestSite(fixture: Repository.fixture("rules/stated-count/valid"))
    site["site.yml"] =
      "title: T\nnavigation: [index.md, matrix/responsibility.md, page.md]\n"
      + (language.map { "language: \($0)\n" } ?? "")
    site["lessons/_collection.yml"] =
      "fields: { time: { type: duration, computed: reading-time }, text: { type: text } }\n"
    let body = String(repeating: "A word or two of text. ", count: 400)
    site["lessons/a.md"] =
      "---\ntitle: A\ndescription: D.\ntime: 2 minutes\n---\n\n\(body)\n"
    site["page.md"] = """
      ---
      title: P
      description: All 9 deployment models and 3 security domains.
      ---

      This framework has 9 deployment models. Look at Netwerk Security, or [here](index.md).

      - [A](lessons/a.md)

      Network Security is provider-owned in PaaS AI. An 9×4 matrix.
      """
    return site
  }

  private static let rules: Set = [
    "stated-count", "stated-level", "unknown-term", "vague-link-text", "read-time-drift",
  ]

  @Test(
    "rules that read words apply to English and to sites without a language",
    arguments: [nil, "en", "en-GB", "EN_us"])
  func english(language: String?) async throws {
    let rules = Set(try await site(language).check().rules)
    #expect(rules.isSuperset(of: Self.rules), "\(rules)")
  }

  @Test(
    "a site in another language has no finding of a rule that reads English",
    arguments: ["es", "pt-BR", "nl", "enm", "eng-x", "zh-Hans"])
  func others(language: String) async throws {
    let outcome = try await site(language).check()
    #expect(outcome.rules.count { $0 == "language-not-read" } == 1)
    #expect(outcome.findings.allSatisfy { $0.rule != "language-not-read" || $0.severity == .note })
    #expect(Set(outcome.rules).intersection(Self.rules.union(["mark-disagreement"])) == [])
    #expect(outcome.findings.allSatisfy { $0.fix == nil })
  }

  @Test(
    "the note about a language without a pack names the rules and can be turned off",
    arguments: ["es", "de", "fr-CA", "en"])
  func note(language: String) async throws {
    var site = try site(language)
    let found = try await site.check().findings("language-not-read")
    #expect(found.count == (language == "es" ? 1 : 0))
    for rule in language == "es" ? Self.rules : [] {
      #expect(found.first?.help.first?.contains("`\(rule)`") == true)
    }
    site["site.yml"]? += "severities: { language-not-read: off }\n"
    #expect(try await site.check().findings("language-not-read") == [])
  }

  @Test("German sentences with English words are not reported")
  func german() async throws {
    var site = try site("de")
    site["page.md"] = """
      ---
      title: Seite
      description: Weniger als 4 deployment models und 17 Domains.
      ---

      Weniger als 4 models. Dieses Framework has 9 deployment models. Netzwerk Security, Data Privacys.
      Network Security is provider-owned in PaaS AI. [dort unten](index.md) [here](index.md)

      - [A](lessons/a.md)
      """
    let outcome = try await site.check()
    let others: Set<RuleID> = ["missing-description", "untranslated"]
    #expect(outcome.findings.filter { !others.contains($0.rule) } == [], "\(outcome.terminal)")
  }

  @Test("data, links and markup are checked in every language")
  func data() async throws {
    var site = try site("de")
    site["page.md"] =
      "---\ntitle: P\ndescription: D.\nextra: 1\n---\n\n[A](nowhere.md) [B](lessons/a.md)\n"
    site["matrix/responsibility.md"] = site["matrix/responsibility.md"]?
      .replacing("| Data Privacy | Shared |", with: "| Data Privacy | Shard |")
    site["models/saas.md"] = site["models/saas.md"]?.replacing(
      "family: cloud", with: "family: clod")
    let rules = Set(try await site.check().rules)
    #expect(
      rules.isSuperset(of: ["broken-link", "matrix-unknown-level", "unknown-field"]), "\(rules)")
  }

  @Test("only rules with word lists declare languages")
  func list() {
    let known = Rule.all.filter { $0.languages != nil }.map(\.id.name)
    // Their own tests show that these read only English.
    let others: Set = [
      "unknown-edition", "stated-limit", "repeated-word", "missing-review-date",
    ]
    #expect(Set(known) == Self.rules.union(others))
    #expect(Rule.all.allSatisfy { $0.reads("en-GB") })
  }
}
