import Diagnostics
import TestSupport
import Testing

/// Totals in tables and rankings in sentences about the shipped framework.
@Suite("Rules: totals and rankings")
struct StatedTotalTests {
  @Test(
    "a wrong total and a wrong ranking are reported with the right number",
    arguments: [("false-totals", "stated-total"), ("false-rankings", "stated-ranking")])
  func falsehoods(table: String, rule: String) async throws {
    let cases = try SentenceTable.cases(table, withNumbers: true)
    #expect(cases.count >= 8)
    for (sample, findings) in zip(cases, try await SentenceTable.findings(cases, [rule])) {
      let isFound = findings.contains { finding in
        finding.message.split { !$0.isNumber }.contains { $0 == sample.number ?? "" }
      }
      #expect(isFound, "\(sample.text): \(findings.map(\.message))")
    }
  }

  @Test("true tables have no finding")
  func truths() async throws {
    let cases = try SentenceTable.cases("true-counts").filter { $0.text.hasPrefix("|") }
    #expect(cases.count >= 8)
    for (sample, findings) in zip(cases, try await SentenceTable.findings(cases, ["stated-total"]))
    { #expect(findings.isEmpty, "\(sample.text): \(findings.map(\.message))") }
  }

  @Test("numbers of a language with a decimal comma add up")
  func decimalComma() async throws {
    let site = TestSite([
      "site.yml": "title: Beispiel\nlanguage: de\n",
      "index.md": """
      ---
      title: Start
      ---
      | Posten | Kosten |
      | --- | --- |
      | Miete | 1.200,50 |
      | Strom | 99,50 |
      | Summe | 1.400,00 |

      | Posten | Kosten |
      | --- | --- |
      | Miete | 1.200,50 |
      | Strom | 99,50 |
      | Summe | 1.300,00 |
      """,
    ])
    let findings = try await site.check().findings("stated-total")
    #expect(
      findings.map(\.message) == ["the 2 numbers of this column add up to 1300,00, not 1.400,00"])
  }

  @Test("a table of hostile size and strange cells is read in linear time")
  func hostile() async throws {
    let rows = (0..<2000).map { "| r\($0) | \($0)e9 | -\($0) | 9,9,9 | 1.2.3 |" }
    let site = TestSite([
      "index.md": "---\ntitle: Home\n---\n| a | b | c | d | Total |\n|---|---|---|---|---|\n"
        + rows.joined(separator: "\n") + "\n| Total | 1 | 2 | 3 | 99999999999999999999 |\n"
    ])
    #expect(try await site.check().findings("stated-total") == [])
  }
}
