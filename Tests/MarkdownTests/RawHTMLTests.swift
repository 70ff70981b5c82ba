import Testing

@testable import Markdown

@Suite("Raw HTML")
struct RawHTMLTests {
  private static let dropping: MarkdownOptions = {
    var options = MarkdownOptions()
    options.rawHTML = .drop
    return options
  }()

  @Test("with `drop`, raw HTML is dropped and reported", arguments: Setting.allCases)
  func dropped(setting: Setting) {
    let sample = Sample(
      "Ä <b class=\"x\">bold</b> y<br/>\n\n<div>\n*block*\n</div>\n\n<script>\nalert(1)\n</script>\nz\n",
      setting, options: Self.dropping)
    #expect(sample.html == "<p>Ä bold y</p>\n<p>z</p>\n")
    #expect(
      sample.document.rawHTML.map { sample.file($0) } == [
        "<b class=\"x\">", "<br/>", "<div>\n*block*\n</div>",
        "<script>\nalert(1)\n</script>",
      ])
    #expect(sample.document.comments.isEmpty)
  }

  @Test("comments are dropped silently", arguments: Setting.allCases)
  func comments(setting: Setting) {
    let sample = Sample(
      "Ä <!-- one --> b\n\n<!-- two -->\n\n> <!-- three\n> lines -->\n\nc\n", setting)
    #expect(sample.html == "<p>Ä  b</p>\n<blockquote>\n</blockquote>\n<p>c</p>\n")
    #expect(sample.document.rawHTML.isEmpty)
    #expect(
      sample.document.comments.map { sample.file($0) } == [
        "<!-- one -->", "<!-- two -->", "<!-- three\n> lines -->",
      ])
  }

  @Test("HTML after a comment is not a comment")
  func commentThenHTML() {
    let sample = Sample("<!-- a --><iframe></iframe><!-- b -->\n")
    #expect(sample.html.isEmpty)
    #expect(sample.document.comments.count == 2)
    #expect(sample.document.rawHTML.count == 1)
  }

  @Test("allowed HTML is written and still reported, with dangerous tags escaped")
  func allowed() {
    var options = MarkdownOptions()
    options.rawHTML = .allow
    let sample = Sample(
      "a <b>c</b> <script>x</script> <SCRIPT SRC=y>\n\n<div>\n<style>z</style>\n</div>\n\n<!-- k -->\n",
      options: options)
    #expect(
      sample.html == """
        <p>a <b>c</b> &lt;script>x&lt;/script> &lt;SCRIPT SRC=y></p>
        <div>
        &lt;style>z&lt;/style>
        </div>

        """)
    #expect(sample.document.rawHTML.count == 4)
    #expect(sample.document.comments.count == 1)
  }

  @Test("the text between tags stays text of the document")
  func text() {
    let sample = Sample("a <b>c</b>\n\n<p>\nd\n</p>\n", options: Self.dropping)
    #expect(sample.document.text.string == "a c\n")
  }

  @Test(
    "the tag filter escapes the opening bracket of dangerous tags, and of those only",
    arguments: [
      ("<script>", "&lt;script>"), ("</script >", "&lt;/script >"), ("<IFRAME/>", "&lt;IFRAME/>"),
      ("<title\tx>", "&lt;title\tx>"), ("<textarea>", "&lt;textarea>"),
      ("<style\n>", "&lt;style\n>"),
      ("<xmp>", "&lt;xmp>"), ("<noembed>", "&lt;noembed>"), ("<noframes>", "&lt;noframes>"),
      ("<plaintext>", "&lt;plaintext>"), ("<plaintext", "&lt;plaintext"),
      ("<scripts>", "<scripts>"), ("<b><em>", "<b><em>"), ("< script>", "< script>"),
      ("<my-title>", "<my-title>"), ("a < b", "a < b"), ("<", "<"), ("", ""),
    ])
  func tagFilter(html: String, filtered: String) {
    #expect(filteringTags(html) == filtered)
  }
}
