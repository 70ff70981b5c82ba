import Testing

@testable import Markdown

@Suite("Headings")
struct HeadingTests {
  @Test("the outline has levels, texts and anchors", arguments: Setting.allCases)
  func outline(setting: Setting) {
    let sample = Sample(
      "# Über [uns](a.md)\n\ntext\n\n## `code` & *more* ##\n\nSetext\n===\n\nTwo\n---\n\n###### Six\n",
      setting)
    let headings = sample.document.headings
    #expect(headings.map(\.level) == [1, 2, 1, 2, 6])
    #expect(headings.map(\.text) == ["Über uns", "code & more", "Setext", "Two", "Six"])
    #expect(headings.map(\.anchor) == ["über-uns", "code--more", "setext", "two", "six"])
  }

  @Test("a heading's range is its source", arguments: Setting.allCases)
  func ranges(setting: Setting) {
    let sample = Sample("# Über *uns* #\n\n> ## In a quote\n\n- ### In a list\n- b\n", setting)
    #expect(
      sample.document.headings.map { sample.file($0.range) } == [
        "# Über *uns* #", "## In a quote", "### In a list",
      ])
  }

  @Test("an underlined heading ends with its underline", arguments: Setting.allCases)
  func setextRange(setting: Setting) {
    let sample = Sample("One\n===\nnot it\n\nTwo\nlines\n---\n---\n\n> Three\n> ---\nx\n", setting)
    #expect(
      sample.document.headings.map { sample.file($0.range) } == [
        "One\n===", "Two\nlines\n---", "Three\n> ---",
      ])
  }

  @Test("headings with the same text are numbered and link to themselves")
  func duplicates() {
    let sample = Sample("## Same\n\n## Same\n\n## Same-1\n\n## Same\n")
    #expect(
      sample.document.headings.map(\.anchor) == ["same", "same-1", "same-1-1", "same-2"])
    #expect(
      sample.html.hasPrefix(
        """
        <h2 id="same">Same <a class="anchor" href="#same" aria-label="Link to this section: Same">\
        #</a></h2>
        <h2 id="same-1">Same <a class="anchor" href="#same-1"
        """))
  }

  @Test("a page's title does not link to itself")
  func title() {
    #expect(html("# A & B\n") == "<h1 id=\"a--b\">A &amp; B</h1>\n")
  }

  @Test("a heading records its range in the HTML")
  func placeInHTML() {
    let sample = Sample("text\n\n# One [l](a.md)\n\n## Two\n\nmore\n")
    let parts = sample.document.headings.map { sample.html($0.html) }
    #expect(parts.count == 2)
    #expect(parts.first == "<h1 id=\"one-l\">One <a href=\"a.md\">l</a></h1>\n")
    #expect(parts.last?.hasPrefix("<h2 id=\"two\">Two ") == true)
    #expect(parts.last?.hasSuffix("</h2>\n") == true)
  }

  @Test("the slots of links in a heading are correct after the anchor is inserted")
  func slotsMove() {
    let sample = Sample("## A [l](a.md) ![i](b.png)\n")
    #expect(
      sample.document.html.slots.map { sample.html($0.range) } == [
        " href=\"a.md\"", " src=\"b.png\"",
      ])
  }

  @Test("images count with their text, footnotes do not")
  func headingText() {
    let sample = Sample("# See ![the logo](l.png)[^1]\n\n[^1]: n\n")
    #expect(sample.document.headings.map(\.text) == ["See the logo"])
  }

  @Test("the label of a heading's link comes from the options")
  func words() {
    var options = MarkdownOptions()
    options.words.linkToSection = "Zu \"diesem\" Teil"
    #expect(
      html("## T\n", options).contains("aria-label=\"Zu &quot;diesem&quot; Teil: T\""))
  }
}
