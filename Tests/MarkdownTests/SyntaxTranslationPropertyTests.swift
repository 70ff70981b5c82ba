import Diagnostics
import Testing

@testable import Markdown

/// Seeded random text in the syntax of other tools.
@Suite("Syntax of other tools: properties")
struct SyntaxTranslationPropertyTests {
  private static let plain = [
    "a", "word ", " ", "    ", "\n", "\n\n", "\r\n", "\t", "# ", "- ", "1. ", "> ", "*", "**", "`",
    "```\n", "~~~\n", "[x](y.md)", "![", "](", "<b>", "<!--", "-->", "| a | b |\n|---|---|\n",
    "[^1]", "[^1]: ", "\\", "&amp;", "é", "a: b", "[!NOTE]\n", "---\n", "<div>\n", "!", "?",
  ]

  private static let foreign = [
    "!!! note\n", "!!! tip \"A\"\n    ", "??? foo\n", "???+ danger \"\"\n    ", "::: note\n",
    ":::\n",
    "::: tip [x](y)\n", "::::\n", ":::", "=== \"A\"\n", "=== \"B\"\n    ", ": a\n", "\n: ", "[[",
    "]]",
    "[[a|b]]", "[[#c]]", "{#a}", "{: .b }", "\n{: #c}\n", "## A {#x}\n", "{", "}", "{{ x }}",
    "{% y %}",
    "        ", "      ", "{::comment}", "{::comment}\n", "{:/comment}", "\n{:/}\n",
  ]

  private func soup(
    _ tokens: [String], _ count: Int, _ generator: inout SeededGenerator
  ) -> String {
    (0..<Int.random(in: 0...count, using: &generator)).map { _ in
      tokens.randomElement(using: &generator) ?? ""
    }.joined()
  }

  @Test("a text without the syntax is the same document with all translations")
  func unchanged() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<2_000 {
      let text = soup(Self.plain, 50, &generator)
      let (off, on) = (Sample(text), Sample(text, options: .translating))
      guard Facts(off.document) == Facts(on.document) else {
        Issue.record("\(text.debugDescription)")
        return
      }
    }
  }

  @Test("any mixture of foreign syntax gives a document with ranges in the file")
  func anyText() {
    var generator = SeededGenerator(seed: 12)
    for number in 0..<6_000 {
      let text = soup(Self.plain + Self.foreign + Self.foreign, 60, &generator)
      let setting = Setting.allCases[number % Setting.allCases.count]
      let sample = Sample(text, setting, options: .translating)
      let facts = Facts(sample.document)
      let places =
        facts.places + sample.document.problems.map(\.range) + sample.document.foreign.map(\.range)
        + sample.document.nearMisses.map(\.range)
      let isInside = places.allSatisfy {
        $0.indices.lowerBound >= sample.body.lowerBound
          && $0.indices.upperBound <= sample.body.upperBound
      }
      let areParts = facts.parts.allSatisfy { $0.upperBound <= facts.html.bytes.count }
      let anchors = sample.document.headings.map(\.anchor).filter { !$0.isEmpty }
      let opened = sample.html.matches(of: /<(div|details|dl|dt|dd|blockquote)\b/).count
      let closed = sample.html.matches(of: /<\/(div|details|dl|dt|dd|blockquote)>/).count
      guard isInside, areParts, Set(anchors).count == anchors.count, opened == closed else {
        Issue.record("\(text.debugDescription)")
        return
      }
    }
  }

  @Test("any bytes give a document")
  func anyBytes() {
    var generator = SeededGenerator(seed: 13)
    let bytes = Array("!!!???:::===\"\"[[]]{}#|  \n\n\tab".utf8)
    for _ in 0..<4_000 {
      let text = (0..<Int.random(in: 0...120, using: &generator)).map { _ in
        bytes.randomElement(using: &generator) ?? 0
      }
      let document = MarkdownParser.parse(text, options: .translating)
      let isInside = Facts(document).places.allSatisfy { $0.indices.upperBound <= text.count }
      #expect(isInside, "\(String(decoding: text, as: UTF8.self).debugDescription)")
      if !isInside { return }
    }
  }

  @Test("every link that text without markup contains stands where the document says")
  func linkPositions() {
    var generator = SeededGenerator(seed: 14)
    let tokens = Self.foreign + ["\n", "\n\n", "    ", "a ", "- "]
    for _ in 0..<2_000 {
      var text = ""
      for number in 0..<Int.random(in: 1...12, using: &generator) {
        text += soup(tokens, 4, &generator) + "[l](p\(number).md) "
      }
      let sample = Sample(text, options: .translating)
      for link in sample.document.links
      where link.destination.hasSuffix(".md") && !link.destination.contains("%") {
        guard sample.file(link.destinationRange) == link.destination else {
          Issue.record("\(link.destination) in \(text.debugDescription)")
          return
        }
      }
    }
  }
}
