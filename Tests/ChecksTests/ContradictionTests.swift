import Diagnostics
import TestSupport
import Testing

/// The source documents of the shipped content contradict themselves. The fixture has their names
/// and values. Each contradiction must be reported at its location.
@Suite("Contradictions of the sources")
struct ContradictionTests {
  /// The contradiction, the rule that reports it, the file, and the underlined text.
  struct Contradiction: Sendable {
    let what: String
    let rule: String
    let file: String
    let texts: [String]
  }

  static let contradictions: [Contradiction] = [
    .init(
      what: "the domain's text gives PaaS to the provider, the matrix has Shared",
      rule: "stated-level", file: "domains/infrastructure-security.md", texts: ["PaaS"]),
    .init(
      what: "an example is called critical, the cell is not marked", rule: "mark-disagreement",
      file: "domains/user-access-control.md", texts: ["Critical"]),
    .init(
      what: "the same", rule: "mark-disagreement", file: "domains/data-privacy.md",
      texts: ["Critical"]),
    .init(
      what: "the same", rule: "mark-disagreement", file: "domains/monitoring-and-logging.md",
      texts: ["Critical"]),
    .init(
      what: """
        "most provider control" leaves out AI coding assistants, which have more than SaaS; "balanced" \
        lists agents with 4 shared cells of 16; "most customer control" leaves out agents, which have more \
        than IaaS; none of the lists is in order
        """,
      rule: "stated-ranking", file: "matrix/responsibility.md",
      texts: ["saas", "embedded", "agentic", "iaas", "on-premises"]),
    .init(
      what:
        "the models are called one thing on their pages and another in the matrix, and a domain is",
      rule: "matrix-name-drift", file: "matrix/responsibility.md",
      texts: [
        "[SaaS AI](../models/saas.md)", "[PaaS AI](../models/paas.md)",
        "[IaaS AI](../models/iaas.md)", "[On-Premises](../models/on-premises.md)",
        "[Embedded AI](../models/embedded.md)", "[Agentic AI](../models/agentic.md)",
        "[AI Coding](../models/ai-coding.md)", "[MCP Systems](../models/mcp.md)",
        "[Multi-System Integration](../domains/multi-system-integration-security.md)",
      ]),
    .init(
      what: "the article of 2024 has 4 models and 12 domains, the framework 8 and 16",
      rule: "stated-count", file: "article-2024.md",
      texts: ["4 deployment models", "12 security domains"]),
    .init(
      what: "categories of NIST CSF 1.1 are cited as those of 2.0", rule: "unknown-clause",
      file: "requirements/vendor.md", texts: ["nist-csf-2.0#PR.AC"]),
    .init(
      what: "the same", rule: "unknown-clause", file: "requirements/logging.md",
      texts: ["nist-csf-2.0#PR.PT-4"]),
    .init(
      what: "an article of the AI Act is cited by the number it had in the draft",
      rule: "unknown-clause", file: "requirements/incidents.md",
      texts: ["eu-ai-act#article-62"]),
    .init(
      what: "a lesson needs, and is followed by, lessons that are not there",
      rule: "unresolved-reference", file: "lessons/shared-responsibility-model-ai-security.md",
      texts: [
        "BTAA-FUN-001 — What is Prompt Injection?",
        "BTAA-FUN-007 — Prompt Injection in OWASP Risk Context", "BTAA-FUN-028", "BTAA-FUN-019",
        "BTAA-DEF-002",
      ]),
  ]

  @Test("each contradiction is reported at its location, and nothing else")
  func found() async throws {
    let site = try TestSite(fixture: Repository.fixture("sites/contradictions"))
    let outcome = try await site.check()
    let found = outcome.findings.map {
      "\($0.rule) \($0.location.path.dropFirst("Content/".count)): \(outcome.text(at: $0.location))"
    }
    let wanted = Self.contradictions.flatMap { item in
      item.texts.map { "\(item.rule) \(item.file): \($0)" }
    }
    for text in wanted { #expect(found.contains(text), "not found: \(text)") }
    for text in found { #expect(wanted.contains(text), "not expected: \(text)") }
  }
}
