import Diagnostics
import Testing

@testable import Markdown

@Suite("Documents")
struct MarkdownDocumentTests {
  private func inline(_ markdown: String) -> String {
    let sample = Sample(markdown)
    return sample.html(sample.document.inlineHTML)
  }

  @Test("a single paragraph loses its tags for use in a line")
  func inlineHTML() {
    #expect(inline("a *b*\n") == "a <em>b</em>")
    #expect(inline("a\nb\n") == "a\nb")
    #expect(inline("").isEmpty)
  }

  @Test("other documents keep their tags")
  func blockHTML() {
    for text in ["a\n\nb\n", "# a\n", "- a\n", "a\n\n- b\n\nc\n", "a\n\n> b\n", "> b\n\na\n"] {
      #expect(inline(text) == html(text), "\(text.debugDescription)")
    }
  }

  @Test("a document can be placed in one range of another file")
  func placed() {
    var options = MarkdownOptions()
    options.mentions = [.init(prefix: "@", suffix: "", matches: { _ in true })]
    let range = SourceRange(100, 110)
    let original = Sample(
      "# a\n\n[b](c) ![d](e) @f <i> <!-- g -->\n\n| h |\n|---|\n\n```\nj\n```\n\nk[^1]\n\n[^1]: l\n",
      options: options
    ).document
    let placed = original.relocated(to: range)
    #expect(placed.html == original.html)
    #expect(placed.text.bytes == original.text.bytes)
    #expect(placed.links.map(\.destination) == ["c"])
    let inTables = Set(original.tables.flatMap { [$0.range] + $0.rows.map(\.range) })
    #expect(!inTables.isEmpty)
    let places =
      placed.headings.map(\.range) + placed.links.map(\.range)
      + placed.links.map(\.destinationRange) + placed.images.map(\.range)
      + placed.images.map(\.sourceRange) + placed.mentions.map(\.range) + placed.rawHTML
      + placed.comments + placed.text.runs.map(\.range)
    #expect(places.count >= 9)
    #expect(places.allSatisfy { $0 == range })
  }

  @Test("a relocated document keeps tables, code blocks and footnotes")
  func placedBlocks() {
    let range = SourceRange(100, 110)
    let placed = Sample("| h |\n|---|\n\n```\nj\n```\n\nk[^1] [^2]\n\n[^1]: l\n").document
      .relocated(to: range)
    #expect(placed.tables.map(\.range) == [range])
    #expect(placed.codeBlocks.map(\.range) == [range])
    #expect(placed.footnotes.map(\.range) == [range])
    #expect(placed.undefinedFootnotes.map(\.range) == [range])
  }
}
