import Diagnostics
import Testing

@testable import Markdown

@Suite("Complexity")
struct ComplexityTests {
  private static let lines = [
    "a", "word word", "```", "```x", "``` a`b", "~~~", "~~~~", "    code", "\tcode", "- a", "- ",
    "-", "* b", "1. c", "23) d", "  e", "   f", "> q", ">", "> > r", "# h", "===", "---", "***",
    "| a | b |", "|---|---|", "a | b", "--- | ---", "|-|", "| x", "<div>", "</div>", "<!-- c",
    "-->", "<pre>", "</pre>", "<b>", "", "", "", "[x]: y", "[x]:", "  y", "[^1]: f", "[^2]:",
    "- [ ] t", "- - n", "> - m", "- > ```", "  ```", "    ```", "* ```", "1. > # g", "\t- deep",
    "      - deeper", "`````", "<?php", "?>", "a\\|b", "[^1]: - z", "      g",
    "| a | b |\n|---|---|\n| x", "a | b\n--|:-\nx", "> | a |\n> | - |\n> b\n> c\n> d\n> e\n> f",
  ]

  /// Lines of every kind, inside each other, with every line end.
  private static func soup(_ generator: inout SeededGenerator, definitions: Bool) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...40, using: &generator) {
      let line = lines.randomElement(using: &generator) ?? ""
      if !definitions, line.contains("]:") { continue }
      for _ in 0..<Int.random(in: 0...2, using: &generator) {
        let opener = ["", "", "> ", "- ", "  ", "    ", "\t", "1. "].randomElement(
          using: &generator)
        text += opener ?? ""
      }
      let end = ["\n", "\n", "\n", "\r\n", "\r"].randomElement(using: &generator)
      text += line + (end ?? "\n")
    }
    return text
  }

  /// A budget without limits but for those that `change` sets.
  private static func budget(_ change: (inout ComplexityBudget) -> Void) -> ComplexityBudget {
    var budget = ComplexityBudget()
    (budget.depth, budget.cells, budget.paragraph) = (1 << 30, 1 << 30, 1 << 30)
    budget.steps = 1 << 40
    change(&budget)
    return budget
  }

  private func part(_ text: String, _ budget: ComplexityBudget) -> ComplexPart? {
    let bytes = Array(text.utf8)
    return MarkdownParser.complexPart(of: bytes, body: bytes.indices, budget: budget)
  }

  @Test("paragraphs, nesting and tables equal those of a full parse for random lines")
  func blocks() {
    var generator = SeededGenerator(seed: 12)
    for number in 0..<4_000 {
      let text = Self.soup(&generator, definitions: number.isMultiple(of: 2))
      let truth = BlockTruth(Array(text.utf8))
      let hasFootnotes = text.contains("[^")
      let isDefining = text.contains("]:")

      let paragraph = part(text, Self.budget { $0.paragraph = 24 })
      let isLong =
        if case .paragraph = paragraph?.kind { true } else { false }
      if truth.paragraph > 24 { #expect(paragraph != nil, "\(text.debugDescription)") }
      // What becomes a definition or the header of a table was a paragraph before.
      if isLong, !isDefining, truth.cells == 0 {
        #expect(truth.widestParagraph > 24, "\(text.debugDescription)")
      }
      let deep = part(text, Self.budget { $0.depth = 2 }) != nil
      // Unused footnotes are not in the finished tree.
      if hasFootnotes ? truth.depth > 2 : truth.depth > 2 || deep {
        #expect(deep == (truth.depth > 2), "\(text.debugDescription)")
      }
      if !hasFootnotes {
        let wide = part(text, Self.budget { $0.cells = 6 }) != nil
        #expect(wide == (truth.cells > 6), "\(text.debugDescription)")
      }
    }
  }

  @Test("the fast check accepts no text that exceeds the budget")
  func quickLook() {
    var generator = SeededGenerator(seed: 13)
    let budget = Self.budget { ($0.paragraph, $0.depth, $0.cells) = (24, 2, 6) }
    for _ in 0..<2_000 {
      let text = Self.soup(&generator, definitions: true)
      let truth = BlockTruth(Array(text.utf8))
      guard truth.paragraph > 24 || truth.depth > 2 || truth.cells > 6 else { continue }
      #expect(part(text, budget) != nil, "\(text.debugDescription)")
    }
  }

  @Test("a paragraph of marks that take quadratic time exceeds the budget")
  func marks() {
    for mark in ["a<?", "a<!A ", "a@b.c", "[x]~", "*a [x]"] {
      let part = part(String(repeating: mark, count: 30_000 / mark.utf8.count), ComplexityBudget())
      #expect(part?.kind == .marks, "\(mark)")
    }
    let address = "http://a.b/" + String(repeating: ")", count: 20_000)
    #expect(part(address, ComplexityBudget())?.kind == .marks)
  }
}
