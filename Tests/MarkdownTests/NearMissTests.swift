import Diagnostics
import Testing

@testable import Markdown

@Suite("Markdown: near misses")
struct NearMissTests {
  @Test(
    "the range of a near miss does not depend on the surrounding text",
    arguments: [
      ("A [b](my page.md) c", "my page.md", "my%20page.md"),
      ("A ![b](my page) c", "my page", "my%20page"),
      ("A [b](my page.md \"t\") c", "my page.md", "my%20page.md"),
      ("A [b *c*](my page.md)", "my page.md", "my%20page.md"),
      ("A [b](page.md c", "[b](page.md", nil),
      ("A [b] (page.md) c", "[b] (page.md)", "[b](page.md)"),
      ("[b]: my page.md", "my page.md", "my%20page.md"),
      ("A (b c)[page.md] d", "(b c)[page.md]", "[b c](page.md)"),
      ("##Two", "##", "## "),
      ("a\n##Two", "##", "## "),
      ("#One and only", "#", nil), ("#Duties", "#", nil),
      ("> [!NOTE]: Title\n> b", "[!NOTE]", nil), ("A [b](<page.md) c", "[b](<page.md)", nil),
      ("| a | b |\n| - |", "| - |", nil),
      ("| a | b |\n| c | d |", "| a | b |", nil),
      ("> [!NOTE] b", "[!NOTE]", nil),
      ("> [!NOTES]", "[!NOTES]", nil),
      ("- > [!NOTE]\n  > b", "[!NOTE]", nil),
      ("[!NOTE]", "[!NOTE]", nil),
      ("```sh\nb", "```sh", nil),
    ])
  func found(text: String, part: String, replacement: String?) throws {
    for setting in Setting.allCases {
      let sample = Sample(text, setting)
      let miss = try #require(sample.document.nearMisses.first, "\(setting)")
      #expect(sample.document.nearMisses.count == 1)
      #expect(sample.file(miss.range) == part, "\(setting)")
      #expect(miss.replacement == replacement)
    }
  }

  @Test(
    "valid Markdown is not a near miss",
    arguments: [
      "f(x)[page.md]", "(b)[1]", "(b)[^1]", "(b) [page.md]", "\\[b](my page.md)",
      "[b\\](my page.md)", "`[b](my page.md)`", "[b](my words)",
      "[b](<my page.md>)",
      "[b](page.md \"t\")", "[1] (2020)", "[^1] (page.md)", "a[0] (page.md)", "[b] (and so on)",
      "#tag", "#define X 1", "- #Sig on a channel", "> #Tag", "#12 and more", "a #b", "\\##Two",
      "####### Seven", "|x| + |y|", "a | b", "| a",
      "> [!]", "> \\[!NOTE] b", "> [!NOTE]\n> b", "```\na\n```", "- ```\n  a\n  ```",
      "> ~~~\n> a\n> ~~~",
      "````\n```\n````", "~~~\n```\n~~~", "    ```\n    a", "[b]: page.md\n\n[b]",
      "[^b]: my page.md\n\n[^b]",
    ])
  func silent(text: String) {
    for setting in Setting.allCases {
      let misses = Sample(text, setting).document.nearMisses
      #expect(misses == [], "\(text) \(setting)")
    }
  }

  @Test("a fence that ends with its list or quote differs from one that ends with the file")
  func fences() {
    func kinds(_ text: String) -> [MarkdownDocument.NearMiss.Kind] {
      Sample(text).document.nearMisses.map(\.kind)
    }
    #expect(kinds("```\na") == [.unclosedFence(endsWithFile: true)])
    #expect(kinds("- ```\n  a\n\nb") == [.unclosedFence(endsWithFile: false)])
    // The second fence opens another block.
    #expect(kinds("- ```\n  a\n```\nb\n```") == [.unclosedFence(endsWithFile: false)])
    #expect(kinds("> ```\n> a\n\n```\nb\n```") == [.unclosedFence(endsWithFile: false)])
  }

  @Test("the replacement makes the text the intended construct")
  func repairs() throws {
    for text in [
      "[b](my page.md)", "![b](my page)", "[b] (page.md)", "##Two", "[b]: my page.md\n\n[b]",
    ] {
      let sample = Sample(text)
      let miss = try #require(sample.document.nearMisses.first)
      let replacement = try #require(miss.replacement)
      var bytes = sample.bytes
      bytes.replaceSubrange(miss.range.indices, with: replacement.utf8)
      let repaired = MarkdownParser.parse(bytes)
      #expect(repaired.nearMisses == [])
      #expect(
        repaired.links.count + repaired.images.count + repaired.headings.count == 1, "\(text)")
    }
  }

  @Test("a line of brackets takes linear time", .timeLimit(.minutes(1)))
  func longLines() {
    for piece in ["](", "[a](", "[a] (", "[a](b ", "]:", "[!", "##a "] {
      let text = String(repeating: piece, count: 200_000 / piece.utf8.count)
      #expect(MarkdownParser.parse(Array(text.prefix(30_000).utf8)).html.bytes.count > 0)
    }
  }

  @Test("a heading without letters has no anchor and no link to itself")
  func emptyHeadings() {
    let sample = Sample("#\n\n## ???\n\n## A")
    #expect(!sample.html.contains("id=\"\""))
    #expect(!sample.html.contains("href=\"#\""))
    #expect(sample.document.headings.map(\.anchor) == ["", "", "a"])
  }
}
