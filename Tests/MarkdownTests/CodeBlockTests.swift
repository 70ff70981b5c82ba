import Diagnostics
import Testing

@testable import Markdown

@Suite("Code blocks")
struct CodeBlockTests {
  @Test(
    "a fenced block has its info string, its content and the position of its first line",
    arguments: Setting.allCases)
  func fenced(setting: Setting) {
    let sample = Sample(
      "Ä\n\n```swift run  \nlet ä = 1\n\nb\n```\n\n~~~~\n```\n~~~~\nx\n\n``` view\nlast", setting)
    let blocks = sample.document.codeBlocks
    #expect(blocks.map(\.info) == ["swift run", "", "view"])
    #expect(blocks.map(\.content) == ["let ä = 1\n\nb\n", "```\n", "last\n"])
    #expect(
      blocks.map { sample.file($0.range) } == [
        "```swift run  \nlet ä = 1\n\nb\n```", "~~~~\n```\n~~~~", "``` view\nlast",
      ])
    #expect(blocks.map { firstLine(of: $0, in: sample) } == ["let ä = 1", "```", "last"])
  }

  @Test(
    "a title in the info string is shown above the code",
    arguments: [
      ("yaml title=\"site.yml\"", "site.yml"), ("yaml title='a b.yml' x", "a b.yml"),
      ("yaml title=site.yml", "site.yml"), ("yaml {title=\"a <b>\"}", "a &lt;b&gt;"),
      ("yaml", nil), ("yaml title=\"\"", nil), ("yaml subtitle=\"x\"", nil),
      ("title=\"x\"", nil),
    ])
  func titles(info: String, title: String?) {
    let html = Sample("```\(info)\na\n```\n").html
    let shown = html.firstMatch(of: /<figcaption><code>(.*)<\/code><\/figcaption>/).map {
      String($0.1)
    }
    #expect(shown == title)
    #expect(html.contains("</figure>") == (title != nil))
  }

  private func firstLine(of block: MarkdownDocument.CodeBlock, in sample: Sample) -> String {
    let end = sample.bytes.count
    let rest = sample.file(SourceRange(block.contentStart, end))
    return String(rest.prefix { $0 != "\n" })
  }

  @Test(
    "in a quote or a list, content starts at the beginning of its line", arguments: Setting.allCases
  )
  func containers(setting: Setting) {
    let sample = Sample("> ```\n> ä\n> ```\n\n- x\n\n  ```view\n  y: 1\n  ```\n", setting)
    #expect(sample.document.codeBlocks.map(\.content) == ["ä\n", "y: 1\n"])
    #expect(
      sample.document.codeBlocks.map { firstLine(of: $0, in: sample) } == ["> ä", "  y: 1"])
  }

  @Test("indented code is a block without an info string", arguments: Setting.allCases)
  func indented(setting: Setting) {
    let sample = Sample("Ä\n\n    one\n      two\n\n\nthree\n", setting)
    let blocks = sample.document.codeBlocks
    #expect(blocks.map(\.info) == [""])
    #expect(blocks.map(\.content) == ["one\n  two\n"])
    #expect(blocks.map { sample.file($0.range) } == ["one\n      two"])
    #expect(blocks.map { firstLine(of: $0, in: sample) } == ["    one"])
  }

  @Test("an empty block's content would begin at the closing fence", arguments: Setting.allCases)
  func empty(setting: Setting) {
    let sample = Sample("```\n```\n", setting)
    #expect(sample.document.codeBlocks.map(\.content) == [""])
    #expect(sample.document.codeBlocks.map { firstLine(of: $0, in: sample) } == ["```"])
  }

  @Test("a fence closed by the end of its quote ends there", arguments: Setting.allCases)
  func closedByContainer(setting: Setting) {
    let sample = Sample("> ```\n> a\nb\n", setting)
    #expect(sample.document.codeBlocks.map { sample.file($0.range) } == ["```\n> a"])
  }

  @Test("code is escaped, its language becomes a class, and it can be reached by keyboard")
  func rendering() {
    #expect(
      html("```a\"b c\n<x> & \"y\"\n```\n")
        == """
        <pre tabindex="0"><code class="language-a&quot;b">&lt;x&gt; &amp; &quot;y&quot;
        </code></pre>

        """)
  }
}
