import Diagnostics
import Foundation
import Pipeline
import TestSupport
import Testing

/// Two exchanged headers are one finding, also where no entry assigns levels to cells.
@Suite("Checks: exchanged headers")
struct ExchangedHeadersTests {
  private static let path = "matrix/responsibility.md"

  /// The shipped content without assignments, so that only texts and maps contradict the matrix.
  private static let content: TestSite = {
    var site = MutationTests.content
    for (path, _) in site.content where path.hasPrefix("domains/") {
      guard let text = site[path] else { continue }
      var isAssignment = false
      let depth = path.hasSuffix("_collection.yml") ? "    " : "  "
      let start = path.hasSuffix("_collection.yml") ? "  responsibility:" : "responsibility:"
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
        if line == start {
          isAssignment = true
          return false
        }
        isAssignment = isAssignment && line.hasPrefix(depth)
        return !isAssignment
      }
      site[path] = lines.joined(separator: "\n")
    }
    return site
  }()

  private static func table(
    of text: String, _ edit: (inout [[String]], _ rows: [Int]) throws -> Void
  ) rethrows -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init) }
    try edit(&lines, lines.indices.filter { lines[$0].count > 3 })
    return lines.map { $0.joined(separator: "|") }.joined(separator: "\n")
  }

  private static func errors(_ site: TestSite) async throws -> (count: Int, text: String) {
    let outcome = try await site.check()
    return (outcome.findings.filter { $0.severity == .error }.count, outcome.terminal)
  }

  @Test("columns, rows and texts of headers that change places are one finding")
  func exchanged() async throws {
    let text = try #require(Self.content[Self.path])
    let columns = Self.table(of: text) { lines, rows in lines[rows[0]].swapAt(2, 4) }
    let rows = Self.table(of: text) { lines, rows in
      (lines[rows[3]][1], lines[rows[7]][1]) = (lines[rows[7]][1], lines[rows[3]][1])
    }
    let texts = Self.table(of: text) { lines, rows in
      let header = rows[0]
      let names = [2, 4].map { lines[header][$0].split { "[]".contains($0) }[1] }
      lines[header][2] = lines[header][2].replacing(names[0], with: names[1])
      lines[header][4] = lines[header][4].replacing(names[1], with: names[0])
    }
    for text in [columns, rows, texts] {
      let found = try await Self.errors(Self.content.with(Self.path, text))
      #expect(found.count == 1, "\(found.text)")
      #expect(found.text.contains("seem to be exchanged"), "\(found.text)")
    }
    let found = try await Self.errors(MutationTests.content.with(Self.path, texts))
    #expect(found.count == 1, "\(found.text)")
  }

  @Test("a few wrong statements about one column are findings of their own")
  func wrongStatements() async throws {
    let outcome = try await Self.content.with(
      "models/note.md",
      """
      ---
      title: A note
      description: One text.
      ---

      Network Security is shared in SaaS AI. Data Security is yours in SaaS AI. Data Privacy is yours in
      SaaS AI. Model Security is shared in SaaS AI.
      """
    ).check()
    #expect(outcome.findings.filter { $0.rule == "stated-level" }.count == 4, "\(outcome.terminal)")
  }

  @Test("exchanged headers of a second table are one finding")
  func secondTable() async throws {
    let header = "| | SaaS AI | PaaS AI | On-Premises AI |"
    let right = """
      | --- | --- | --- | --- |
      | Network Security | Provider | Shared | Customer |
      | Data Security | Provider | Shared | Customer |
      | Infrastructure Security | Provider | Shared | Customer |
      """
    func site(_ header: String, _ rows: String) -> TestSite {
      MutationTests.content.with(
        "second.md", "---\ntitle: Second\ndescription: A table.\n---\n\n\(header)\n\(rows)\n")
    }
    let outcome = try await site(header, right).check()
    #expect(outcome.findings("table-disagreement") == [], "\(outcome.terminal)")
    let exchanged = try await site("| | On-Premises AI | PaaS AI | SaaS AI |", right).check()
    let found = exchanged.findings("table-disagreement")
    #expect(found.count == 1, "\(exchanged.terminal)")
    #expect(found.first?.message.contains("are exchanged") == true, "\(exchanged.terminal)")
    let rows = right.replacing("Network Security", with: "Context Pollution Protection")
    let other = try await site(header, rows).check()
    #expect(
      other.findings("table-disagreement").allSatisfy { !$0.message.contains("exchanged") },
      "\(other.terminal)")
  }
}
