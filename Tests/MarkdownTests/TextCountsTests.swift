import Testing

@testable import Markdown

@Suite("The counts of a text")
struct TextCountsTests {
  @Test("a text that the counts accept is within the budget", arguments: 0..<400)
  func bound(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var budget = ComplexityBudget()
    budget.depth = Int.random(in: 0...30, using: &random)
    budget.paragraph = Int.random(in: 0...400, using: &random)
    budget.steps = Int.random(in: 0...20_000, using: &random)
    budget.cells = Int.random(in: 0...300, using: &random)
    let parts = [
      "a", "b ", "\n", "\n\n", "| c ", "> ", "- ", "1. ", "[x]", "[x]: y", "*e*", "<?", ")", "@",
      "[^n]", "é", "\t", "\r\n", "long words here ",
    ]
    let text = (0..<Int.random(in: 0...60, using: &random)).map { _ in
      parts.randomElement(using: &random)!
    }.joined()
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      let isAccepted = TextCounts(bytes, body: bytes.indices).areWithin(budget)
      let isWithin = TextSizes(bytes, body: bytes.indices).areWithin(budget, bytes.count)
      #expect(!isAccepted || isWithin, "\(text.debugDescription)")
    }
  }

  @Test("the default budget accepts ordinary texts")
  func ordinary() {
    let text = String(
      repeating:
        "A paragraph with a [link](a.md), *emphasis* and `code`.\n\n| a | b |\n| - | - |\n\n",
      count: 80)
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      #expect(TextCounts(bytes, body: bytes.indices).areWithin(ComplexityBudget()))
    }
  }
}
