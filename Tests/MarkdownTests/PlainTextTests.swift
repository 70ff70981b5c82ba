import Diagnostics
import Testing

@testable import Markdown

@Suite("Plain text")
struct PlainTextTests {
  /// The text of each run, its source, and whether it is code.
  private func runs(_ sample: Sample) -> [(text: String, file: String, isCode: Bool)] {
    let text = sample.document.text
    let ends = text.runs.dropFirst().map(\.offset) + [Int32(text.bytes.count)]
    return zip(text.runs, ends).map { run, end in
      let bytes = text.bytes[Int(run.offset)..<Int(end)]
      let string = String(decoding: bytes, as: UTF8.self)
      return (string, sample.file(run.range), run.isCode)
    }
  }

  @Test("the text has no markup, and a line for each block")
  func text() {
    let sample = Sample(
      "# One *two*\n\nthree\nfour  \nfive `six` [seven](x) ![eight](y)\n\n- nine\n- ten\n\n"
        + "| a | b |\n|---|---|\n| c | ~~d~~ |\n\n> e&amp;f \\* <b>g</b>\n\n```\ncode\n```\n")
    #expect(
      sample.document.text.string == """
        One two
        three four five six seven eight
        nine
        ten
        a
        b
        c
        d
        e&f * g

        """)
  }

  @Test("every run has the right range in the file", arguments: Setting.allCases)
  func runsInFile(setting: Setting) {
    let sample = Sample(
      """
      # Ä *b* `c`

      日本 d **e** [f](g.md "h")
      i ~~j~~ `` k`l ``

      - m
      lazy n *o*
          deep p

        q

      > r
      s `t`

      | u | v |
      |---|---|
      | *w* x | `y` [z](1.md) |

      """, setting)
    let runs = runs(sample)
    for run in runs {
      let text = run.text.replacing("\n", with: " ").drop { $0 == " " }
      let file = run.file.replacing("\n", with: " ").drop { $0 == " " }
      #expect(text == file || text == file + " ", "\(run)")
    }
    let code = runs.filter(\.isCode).map(\.file)
    #expect(code == ["c", "k`l", "t", "y"])
    let starts = sample.document.text.runs.map(\.range.start)
    #expect(starts == starts.sorted())
    #expect(runs.count == (setting == .withCarriageReturns ? 27 : 25))
  }

  @Test("a part of the text has the right range in the file", arguments: Setting.allCases)
  func partsInFile(setting: Setting) throws {
    let sample = Sample(
      "It isn't *what* it's; said `so`\nand so &amp; on.\n\n- more of it\n", setting)
    let text = sample.document.text
    for part in ["isn't", "what", "it's", "it's; said", "and so", "more of", "of it"] {
      let start = try #require(text.string.firstRange(of: part)).lowerBound
      let offset = text.string.utf8.distance(from: text.string.startIndex, to: start)
      let range = text.range(of: offset..<(offset + part.utf8.count))
      #expect(sample.file(range) == part)
    }
  }

  @Test("repeated words have consecutive ranges", arguments: Setting.allCases)
  func repeated(setting: Setting) {
    let sample = Sample("a *a* [a](a) a `a` a\n> a *a*\na *a*\n", setting)
    let base = sample.body.lowerBound
    let starts = sample.document.text.runs.map { Int($0.range.start) - base }
    let shift = setting == .withByteOrderMark ? 3 : 0
    let wide = setting == .withCarriageReturns ? 1 : 0
    let first = [0, 3, 5, 7, 12, 16, 18].map { $0 + shift }
    let second = [23, 26].map { $0 + shift + wide }
    let lazy = [29, 32].map { $0 + shift + 2 * wide }
    #expect(starts == first + second + lazy)
  }

  @Test("text from entities or escapes has a range near its source")
  func escapes() {
    let sample = Sample("first para\n\nx *a &amp; b* y \\* z\n")
    for run in sample.document.text.runs.dropFirst() {
      #expect(run.range.start >= 12)
      #expect(run.range.end <= 33)
    }
    let ampersand = runs(sample).first { $0.text == "a & b" }
    #expect(ampersand?.file.contains("a &amp; b") == true)
  }

  @Test("without `keepsText` the text is empty, but headings and links keep theirs")
  func notKept() {
    var options = MarkdownOptions()
    options.keepsText = false
    let document = Sample("# One *two*\n\n[three](four)\n", options: options).document
    #expect(document.text == .init())
    #expect(document.headings.map(\.text) == ["One two"])
    #expect(document.links.map(\.text) == ["three"])
  }

  @Test("a position in the text can be looked up by its run")
  func offsets() {
    let sample = Sample("one *two* three\n")
    #expect(sample.document.text.runs.map(\.offset) == [0, 4, 7])
    #expect(sample.document.text.string == "one two three\n")
  }
}
