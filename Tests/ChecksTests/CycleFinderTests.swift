import Diagnostics
import TestSupport
import Testing

/// Cycles of references: one finding for each strongly connected component.
@Suite("Rules: cycles of references")
struct CycleFinderTests {
  private func site(_ count: Int, needs: (Int) -> [Int]) -> TestSite {
    var site = TestSite([
      "index.md": "---\ntitle: Home\n---\n",
      "c/_collection.yml":
        "singular: thing\nplural: things\nfields:\n"
        + "  needs: { type: list, of: reference, to: c, acyclic: true }\n",
    ])
    for number in 0..<count {
      let list = needs(number).map { "e\($0)" }.joined(separator: ", ")
      site["c/e\(number).md"] = "---\ntitle: E\(number)\nneeds: [\(list)]\n---\n"
    }
    return site
  }

  @Test("one extra reference in an acyclic graph is one finding, with a shortest cycle")
  func oneTooMany() async throws {
    let sound = site(60) { number in number == 0 ? [] : [number - 1] }
    #expect(try await sound.check().findings == [])
    let broken = site(60) { $0 == 0 ? [59] : $0 > 8 ? ($0 - 8..<$0).map { $0 } : [$0 - 1] }
    let outcome = try await broken.check()
    let cycles = outcome.findings("reference-cycle")
    #expect(cycles.count == 1)
    // The whole cycle: seven steps of eight, then the three that lead to the beginning.
    #expect(
      cycles[0].message.hasSuffix("e0 → e59 → e51 → e43 → e35 → e27 → e19 → e11 → e9 → e1 → e0"))
    #expect(cycles[0].notes.count == 9)
  }

  @Test("two components are two findings, and an entry that only reaches one has none")
  func twoComponents() async throws {
    let needs = [[1], [0, 2], [3], [2], [0], [4]]
    let outcome = try await site(6) { needs[$0] }.check()
    #expect(
      outcome.findings("reference-cycle").map { outcome.text(at: $0.location) } == ["e1", "e3"])
  }

  @Test("cycles among thousands of entries are found quickly", .timeLimit(.minutes(1)))
  func tangled() async throws {
    let outcome = try await site(2000) { i in (1...8).map { (7 * i + 13 * $0 + 1) % 2000 } }.check()
    #expect((1...8).contains(outcome.findings("reference-cycle").count))
  }
}
