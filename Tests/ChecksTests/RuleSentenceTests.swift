import Diagnostics
import Pipeline
import TestSupport
import Testing

/// The sentences in the manuals of rules that read prose, each on a page of the shipped content.
@Suite("Rules: sentences of the manuals")
struct RuleSentenceTests {
  static let rules = Rule.all.filter { !$0.manual.reads.isEmpty || !$0.manual.leaves.isEmpty }

  @Test("a rule reports the sentences that its manual says it reports, and leaves the others alone")
  func sentences() async throws {
    #expect(!Self.rules.isEmpty)
    var site = MutationTests.content
    func path(_ rule: Rule, _ kind: String, _ number: Int) -> String {
      "sentences/\(rule.id.name)-\(kind)-\(number).md"
    }
    func add(_ sentences: [String], _ kind: String, _ rule: Rule) {
      for (number, sentence) in sentences.enumerated() {
        site[path(rule, kind, number)] =
          "---\ntitle: Page \(rule.id.name) \(kind) \(number)\ndescription: One text.\n---\n\n\(sentence)\n"
      }
    }
    for rule in Self.rules {
      add(rule.manual.reads, "reads", rule)
      add(rule.manual.leaves, "leaves", rule)
    }
    let outcome = try await site.check()
    for rule in Self.rules {
      let reported = Set(outcome.findings(rule.id.name).map(\.location.path))
      func findings(_ sentences: [String], _ kind: String) -> [String] {
        sentences.indices.filter { reported.contains("Content/\(path(rule, kind, $0))") }
          .map { sentences[$0] }
      }
      #expect(findings(rule.manual.reads, "reads") == rule.manual.reads, "\(rule.id)")
      #expect(findings(rule.manual.leaves, "leaves") == [], "\(rule.id)")
    }
  }
}
