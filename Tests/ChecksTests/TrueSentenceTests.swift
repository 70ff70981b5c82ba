import Diagnostics
import TestSupport
import Testing

/// True sentences in many registers, which no rule that reads prose may call wrong.
@Suite("Rules: true sentences")
struct TrueSentenceTests {
  @Test(
    "a true sentence has no finding of a prose rule",
    arguments: ["true-levels", "true-counts"])
  func silent(table: String) async throws {
    let cases = try SentenceTable.cases(table)
    #expect(cases.count >= 100)
    let rules: Set = [
      "stated-count", "stated-level", "stated-ranking", "unknown-term", "mark-disagreement",
    ]
    for (sample, findings) in zip(cases, try await SentenceTable.findings(cases, rules)) {
      #expect(findings.isEmpty, "\(sample.text): \(findings.map(\.message))")
    }
  }

  @Test("a false sentence about a level or a mark is reported, in many forms")
  func reported() async throws {
    let cases = try SentenceTable.cases("false-levels")
    #expect(cases.count >= 70)
    let rules: Set = ["stated-level", "mark-disagreement"]
    for (sample, findings) in zip(cases, try await SentenceTable.findings(cases, rules)) {
      #expect(!findings.isEmpty, "\(sample.text)")
    }
  }
}
