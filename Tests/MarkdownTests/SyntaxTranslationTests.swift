import Diagnostics
import Testing

@testable import Markdown

extension MarkdownOptions {
  /// Options with every translation turned on.
  static let translating: MarkdownOptions = {
    var options = MarkdownOptions()
    options.syntax.admonitions = true
    options.syntax.containers = true
    options.syntax.attributes = true
    options.syntax.definitionLists = true
    options.syntax.wikiLinks = true
    options.syntax.tabs = true
    return options
  }()
}

@Suite("Syntax of other tools: translation")
struct SyntaxTranslationTests {
  private func translated(_ text: String) -> String { html(text, .translating) }

  private func problems(_ text: String) -> [String] {
    let sample = Sample(text, options: .translating)
    return sample.document.problems.map { "\($0.kind) at \(sample.file($0.range))" }
  }

  @Test(
    "an admonition is an alert, and a collapsed one a details element",
    arguments: [
      (
        "!!! note\n    A\n\n    B\nC",
        """
        <div class="alert alert-note" role="note">
        <p class="alert-title">Note</p>
        <p>A</p>
        <p>B</p>
        </div>
        <p>C</p>

        """
      ),
      (
        "A\n!!! danger \"Do *not*\"\n\tB",
        """
        <p>A</p>
        <div class="alert alert-caution" role="note">
        <p class="alert-title">Do <em>not</em></p>
        <p>B</p>
        </div>

        """
      ),
      (
        "!!! abstract inline end\n    A",
        """
        <div class="alert alert-note" role="note">
        <p class="alert-title">Abstract</p>
        <p>A</p>
        </div>

        """
      ),
      (
        "!!! tip \"\"\n    A",
        "<div class=\"alert alert-tip\" role=\"note\">\n<p>A</p>\n</div>\n"
      ),
      (
        "???+ warning \"# 1. Open\"\n    - A\n    - B",
        """
        <details class="alert alert-warning" open>
        <summary class="alert-title"># 1. Open</summary>
        <ul>
        <li>A</li>
        <li>B</li>
        </ul>
        </details>

        """
      ),
      (
        "- A\n\n    !!! note\n        B\n\n- C",
        """
        <ul>
        <li>
        <p>A</p>
        <div class="alert alert-note" role="note">
        <p class="alert-title">Note</p>
        <p>B</p>
        </div>
        </li>
        <li>
        <p>C</p>
        </li>
        </ul>

        """
      ),
      (
        "!!! note\n    ```\n    !!! x\n\n    \ta\n    ```\n    ??? tip\n        B",
        """
        <div class="alert alert-note" role="note">
        <p class="alert-title">Note</p>
        <pre tabindex="0"><code>!!! x

        \ta
        </code></pre>
        <details class="alert alert-tip">
        <summary class="alert-title">Tip</summary>
        <p>B</p>
        </details>
        </div>

        """
      ),
    ])
  func admonitions(text: String, html: String) {
    #expect(translated(text) == html)
    #expect(problems(text) == [])
  }

  @Test(
    "a container is an alert",
    arguments: [
      (
        ":::note\nA\n:::\nB",
        """
        <div class="alert alert-note" role="note">
        <p class="alert-title">Note</p>
        <p>A</p>
        </div>
        <p>B</p>

        """
      ),
      (
        "::: tip A title\nA\n\n    code\n:::",
        """
        <div class="alert alert-tip" role="note">
        <p class="alert-title">A title</p>
        <p>A</p>
        <pre tabindex="0"><code>code
        </code></pre>
        </div>

        """
      ),
      (
        "::::warning[A]\n:::details B\nC\n:::\n::::",
        """
        <div class="alert alert-warning" role="note">
        <p class="alert-title">A</p>
        <details class="alert alert-note">
        <summary class="alert-title">B</summary>
        <p>C</p>
        </details>
        </div>

        """
      ),
      (
        "::: {.callout-important #x}\nA\n:::",
        """
        <div class="alert alert-important" role="note">
        <p class="alert-title">Important</p>
        <p>A</p>
        </div>

        """
      ),
    ])
  func containers(text: String, html: String) {
    #expect(translated(text) == html)
    #expect(problems(text) == [])
  }

  @Test("tabs are details elements with their title")
  func tabs() {
    #expect(
      translated("=== \"One\"\n    A\n\n=== \"Two\"\n    B\n") == """
        <details class="tab">
        <summary class="alert-title">One</summary>
        <p>A</p>
        </details>
        <details class="tab">
        <summary class="alert-title">Two</summary>
        <p>B</p>
        </details>

        """)
  }

  @Test(
    "terms and definitions are a definition list",
    arguments: [
      (
        "A *term*\n: One\n: Two\ngoes on\n\nText",
        """
        <dl>
        <dt>A <em>term</em></dt>
        <dd>
        One
        </dd>
        <dd>
        Two
        goes on
        </dd>
        </dl>
        <p>Text</p>

        """
      ),
      (
        "A\nB\n:   One\n\n    Two\nC\n: Three",
        """
        <dl>
        <dt>A</dt>
        <dt>B</dt>
        <dd>
        <p>One</p>
        <p>Two</p>
        </dd>
        <dt>C</dt>
        <dd>
        Three
        </dd>
        </dl>

        """
      ),
      ("A\n\n:   One", "<dl>\n<dt>A</dt>\n<dd>\nOne\n</dd>\n</dl>\n"),
    ])
  func definitions(text: String, html: String) {
    #expect(translated(text) == html)
    #expect(problems(text) == [])
  }

  @Test(
    "an attribute list sets the anchor of a heading and is not shown",
    arguments: [
      ("## A title {#my-id}", "my-id"), ("## A title {: #my-id }", "my-id"),
      ("## A title {#my-id .big key=\"a b\"}", "my-id"), ("## A title\n{: #my-id}", "my-id"),
      ("A title {#my-id}\n---", "my-id"), ("A title\n---\n{: #my-id .x }\n", "my-id"),
      ("## A title {.big}", "a-title"), ("## A title\n{: .big }\n", "a-title"),
    ])
  func headings(text: String, anchor: String) throws {
    let document = Sample(text, options: .translating).document
    let heading = try #require(document.headings.first)
    #expect(heading.anchor == anchor)
    #expect(heading.text == "A title")
    #expect(document.problems == [])
    #expect(translated(text).hasPrefix("<h2 id=\"\(anchor)\">A title <a "))
    #expect(!translated(text).contains("{"))
    #expect(!translated(text).contains("<p>"))
  }

  @Test(
    "an attribute list after an element or a block is not shown",
    arguments: [
      ("A [b](c){:target=\"_blank\"} d", "<p>A <a href=\"c\">b</a> d</p>\n"),
      ("**A**{.big}", "<p><strong>A</strong></p>\n"), ("A\n{: .big}", "<p>A\n</p>\n"),
      ("A {: .big}", "<p>A</p>\n"), ("- a\n{: .big}", "<ul>\n<li>a\n</li>\n</ul>\n"),
    ])
  func elements(text: String, html: String) {
    #expect(translated(text) == html)
  }

  @Test("an attribute list below a table is not a row of it, and its id is an anchor")
  func tables() {
    let text = "A\n\n| a | b |\n|---|---|\n| {: .x} | 1 |\n| 2 |\n{: .big #t }\n\nB\n"
    for setting in Setting.allCases {
      let sample = Sample(text, setting, options: .translating)
      let document = sample.document
      #expect(
        document.tables.map { $0.rows.map { $0.cells.map(\.text) } } == [
          [["a", "b"], ["{: .x}", "1"], ["2"]]
        ])
      #expect(document.htmlAnchors.map { "\($0.name) \(sample.file($0.range))" } == ["t t"])
      #expect(sample.html.contains("<div id=\"t\"><div class=\"table\""))
      #expect(sample.html.contains("</table></div></div>\n<p>B</p>"))
      #expect(!sample.html.contains("big"))
      #expect(document.problems == [] && document.foreign == [])
    }
    let onlyHeader = Sample("> | a |\n> |---|\n> {: .x }\n", options: .translating)
    #expect(onlyHeader.document.tables.map(\.rows.count) == [1])
    #expect(
      onlyHeader.document.tables.map { onlyHeader.file($0.range) }.first?.hasPrefix("| a |") == true
    )
    #expect(!onlyHeader.html.contains("<tbody>"))
    let mistake = Sample("| a |\n|---|\n{: #b.c }\n", options: .translating)
    #expect(mistake.document.problems.map(\.kind) == [.invalidID("b.c")])
    #expect(mistake.document.htmlAnchors == [])
  }

  @Test(
    "a comment of kramdown is left out",
    arguments: [
      ("A {::comment}b *c*{:/comment} d {::comment}e{:/}f", "<p>A  d f</p>\n"),
      ("A\n\n{::comment}\n# B\n\n- C\n\n```\nd\n{:/comment}\n\nE", "<p>A</p>\n<p>E</p>\n"),
      ("A\n{::comment}b{:/comment}\nC", "<p>A\nC</p>\n"),
      ("A {::comment}b\nc{:/comment} d", "<p>A  d</p>\n"),
      ("- A {::comment}b{:/comment}\n- C", "<ul>\n<li>A</li>\n<li>C</li>\n</ul>\n"),
      (
        "- A\n\n  {::comment}\n  - b\n  {:/comment}\n\n  C",
        "<ul>\n<li>\n<p>A</p>\n<p>C</p>\n</li>\n</ul>\n"
      ),
      (
        "## A {::comment}b{:/comment}",
        "<h2 id=\"a\">A <a class=\"anchor\" href=\"#a\" aria-label=\"Link to this section: A\">#</a></h2>\n"
      ),
      (
        "`a {::comment}` {::comment}b{:/comment}`c\n{::comment}`",
        "<p><code>a {::comment}</code> <code>c {::comment}</code></p>\n"
      ),
      (
        "```\n{::comment}a{:/comment}\n```",
        "<pre tabindex=\"0\"><code>{::comment}a{:/comment}\n</code></pre>\n"
      ),
      (
        "    {::comment}a{:/comment}",
        "<pre tabindex=\"0\"><code>{::comment}a{:/comment}\n</code></pre>\n"
      ),
      ("\\{::comment}a{:/comment}", "<p>{::comment}a{:/comment}</p>\n"),
      ("> A {::comment}b\n> c{:/comment} d", "<blockquote>\n<p>A  d</p>\n</blockquote>\n"),
      (
        "!!! note\n    {::comment}\n    a\n    {:/comment}\n\n    B\n",
        "<div class=\"alert alert-note\" role=\"note\">\n<p class=\"alert-title\">Note</p>\n<p>B</p>\n</div>\n"
      ),
    ])
  func comments(text: String, html: String) {
    #expect(translated(text) == html)
    #expect(Sample(text, options: .translating).document.problems == [])
  }

  @Test("what stands after a comment has its place in the file")
  func afterComment() {
    let text =
      "A {::comment}[x](x.md)\n[y](y.md){:/comment} [b](b.md)\n\n{::comment}\nc\n{:/comment}\n# D\n\n[e](e.md)\n"
    for setting in Setting.allCases {
      let sample = Sample(text, setting, options: .translating)
      #expect(sample.document.links.map { sample.file($0.destinationRange) } == ["b.md", "e.md"])
      #expect(sample.document.headings.map { sample.file($0.range) } == ["# D"])
    }
  }

  @Test("a comment without an end, and other extensions of kramdown, are shown and found")
  func openComments() {
    let text =
      "A {::comment}b\n\n{:/comment}c\n\n{::comment}\n\n{::nomarkdown}\n*d*\n{:/nomarkdown}\n"
    let document = Sample(text, options: .translating).document
    #expect(document.foreign.map { "\($0.kind) \($0.count)" } == ["comment 2", "blockExtension 1"])
    #expect(document.text.string.contains("{::comment}b"))
  }

  @Test("many comments without an end take linear time", .timeLimit(.minutes(1)))
  func manyComments() {
    for part in ["{::comment} ", "`{::comment}``", "{::comment}\n\n", "{::comment} {:/ "] {
      let text = String(repeating: part, count: 20_000)
      let bytes = Array(text.utf8)
      let time = ContinuousClock().measure {
        bytes.withUnsafeBufferPointer {
          _ = BlockTranslator.translate($0, $0.indices, MarkdownOptions.translating.syntax)
        }
      }
      #expect(time < .seconds(10), "\(part) takes \(time)")
    }
  }

  @Test(
    "text in braces elsewhere is kept",
    arguments: [
      "A {#b} c", "## A \\{#b}", "## A `{#b}`", "A {.b}", "## A {b}", "## A {}", "## A {#}",
      "## A {# b #}", "`a` {b}",
    ])
  func braces(text: String) {
    #expect(translated(text) == html(text))
  }

  @Test("a wiki link is a link by name")
  func wikiLinks() {
    let sample = Sample(
      "A [[Page one]] and [[a#B c|the *text*]] and [[x|y]] \\[[no]] `[[no]]` ![[no]].",
      options: .translating)
    #expect(sample.document.links.map(\.destination) == ["Page one", "x"])
    #expect(sample.document.links.map(\.text) == ["Page one", "y"])
    #expect(sample.document.links.map { sample.file($0.range) } == ["[[Page one]]", "[[x|y]]"])
    #expect(sample.document.links.map(\.isWiki) == [true, true])
    #expect(sample.html.hasPrefix("<p>A <a href=\"Page%20one\">Page one</a> and [[a#B c|the"))
    // Markup in the text of a link, an embedded file.
    #expect(sample.document.foreign.map(\.kind) == [.wikiLink, .embed])
  }

  @Test(
    "a mistake in translated syntax is found where it stands",
    arguments: [
      ("::: note\nA", "unclosedContainer(type: \"note\") at ::: note"),
      ("A\n\n:::\n", "strayClosing at :::"),
      ("::: nota\nA\n:::", "unknownType(\"nota\") at nota"),
      ("!!! foo\n    A", "unknownType(\"foo\") at foo"),
      ("!!! note\nA", "withoutBody at !!! note"), ("!!! note\n  A", "withoutBody at !!! note"),
      (
        "!!! tip Read me\n    A",
        "unreadableOpening(example: \"!!! tip \\\"Read me\\\"\") at !!! tip Read me"
      ),
      ("=== \"A\" b\n    C", "unreadableOpening(example: \"=== \\\"Title\\\"\") at === \"A\" b"),
      ("::: {#a}\nB\n:::", "unreadableOpening(example: \"::: note\") at ::: {#a}"),
      ("**A**{#b}", "idOutsideHeading(\"b\") at b"), ("A\n{: #b}", "idOutsideHeading(\"b\") at b"),
      ("## A {#b.c}", "invalidID(\"b.c\") at b.c"),
      ("## A {#b}\n## C {#b}", "repeatedID(\"b\") at b"),
    ])
  func mistakes(text: String, problem: String) {
    for setting in Setting.allCases {
      let sample = Sample(text, setting, options: .translating)
      let first = sample.document.problems.first
      #expect(first.map { "\($0.kind) at \(sample.file($0.range))" } == problem, "\(setting)")
    }
  }

  @Test("containers are translated down to a limit")
  func depth() {
    let text = (0..<20).map { String(repeating: "    ", count: $0) + "!!! note" }
    let found = problems(text.joined(separator: "\n"))
    #expect(found.contains { $0.hasPrefix("nestedTooDeep(limit: 16) at !!! note") })
  }

  @Test("links, images, headings and code in translated text have their place in the file")
  func positions() {
    let text = """
      !!! note "See [a](a.md)"
          ![b](b.png) and [c](c.md "t")

          ## Deep [d](d.md)

          ??? tip
              - [e](e.md)

                ```yaml
                f: 1
                ```

      Term [g](g.md)
      :   A [h](h.md)

          [i](i.md) and [[j]]

      ::: tip [k](k.md)
      | l |
      | - |
      | [m](m.md) |
      :::

      === "[n](n.md)"
      \tA [o](o.md)
      """
    for setting in Setting.allCases {
      let sample = Sample(text, setting, options: .translating)
      let document = sample.document
      #expect(document.problems == [] && document.foreign == [])
      for link in document.links where !link.isWiki {
        #expect(sample.file(link.destinationRange) == link.destination, "\(setting)")
        #expect(sample.file(link.range).hasPrefix("[\(link.text)](\(link.destination)"))
      }
      #expect(
        document.links.map(\.destination).joined()
          == "a.mdc.mdd.mde.mdg.mdh.mdi.mdjk.mdm.mdn.mdo.md")
      #expect(document.images.map { sample.file($0.sourceRange) } == ["b.png"])
      #expect(document.headings.map { sample.file($0.range) } == ["## Deep [d](d.md)"])
      let block = document.codeBlocks.first
      #expect(block.map { sample.file($0.range).hasPrefix("```yaml\n") } == true)
      let line = block.map { sample.file(SourceRange($0.contentStart, $0.contentStart + 14)) }
      #expect(line == "          f: 1")
      for run in document.text.runs where run.isExact {
        let text = document.text.bytes[Int(run.offset)...].prefix(run.range.indices.count)
        #expect(sample.file(run.range) == String(decoding: text, as: UTF8.self))
      }
    }
  }
}
