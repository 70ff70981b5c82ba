import Testing

@testable import Markdown

@Suite("Footnotes")
struct FootnoteTests {
  @Test("a footnote has a back link")
  func once() {
    #expect(
      html("A[^n].\n\n[^n]: The *note*.\n") == """
        <p>A<sup class="footnote-ref"><a href="#fn.1" id="fnref.1" aria-label="Footnote 1">1</a>\
        </sup>.</p>
        <section class="footnotes" aria-label="Footnotes">
        <ol>
        <li id="fn.1">
        <p>The <em>note</em>.</p>
        <a href="#fnref.1" class="footnote-backref" aria-label="Back to reference 1">↩</a>
        </li>
        </ol>
        </section>

        """)
  }

  @Test("a footnote with two references has two back links")
  func twice() {
    let html = html("A[^n] B[^n].\n\n[^n]: note\n")
    #expect(html.components(of: "<sup").count == 2)
    #expect(html.components(of: "id=\"fnref.1\"").count == 1)
    #expect(html.components(of: "id=\"fnref.1.2\"").count == 1)
    #expect(html.components(of: "href=\"#fnref.1\"").count == 1)
    #expect(html.components(of: "href=\"#fnref.1.2\"").count == 1)
    #expect(html.components(of: "footnote-backref").count == 2)
  }

  @Test("numbers follow the first references, and unused footnotes are not written")
  func order() {
    let sample = Sample("A[^b] B[^a] C[^b].\n\n[^a]: first\n[^b]: second\n[^c]: third\n")
    #expect(sample.document.footnotes.map(\.number) == [1, 2])
    #expect(sample.document.footnotes.map(\.text) == ["second", "first"])
    #expect(!sample.html.contains("third"))
  }

  @Test("a reference without a definition is text and is recorded", arguments: Setting.allCases)
  func undefined(setting: Setting) {
    #expect(Sample("a \\[^x]: t and \\[^y]\n", setting).document.undefinedFootnotes.isEmpty)
    let sample = Sample(
      "Ä[^x] *b* [^y-1], `[^c]` [^ d] [^e]\n\n[^e]: f\n\n```\n[^g]\n```\n", setting)
    #expect(sample.html.hasPrefix("<p>Ä[^x] <em>b</em> [^y-1], <code>[^c]</code> [^ d] <sup"))
    let undefined = sample.document.undefinedFootnotes
    #expect(undefined.map(\.label) == ["x", "y-1"])
    #expect(undefined.map { sample.file($0.range) } == ["[^x]", "[^y-1]"])
  }

  @Test("footnotes work in tables and headings", arguments: Setting.allCases)
  func inTables(setting: Setting) {
    let sample = Sample(
      "# H[^a]\n\n| a[^b] |\n|---|\n| b[^a] |\n\n[^a]: x\n\n[^b]: y [l](m.md)\n", setting)
    let cells = sample.document.tables.flatMap { $0.rows.flatMap(\.cells) }
    #expect(cells.map { $0.references.map(\.number) } == [[2], [1]])
    #expect(cells.map(\.text) == ["a", "b"])
    #expect(sample.document.headings.map(\.text) == ["H"])
    #expect(sample.document.headings.map(\.anchor) == ["h"])
    #expect(sample.document.links.map { sample.file($0.range) } == ["[l](m.md)"])
  }

  @Test("a reference is a slot")
  func slot() {
    let sample = Sample("A[^n].\n\n[^n]: x\n")
    #expect(sample.document.html.slots.map(\.kind) == [.footnoteReference(1)])
    let piece = sample.document.html.slots.first.map { sample.html($0.range) } ?? ""
    #expect(piece.hasPrefix("<sup class=\"footnote-ref\"><a href=\"#fn.1\""))
    #expect(piece.hasSuffix("</a></sup>"))
  }

  @Test("a footnote has ranges in the file and in the HTML", arguments: Setting.allCases)
  func places(setting: Setting) {
    let sample = Sample(
      "Ä[^n] b[^m].\n\n[^n]: The *nöte*\n[^m]: more\n\n    text\n\nend\n", setting)
    let footnotes = sample.document.footnotes
    #expect(footnotes.map(\.text) == ["The nöte", "more\ntext"])
    #expect(footnotes.map { sample.file($0.range) } == ["The *nöte*", "more\n\n    text"])
    #expect(
      footnotes.map { sample.html($0.html) } == [
        "<p>The <em>nöte</em></p>\n", "<p>more</p>\n<p>text</p>\n",
      ])
  }

  @Test("a footnote's words come from the options")
  func words() {
    var options = MarkdownOptions()
    options.words.footnotes = "Fußnoten <1>"
    options.words.footnote = "Fußnote"
    options.words.backToReference = "Zurück zu"
    let html = html("A[^n]\n\n[^n]: x\n", options)
    #expect(html.contains("aria-label=\"Fußnoten &lt;1&gt;\""))
    #expect(html.contains("aria-label=\"Fußnote 1\""))
    #expect(html.contains("aria-label=\"Zurück zu 1\""))
  }
}

extension String {
  /// The ranges of a text.
  fileprivate func components(of text: String) -> [Range<String.Index>] { ranges(of: text) }
}
