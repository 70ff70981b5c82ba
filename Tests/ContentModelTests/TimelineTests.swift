import Diagnostics
import Testing

@testable import ContentFormat
@testable import ContentModel

@Suite("Views: timelines")
struct TimelineTests {
  private func timeline(
    _ entries: [String], _ type: String = "date", to: String = "date"
  ) -> (steps: [String], report: [String]) {
    var files = [
      "c/_collection.yml":
        "singular: step\nplural: steps\nfields: { from: \(type), end: \(to) }\n",
      "x.md": page("title: X", "```view\ntimeline: c\nfrom: from\nto: end\n```"),
    ]
    for (index, fields) in entries.enumerated() {
      files["c/e\(index).md"] = page("title: E\(index)\n\(fields)")
    }
    let content = Content(files)
    let report = content.findings.map { "\($0.location.path) \($0.message)" }
    guard case .timeline(let view)? = content.graph.views[content.position("x.md")]?[0] else {
      return ([], report)
    }
    return (view.steps.map { "\(content.graph.entries[$0.entry].id) \($0.when)" }, report)
  }

  @Test("an entry with only a start or only an end is included")
  func half() {
    let (steps, report) = timeline([
      "from: 2026-01-01\nend: 2026-02-01", "from: 2025-01-01", "end: 2027-01-01",
    ])
    #expect(steps == ["e1 2025-01-01", "e0 2026-01-01 – 2026-02-01", "e2 2027-01-01"])
    #expect(report == [])
    #expect(
      timeline(["from: 1\nend: 3", "from: 2"], "integer", to: "integer").steps == [
        "e0 1–3", "e1 2",
      ])
  }

  @Test("an entry with neither a start nor an end is omitted and reported")
  func without() {
    let (steps, report) = timeline(["from: 2026-01-01", "", ""])
    #expect(steps == ["e0 2026-01-01"])
    #expect(report == ["Content/x.md 2 steps have no `from` and are not in this timeline"])
  }

  @Test("an end before the start is reported at the end")
  func backwards() {
    let message = "this is before `from`, so the timeline shows an end before its beginning"
    #expect(
      timeline(["from: 2026-02-01\nend: 2026-01-01"]).report == ["Content/c/e0.md \(message)"])
    #expect(
      timeline(["from: 5\nend: -3"], "integer", to: "integer").report
        == ["Content/c/e0.md \(message)"])
  }

  @Test("dates and numbers cannot be mixed")
  func mixed() {
    #expect(
      timeline(["from: 5\nend: 2026-01-01"], "integer", to: "date").report == [
        "Content/x.md `from` and `end` are not both dates, or both whole numbers"
      ])
  }
}
