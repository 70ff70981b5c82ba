import Foundation
import Testing

/// Makes each natural mistake in a small site and checks that its findings lead to the way out.
@Suite("Natural mistakes")
struct MistakeTests {
  @Test("there are enough mistakes, each with its own title")
  func enough() {
    #expect(Mistake.all.count >= 70)
    #expect(Set(Mistake.all.map(\.title)).count == Mistake.all.count)
    #expect(Mistake.all.allSatisfy { !$0.changes.isEmpty })
    #expect(Mistake.all.allSatisfy { $0.finds.isEmpty == $0.says.isEmpty })
  }

  @Test("the site has no mistake")
  func site() throws {
    let stage = try Stage()
    try stage.make(Mistake(title: "none"))
    let result = try Program.run(["check"], in: stage.root)
    #expect(result.output.isEmpty)
    #expect(result.status == 0)
  }

  @Test("a mistake has its findings, and they say what to do", arguments: Mistake.all)
  func findings(of mistake: Mistake) throws {
    let stage = try Stage()
    try stage.make(mistake)
    let output = try Program.run(["check"], in: stage.root).output
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(Self.findings(in: lines) == mistake.finds, "\(output)")
    for words in mistake.says { #expect(lines.contains { $0.contains(words) }, "\(output)") }
    // Every finding ends with what to do.
    let parts = output.split(separator: "\n\n").filter { $0.contains("  --> ") }
    #expect(
      parts.allSatisfy { $0.contains("\n   = help: ") || $0.contains(" = help: ") }, "\(output)")
  }

  /// The place and the rule of each finding in a report.
  private static func findings(in lines: [String]) -> [String] {
    lines.indices.dropLast().compactMap { index in
      let line = lines[index]
      guard ["error: ", "warning: ", "note: "].contains(where: line.hasPrefix),
        let open = line.lastIndex(of: "["), lines[index + 1].hasPrefix("  --> ")
      else { return nil }
      let rule = line[line.index(after: open)...].dropLast()
      return "\(lines[index + 1].dropFirst(6)) \(rule)"
    }
  }
}
