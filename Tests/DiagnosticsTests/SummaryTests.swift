import Testing

@testable import Diagnostics

@Suite("Summaries")
struct SummaryTests {
  private func findings(_ count: Int, _ rule: Rule) -> [Finding] {
    (0..<count).map { Finding(rule, at: ReportSample.at("a.md", $0, $0 + 1), "m") }
  }

  @Test("rows are aligned, the most severe first, then the most frequent")
  func table() {
    let rare = Rule("a-rare-one", stage: .check, what: "", why: "", example: "", fix: "")
    let all =
      findings(2, ReportSample.hint) + findings(12, ReportSample.warning) + findings(1, rare)
      + findings(3, ReportSample.rule)
    let summary = Summary(of: all, files: 3, rules: 4)
    #expect(
      summary.table == [
        "   3  broken-link  error", "   1  a-rare-one   error", "  12  raw-html     warning",
        "   2  stale        note",
      ])
    #expect(summary.words == "4 errors, 12 warnings and 2 notes")
    #expect(summary.count(.error) == 4)
    #expect(summary.remarks.isEmpty)
  }

  @Test("a rule with two severities has two rows")
  func severities() {
    var all = findings(2, ReportSample.rule)
    all[0].severity = .note
    #expect(
      Summary(of: all, files: 1, rules: 1).table == [
        "  1  broken-link  error", "  1  broken-link  note",
      ])
  }

  @Test("a summary without findings mentions ignored and known ones")
  func nothing() {
    let summary = Summary(
      of: [], files: 1, rules: 1, ignored: 3, baseline: .init(known: 5, fixed: 1))
    #expect(summary.words == "no findings")
    #expect(summary.table.isEmpty)
    #expect(
      summary.remarks == ["3 ignored with a reason", "5 known from the baseline, 1 fixed since"])
    let unchanged = Summary(of: [], files: 1, rules: 1, baseline: .init(known: 0, fixed: 0))
    #expect(unchanged.remarks == ["0 known from the baseline"])
  }
}
