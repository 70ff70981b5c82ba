import Diagnostics
import TestSupport
import Testing

@Suite("Prerequisites: order")
struct PrerequisiteOrderTests {
  private func site(_ needs: [String: String], sort: String = "title") -> TestSite {
    var site = TestSite([
      "lessons/_collection.yml": """
      sort: \(sort)
      fields: { needs: { type: list, of: reference, to: lessons, acyclic: true } }

      """
    ])
    for (name, list) in needs {
      site["lessons/\(name).md"] = "---\ntitle: \(name)\nneeds: [\(list)]\n---\n"
    }
    return site
  }

  @Test("indirect prerequisites count, and the fix moves as few items as possible")
  func transitive() async throws {
    let outcome = try await site([
      "a": "", "b": "a", "c": "b", "d": "c", "z": "", "x": "z, d, a, b",
    ]).check()
    #expect(outcome.rules == ["prerequisite-order"])
    let edits = try #require(outcome.findings.first?.fix).edits
    #expect(edits.map(\.replacement) == ["a", "b", "d"])
  }

  @Test("a cycle is one finding, and lists that reach it are not checked")
  func circle() async throws {
    let outcome = try await site([
      "a": "b", "b": "a", "x": "a, b", "y": "x, a",
    ]).check()
    #expect(outcome.rules == ["reference-cycle"], "\(outcome.terminal)")
  }

  @Test(
    "a thousand lessons with two prerequisites each are ordered quickly",
    .timeLimit(.minutes(1)))
  func long() async throws {
    var needs: [String: String] = [:]
    for number in 0..<1_000 {
      let list = [number - 1, number - 2].filter { $0 >= 0 }.map { "n\($0)" }
      needs["n\(number)"] = list.joined(separator: ", ")
    }
    let outcome = try await site(needs).check()
    #expect(outcome.findings.count == 998)
  }
}
