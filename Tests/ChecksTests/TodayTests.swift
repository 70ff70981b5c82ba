import Diagnostics
import Pipeline
import TestSupport
import Testing

/// Rules that need today's date run only if it is given.
@Suite("Checks: today")
struct TodayTests {
  private let site = TestSite([
    "index.md": "---\ntitle: Home\ndate: 2062-01-01\n---\n",
    "late.md": "---\ntitle: Late\nreview_by: 2020-01-01\n---\n",
  ])

  @Test("without a date these rules are skipped")
  func withoutDay() async throws {
    let outcome = try await site.check()
    #expect(outcome.findings == [])
    var told = site
    told.today = "2026-04-11"
    let later = try await told.check()
    #expect(later.rules == ["future-date", "review-overdue"])
    // Two more rules, but without the two about finished pages, because of the error.
    #expect(later.report.ruleCount == outcome.report.ruleCount)
  }

  @Test("a suppression of a rule that did not run is not unused")
  func suppression() async throws {
    var told = site.with(
      "index.md",
      """
      ---
      title: Home
      ignore:
        - { rule: future-date, because: It is a story of the future. }
        - { rule: review-overdue, because: Nobody reviews the future. }
      ---

      """)
    told.content["late.md"] = nil
    #expect(try await told.check().findings == [])
    told.today = "2026-04-11"
    #expect(try await told.check().rules == ["unused-suppression", "unused-suppression"])
  }
}
