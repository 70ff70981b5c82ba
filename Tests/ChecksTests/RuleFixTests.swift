import Diagnostics
import Pipeline
import TestSupport
import Testing

/// An applied fix leaves a site without the finding and changes nothing else.
@Suite("Rules: fixes")
struct RuleFixTests {
  @Test("a fixed reading time keeps the author's format")
  func readingTimes() async throws {
    let outcome = try await fixed("read-time-drift")
    #expect(outcome["lessons/a.md"]?.contains("\nread_time: 3 min\n") == true)
    #expect(outcome["lessons/b.md"]?.contains("\nread_time: \"6 minutes\"\n") == true)
    #expect(outcome["lessons/c.md"]?.contains("\nread_time: 3 minutes\n") == true)
    #expect(try await outcome.check().findings == [])
  }

  @Test(
    "hours are kept if the author uses them",
    arguments: [
      ("3 h", "1 h 30 min"), ("5 hours 10 minutes", "1 hour 30 minutes"),
      ("7 minutes", "90 minutes"),
      ("1 day", "90 minutes"),
    ])
  func hours(stated: String, written: String) async throws {
    let body = String(repeating: "word ", count: 18_000)
      .split(separator: " ").enumerated().map {
        $0.offset % 10 == 9 ? "\($0.element)\n\n" : "\($0.element) "
      }
      .joined()
    let site = TestSite([
      "lessons/_collection.yml": "fields: { time: { type: duration, computed: reading-time } }\n",
      "lessons/a.md": "---\ntitle: A\ntime: \(stated)\n---\n\n\(body)",
    ])
    let outcome = try await site.check()
    #expect(outcome.findings.map { $0.fix?.edits.map(\.replacement) } == [[written]])
  }

  @Test("a list of prerequisites is put in order, each item as it was written")
  func prerequisites() async throws {
    let outcome = try await fixed("prerequisite-order")
    #expect(outcome["lessons/d.md"]?.contains("\nbefore: [a, \"b\", c — Canaries]\n") == true)
    #expect(
      try await outcome.check().rules == ["prerequisite-order"], "the weights are still amiss")
  }

  @Test("a fixed header has the title and keeps its link and emphasis")
  func headers() async throws {
    let outcome = try await fixed("matrix-name-drift")
    let matrix = try #require(outcome["matrix/r.md"])
    #expect(
      matrix.contains("| [SaaS AI](../models/saas.md) | [**Platforms**](../models/paas.md) |"))
    #expect(matrix.contains("| Data Privacy | Provider |"))
    let rest = try await outcome.check()
    #expect(rest.rules == ["matrix-name-drift"])
    #expect(rest.findings.first?.fix == nil)
  }

  @Test("a header gets no title that two entries have")
  func ambiguousTitle() async throws {
    var site = try TestSite(fixture: Repository.fixture("rules/matrix-name-drift/invalid"))
    let titles = try await site.check().findings("matrix-name-drift").filter { $0.fix != nil }
    let title = try #require(titles.first?.fix?.edits.first?.replacement)
    let path = try #require(
      site.content.keys.sorted().first { site[$0]?.contains("title: \(title)\n") == true })
    site["\(path.dropLast(3))-2.md"] = site[path]
    let outcome = try await site.check()
    #expect(
      outcome.report.findings.allSatisfy { $0.fix?.edits.first?.replacement != title },
      "\(outcome.terminal)")
  }

  /// The invalid fixture of a rule with all its fixes applied.
  private func fixed(_ rule: String) async throws -> TestSite {
    var site = try TestSite(fixture: Repository.fixture("rules/\(rule)/invalid"))
    let edits = try await site.check().findings.compactMap(\.fix)
    for (path, fixes) in Dictionary(grouping: edits, by: \.path) {
      let name = String(path.dropFirst("Content/".count))
      for edit in fixes.flatMap(\.edits).sorted(by: { $0.range > $1.range }) {
        site.content[name]?.replaceSubrange(edit.range.indices, with: Array(edit.replacement.utf8))
      }
    }
    return site
  }
}
