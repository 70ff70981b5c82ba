import Diagnostics
import Testing

@testable import Markdown

@Suite("Footnotes that are not shown")
struct UnusedFootnoteTests {
  @Test("unused footnotes are recorded with their ranges", arguments: Setting.allCases)
  func places(setting: Setting) {
    let sample = Sample(
      "Ä[^a].\n\n[^a]: shown\n[^ö]: not\n\n> [^c]: not\n\ntext\n[^d]: not\n", setting)
    let unused = sample.document.unusedFootnotes
    #expect(unused.map(\.label) == ["ö", "c", "d"])
    #expect(unused.map { sample.file($0.range) } == ["[^ö]", "[^c]", "[^d]"])
    #expect(unused.allSatisfy { $0.shown == nil })
  }

  @Test("a second definition of a name refers to the first", arguments: Setting.allCases)
  func second(setting: Setting) {
    let sample = Sample("x[^a]\n\n[^b]: not\n\n[^a]: shown\n\n[^A]: not\n", setting)
    let unused = sample.document.unusedFootnotes
    #expect(unused.map { sample.file($0.range) } == ["[^b]", "[^A]"])
    #expect(unused.map { $0.shown.map { sample.file($0) } } == [nil, "[^a]"])
  }

  @Test(
    "text that resembles a definition is ignored",
    arguments: [
      "```\n[^a]: x\n```\n", "    [^a]: x\n", "<!--\n[^a]: x\n-->\n", "`[^a]: x`\n", "\\[^a]: x\n",
      "text [^a]: x\n", "text\n    [^a]: x\n", "[^a] : x\n", "[^a b]: x\n", "[^]: x\n", "[a^]: x\n",
      "<div>\n[^a]: x\n</div>\n", "[^a]\n: x\n", "[^a", "[^a]", "^", "[^",
    ])
  func other(markdown: String) {
    #expect(Sample(markdown).document.unusedFootnotes == [])
  }

  @Test("another footnote can refer to a footnote, and its text can begin on the next line")
  func nested() {
    #expect(Sample("x[^a]\n\n[^a]:\n    y[^b]\n\n[^b]: z\n").document.unusedFootnotes == [])
  }

  @Test("none are recorded if footnotes are disabled")
  func off() {
    var options = MarkdownOptions()
    options.extensions.remove(.footnotes)
    #expect(Sample("[^a]: x\n", options: options).document.unusedFootnotes == [])
  }
}

@Suite("Headings: lines to remove")
struct HeadingLinesTests {
  /// A text, and the text without its first level-one heading.
  @Test(
    "the lines are those of the heading and a blank line that would be left over",
    arguments: [
      ("# A\n\ntext\n", "text\n"), ("\n# A\n\ntext\n", "\ntext\n"), ("# A", ""), ("# A\n", ""),
      ("b\n\n  # A #  \n\ntext\n", "b\n\ntext\n"), ("b\n\n# A\ntext\n", "b\n\ntext\n"),
      ("b\n# A\n\ntext\n", "b\n\n\ntext\n"), ("b\n# A\ntext\n", "b\n\ntext\n"),
      ("A *b*\n=====\n\ntext\n", "text\n"), ("b\n\nA\nB\n=\n\n\ntext\n", "b\n\n\ntext\n"),
      ("b\n\n# A\n \t\ntext\n", "b\n\ntext\n"),
    ])
  func removal(markdown: String, left: String) throws {
    for setting in Setting.allCases where setting != .withByteOrderMark {
      let sample = Sample(markdown, setting)
      let lines = try #require(sample.document.headings.first?.lines)
      var bytes = sample.bytes
      bytes.removeSubrange(lines.indices)
      let text = String(decoding: bytes[sample.body.lowerBound...], as: UTF8.self)
      let plain = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      #expect(plain == left, "\(setting)")
    }
  }

  @Test(
    "a heading in a quote or list has no lines to remove",
    arguments: ["> # A\n", "- # A\n", "1. # A\n"])
  func inside(markdown: String) {
    #expect(Sample(markdown).document.headings.map(\.lines) == [nil])
  }
}
