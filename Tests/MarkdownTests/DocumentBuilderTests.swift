import Diagnostics
import Testing

@testable import Markdown

@Suite("Blocks and inlines")
struct DocumentBuilderTests {
  @Test("a task has a disabled checkbox")
  func tasks() {
    #expect(
      html("- [ ] open\n- [x] *done*\n- plain\n") == """
        <ul class="task-list">
        <li class="task"><input type="checkbox" disabled aria-label="To do"> open</li>
        <li class="task"><input type="checkbox" disabled aria-label="Done" checked> <em>done</em></li>
        <li>plain</li>
        </ul>

        """)
    #expect(html("1. [X] a\n").hasPrefix("<ol class=\"task-list\">\n<li class=\"task\">"))
    #expect(html("- a [ ] b\n") == "<ul>\n<li>a [ ] b</li>\n</ul>\n")
  }

  @Test("a list with a later task is a task list too")
  func lateTask() {
    #expect(html("- plain\n- [ ] open\n").hasPrefix("<ul class=\"task-list\">"))
  }

  @Test("one or two tildes strike text through, three do not")
  func strikethrough() {
    #expect(html("a ~~b *c*~~ ~d~\n") == "<p>a <del>b <em>c</em></del> <del>d</del></p>\n")
    #expect(html("a ~~~b~~~ ~ c ~\n") == "<p>a ~~~b~~~ ~ c ~</p>\n")
    var options = MarkdownOptions()
    options.extensions.remove(.strikethrough)
    #expect(html("a ~~b~~\n", options) == "<p>a ~~b~~</p>\n")
  }

  @Test("nested strong emphasis has one pair of tags")
  func strong() {
    #expect(
      html("**a __b__ c** ****d****\n") == "<p><strong>a b c</strong> <strong>d</strong></p>\n")
    #expect(
      html("**a *b __c__***\n") == "<p><strong>a <em>b <strong>c</strong></em></strong></p>\n")
  }

  @Test("lists, line breaks and thematic breaks have the HTML of the specification")
  func blocks() {
    #expect(html("3. a\n4. b\n") == "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n")
    #expect(
      html("- a\n\n- b\n") == "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n")
    #expect(html("a\\\nb  \nc\nd\n") == "<p>a<br />\nb<br />\nc\nd</p>\n")
    #expect(html("***\n") == "<hr />\n")
  }

  @Test("without extensions, their syntax is text")
  func noExtensions() {
    var options = MarkdownOptions()
    options.extensions = []
    #expect(
      html("- [x] www.a.org ~~b~~[^1]\n\n[^1]: x\n", options)
        == "<ul>\n<li>[x] www.a.org ~~b~~<a href=\"x\">^1</a></li>\n</ul>\n")
    #expect(html("| a |\n|---|\n", options) == "<p>| a |\n|---|</p>\n")
  }

  @Test("an empty text has no HTML")
  func empty() {
    for text in ["", "\n", "  \n\t\n", "\u{FEFF}", "[a]: b\n"] {
      let document = Sample(text).document
      #expect(document.html.bytes.isEmpty, "\(text.debugDescription)")
      #expect(document.text.bytes.isEmpty)
    }
  }

  @Test("only the body is read")
  func body() {
    let bytes = Array("# front\n[a](b.md)\n# back\n".utf8)
    let document = MarkdownParser.parse(bytes, body: 8..<18)
    #expect(document.headings.isEmpty)
    #expect(document.links.map(\.destination) == ["b.md"])
    #expect(document.links.map(\.range.indices) == [8..<17])
  }
}
