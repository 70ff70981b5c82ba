import Pipeline
import TestSupport
import Testing

/// Rules about values and references that have to agree, where a fixture is not enough.
@Suite("Rules: relations that agree")
struct RelationTests {
  @Test(
    "dates in words are read in English alone",
    arguments: [("en", ["missing-review-date", "newer-edition"]), ("es", [])])
  func languages(language: String, expected: [String]) async throws {
    var site = TestSite()
    site["site.yml"] = "title: T\nlanguage: \(language)\n"
    site["index.md"] = "---\ntitle: T\n---\nAs of April 2026, there are four.\n"
    site["norms/_collection.yml"] = """
      singular: norm
      plural: norms
      fields:
        published: { type: date, past: true }
        next: { type: reference, to: norms, successor: true }
        dates: { type: list, of: { type: record, fields: { date: date, what: text } } }
      """
    site["norms/a.md"] = """
      ---
      title: Norm 2024
      published: 2024-01-01
      dates: [{ date: 2026-01-01, what: The 2026 edition is published. }]
      ---
      """
    let rules = Set(try await site.check().rules)
    #expect(rules.intersection(["missing-review-date", "newer-edition"]) == Set(expected))
  }

  @Test("a misspelt reference is one finding, and what depends on it is not compared")
  func cascade() async throws {
    var site = TestSite()
    site["site.yml"] = "title: T\n"
    site["index.md"] = "---\ntitle: T\n---\n"
    site["norms/_collection.yml"] = "fields: {}\n"
    site["norms/one.md"] = "---\ntitle: One\n---\n"
    site["norms/two.md"] = "---\ntitle: Two\n---\n"
    site["controls/_collection.yml"] =
      "fields: { serves: { type: list, of: reference, to: norms } }\n"
    site["controls/logs.md"] = "---\ntitle: Logs\nserves: [oen]\n---\n"
    site["lists/_collection.yml"] = """
      fields:
        control: { type: reference, to: controls }
        norms: { type: list, of: reference, to: norms, within: control.serves }
      """
    site["lists/a.md"] = "---\ntitle: A\ncontrol: logs\nnorms: [one, two]\n---\n"
    site["lists/b.md"] = "---\ntitle: B\ncontrol: lgos\nnorms: [one]\n---\n"
    let outcome = try await site.check()
    #expect(outcome.rules.filter { $0 == "not-within" } == [], "\(outcome.terminal)")
    #expect(outcome.rules.count { $0 == "unresolved-reference" } == 2, "\(outcome.terminal)")
  }

  @Test("a misspelt number leaves no gap in a range, and weights may have any distance")
  func gaps() async throws {
    var site = TestSite()
    site["site.yml"] = "title: T\n"
    site["index.md"] = "---\ntitle: T\n---\n"
    site["steps/_collection.yml"] =
      "ranges: week\nfields: { week: { type: integer, required: true } }\n"
    for (name, week) in [("a", "1"), ("b", "two"), ("c", "3")] {
      site["steps/\(name).md"] = "---\ntitle: \(name)\nweek: \(week)\n---\n"
    }
    site["models/_collection.yml"] = "ranges: weight\n"
    site["models/a.md"] = "---\ntitle: A\nweight: 1\n---\n"
    site["models/b.md"] = "---\ntitle: B\nweight: 30\n---\n"
    let outcome = try await site.check()
    #expect(!outcome.rules.contains("range-conflict"), "\(outcome.terminal)")
  }
}
