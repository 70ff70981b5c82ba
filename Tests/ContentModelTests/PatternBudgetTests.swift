import Diagnostics
import Testing

@testable import ContentModel

@Suite("Patterns: what matching may cost")
struct PatternBudgetTests {
  @Test("a match takes no budget, whatever the length of the text")
  func cheap() throws {
    let pattern = try #require(Pattern("[a-z0-9]+(-[a-z0-9]+)*"))
    var budget = Pattern.Budget()
    for _ in 0..<200 {
      #expect(pattern.compare(String(repeating: "abc-", count: 127) + "d", &budget) == .match)
      #expect(pattern.compare("a b", &budget) == .mismatch)
    }
    #expect(budget.left == Pattern.Budget().left)
  }

  @Test("a costly pattern is given up after a number of steps", .timeLimit(.minutes(1)))
  func costly() throws {
    let pattern = try #require(Pattern("(a+)+$"))
    var budget = Pattern.Budget()
    let text = String(repeating: "a", count: 40) + "!"
    #expect(pattern.compare(text, &budget) == .unknown)
    #expect(budget.left == Pattern.Budget().left - Pattern.Budget.each)
    for _ in 0..<12_000 { #expect(pattern.compare(text, &budget) == .unknown) }
    #expect(budget.left == 0)
    #expect(pattern.matches(text) == false)
  }

  @Test("a file's texts together make one finding, at the pattern", .timeLimit(.minutes(1)))
  func finding() {
    let values = (0..<2_000).map { "  - \(String(repeating: "a", count: 30))\($0)!" }
    let reading = Reading(
      "f:\n" + values.joined(separator: "\n"),
      fields: "  f: { type: list, of: string, pattern: '(a+)+$' }")
    #expect(reading.findings.map(\.rule) == [Rule.schemaError.id])
    #expect(reading.findings.first?.message.contains("`(a+)+$`") == true)
    #expect(reading.findings.first?.location.path.hasSuffix("_collection.yml") == true)
  }
}
