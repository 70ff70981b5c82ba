import Testing

@testable import Markdown

@Suite("Images")
struct ImageTests {
  @Test(
    "an image has its source, its alternative text and their ranges", arguments: Setting.allCases)
  func images(setting: Setting) {
    let sample = Sample(
      """
      Ä ![one *two*](a.png "T") and ![](b.png)
      > lazy
      ![ref][r] ![x \\] y](<c d.png>)

      | ![cell](e\\|f.png) |
      |---|

      [r]: r.png

      """, setting)
    let images = sample.document.images
    #expect(images.map(\.source) == ["a.png", "b.png", "r.png", "c d.png", "e|f.png"])
    #expect(images.map(\.alternative) == ["one two", "", "ref", "x ] y", "cell"])
    #expect(
      images.map { sample.file($0.range) } == [
        "![one *two*](a.png \"T\")", "![](b.png)", "![ref][r]", "![x \\] y](<c d.png>)",
        "![cell](e\\|f.png)",
      ])
    #expect(
      images.map { sample.file($0.sourceRange) } == [
        "a.png", "b.png", "![ref][r]", "c d.png", "e\\|f.png",
      ])
    #expect(sample.document.links.isEmpty)
  }

  @Test("the alternative text is plain text")
  func alternative() {
    #expect(
      html("![a *b* `c` \"d\" <i> ~~e~~\nf](x.png \"t\")\n")
        == "<p><img src=\"x.png\" alt=\"a b c &quot;d&quot; &lt;i&gt; e f\" title=\"t\" /></p>\n")
  }

  @Test("links and images inside an image are not recorded")
  func nested() {
    let sample = Sample("![a [b](c.md) ![d](e.png)](f.png)\n")
    #expect(sample.html == "<p><img src=\"f.png\" alt=\"a b d\" /></p>\n")
    #expect(sample.document.images.map(\.source) == ["f.png"])
    #expect(sample.document.images.map(\.alternative) == ["a b d"])
    #expect(sample.document.links.isEmpty)
  }

  @Test("raw HTML in the text of an image is not reported, because it is text")
  func rawHTML() {
    #expect(Sample("![<b>x</b>](a.png)\n").document.rawHTML.isEmpty)
  }
}
