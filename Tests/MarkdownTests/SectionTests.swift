import Diagnostics
import Testing

@testable import Markdown

@Suite("Sections of a text")
struct SectionTests {
  private func sections(_ text: String, level: Int = 2) -> MarkdownSections {
    let bytes = Array(text.utf8)
    return MarkdownParser.sections(
      of: bytes, body: bytes.indices, level: level, options: MarkdownOptions())
  }

  private func html(_ section: MarkdownSections.Section) -> String {
    String(decoding: section.document.html.bytes, as: UTF8.self)
  }

  @Test("a section ends at the next heading of its level or above")
  func bounds() {
    let text = "# T\n\nIntro.\n\n## A\n\nOne.\n\n### B\n\nTwo.\n\n# U\n\nThree.\n\n## C\n"
    let found = sections(text)
    #expect(found.sections.map(\.heading.text) == ["A", "C"])
    #expect(found.sections.map(\.document.headings.count) == [1, 0])
    #expect(found.otherHeadings.map(\.text) == ["T", "U"])
    #expect(found.sections.map(\.document.wordCount) == [3, 0])
    let range = found.firstOtherBlock.map { Array(text.utf8)[$0.indices] }
    #expect(range.map { String(decoding: $0, as: UTF8.self) } == "Intro.")
    #expect(sections(text, level: 4).sections.isEmpty)
  }

  @Test("headings, comments and definitions outside of sections are no text")
  func outside() {
    #expect(sections("# T\n\n<!-- c -->\n\n---\n\n## A\n\n[x]: y\n").firstOtherBlock == nil)
    #expect(sections("- a\n\n## A\n").firstOtherBlock != nil)
    #expect(sections("<div align=\"center\">\n\n# T\n\n</div>\n\n## A\n").firstOtherBlock == nil)
    #expect(sections("<p>a</p>\n\n## A\n").firstOtherBlock != nil)
    #expect(sections("![a](b.png)\n\n## A\n").firstOtherBlock != nil)
  }

  @Test("headings in quotes and lists begin no section")
  func quotes() {
    #expect(sections("## A\n\n> ## B\n\n- ## C\n").sections.map(\.heading.text) == ["A"])
  }

  @Test("headings below the section follow the title of its page")
  func levels() {
    let found = sections("### A\n\n#### B\n\n##### C\n\n#### D\n", level: 3)
    #expect(found.sections[0].document.headings.map(\.level) == [2, 3, 2])
    #expect(html(found.sections[0]).hasPrefix("<h2 id=\"b\">"))
  }

  @Test("headings in raw HTML below the section follow the title of its page too")
  func htmlLevels() {
    let text = "### A\n\n<h4>B</h4>\n\n##### C\n\n<h5>\n\nD *d*\n\n</h5>\n\n<h1>E</h1>\n"
    let found = sections(text, level: 3).sections[0].document
    #expect(found.headings.map(\.level) == [2, 3, 3, 1])
    let html = String(decoding: found.html.bytes, as: UTF8.self)
    #expect(html.hasPrefix("<h2 id=\"b\">B <a class"))
    #expect(html.contains("</a></h2>\n<h3 id=\"c\">"))
    #expect(html.contains("<h3 id=\"d-d\">\n<p>D <em>d</em></p>"))
    #expect(html.hasSuffix("<h1 id=\"e\">E</h1>\n"))
    #expect(found.htmlProblems == [])
  }

  @Test("raw HTML that a section opens ends with it")
  func openHTML() {
    let found = sections("## A\n\n<details>\n\nx\n\n## B\n\n</details>\n\ny\n")
    #expect(html(found.sections[0]) == "<details>\n<p>x</p>\n</details>")
    #expect(html(found.sections[1]) == "<p>y</p>\n")
    #expect(found.sections[0].document.htmlProblems.map(\.kind) == [.unclosed])
  }

  @Test(
    "names in raw HTML lead to the section whose heading they are in or directly above",
    arguments: [
      ("## A\n\n<a id=\"x\"></a>\n\nT\n\n## B\n", ["", ""], ["x", ""], ""),
      ("## <a name=\"x\"></a>A\n\n## B\n", ["x", ""], ["", ""], ""),
      ("# T\n\n<a id=\"x\"></a>\n\n## A\n\n## B\n", ["x", ""], ["", ""], ""),
      (
        "## A\n\nT\n\n<a id=\"x\"></a><a name=\"y\"></a>\n## B\n\n<p id=\"z\"></p>\n\n# U\n",
        ["", "xy"], ["", "z"], ""
      ),
      ("## A\n\n<a id=\"x\"></a>\n\n```\nT\n```\n\n## B\n", ["", ""], ["x", ""], ""),
      ("## A\n\n<a id=\"x\">T</a>\n\n## B\n", ["", ""], ["x", ""], ""),
      ("# <a id=\"x\"></a>T\n\n<p id=\"y\">U</p>\n\n## A\n\n## B\n", ["", ""], ["", ""], "xy"),
    ] as [(String, [String], [String], String)])
  func htmlAnchors(text: String, headings: [String], bodies: [String], others: String) {
    let found = sections(text)
    #expect(found.sections.map { $0.anchors.joined() } == headings)
    let own = found.sections.map { section in
      section.document.htmlAnchors.filter { $0.use == .own }.map(\.name).joined()
    }
    #expect(own == bodies)
    #expect(found.otherAnchors.joined() == others)
    let isText = text.contains("U</p>")
    #expect((found.firstOtherBlock != nil) == isText)
  }

  @Test("an attribute list on the line below the heading of a section sets its anchor")
  func attributes() {
    let text = "# T\n{: #t }\n\n### R-1: One\n{: #own .x }\n\nText\n\n### Two\n{: .y }\nText\n"
    let bytes = Array(text.utf8)
    let found = MarkdownParser.sections(
      of: bytes, body: bytes.indices, level: 3, options: .translating)
    #expect(found.otherHeadings.map(\.anchor) == ["t"])
    #expect(found.firstOtherBlock == nil)
    #expect(found.sections.map(\.heading.anchor) == ["own", "two"])
    #expect(found.sections.map { html($0) } == ["<p>Text</p>\n", "<p>\nText</p>\n"])
    #expect(found.sections.flatMap(\.document.problems) == [])
    #expect(found.sections.flatMap(\.document.foreign) == [])
  }

  @Test("anchors are those of the whole text")
  func anchors() {
    let text = "# S\n\n## A\n\n### S\n\n## B\n\n### S\n\n## A\n\n### S\n"
    let whole = MarkdownParser.parse(Array(text.utf8)).headings.map(\.anchor)
    let found = sections(text)
    let parts = found.sections.flatMap {
      [$0.heading.anchor] + $0.document.headings.map(\.anchor)
    }
    #expect(["s"] + parts == whole)
  }

  @Test("link definitions apply to all sections")
  func definitions() {
    let found = sections("## A\n\n[x]\n\n## B\n\n[y][x]\n\n[x]: z.md\n")
    #expect(found.sections.flatMap(\.document.links).map(\.destination) == ["z.md", "z.md"])
  }

  @Test("each section has the footnotes that it uses, numbered from 1")
  func footnotes() {
    let text =
      "## A\n\nx[^a]\n\n## B\n\ny[^b] z[^a] y[^b]\n\n## C\n\n[^b]: Bee[^c].\n[^a]: Ay.\n[^c]: Sea.\n"
    let found = sections(text)
    #expect(
      found.sections.map { $0.document.footnotes.map(\.text) } == [
        ["Ay."], ["Bee.", "Ay.", "Sea."], [],
      ])
    #expect(found.sections[1].document.footnotes.map(\.number) == [1, 2, 3])
    #expect(html(found.sections[1]).contains("href=\"#fn.1\" id=\"fnref.1\""))
    #expect(!html(found.sections[2]).contains("footnotes"))
  }

  @Test("an unused footnote belongs to the section that contains it")
  func unusedFootnotes() {
    let found = sections(
      "## A\n\nx\n\n[^u]: no\n\n## B\n\ny[^v]\n\n[^v]: yes\n\n## C\n\n`[^w]: code`\n")
    #expect(
      found.sections.map { $0.document.unusedFootnotes.map(\.label) } == [["u"], [], []])
  }

  @Test("a section has the HTML of the same text as a page of its own")
  func sameHTML() {
    let bodies = [
      "One *two* [x](y.md) ~~no~~.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n",
      "- [x] done\n- open\n\n> [!NOTE]\n> Text.\n", "```view\nlist: a\n```\n\n![p](q.png)\n",
    ]
    let text = bodies.enumerated().map { "## T\($0)\n\n\($1)\n" }.joined()
    var options = MarkdownOptions()
    options.keepsText = true
    let bytes = Array(text.utf8)
    let found = MarkdownParser.sections(of: bytes, body: bytes.indices, level: 2, options: options)
    for (section, body) in zip(found.sections, bodies) {
      let page = MarkdownParser.parse(Array(body.utf8), options: options)
      #expect(section.document.html == page.html)
      #expect(section.document.wordCount == page.wordCount)
      #expect(section.document.links.map(\.destination) == page.links.map(\.destination))
      for link in section.document.links {
        let destination = String(decoding: bytes[link.destinationRange.indices], as: UTF8.self)
        #expect(destination == link.destination)
      }
    }
  }

  @Test("many sections take linear time", .timeLimit(.minutes(1)))
  func linear() {
    let text = String(repeating: "## A\n\n### B\n\nx[^1] [y]\n\n", count: 15_000)
    var count = 0
    let time = ContinuousClock().measure {
      count = sections(text + "[^1]: short\n[y]: z\n").sections.count
    }
    #expect(count == 15_000)
    #expect(time < .seconds(20), "it takes \(time)")
  }

  @Test("a long footnote in many sections is rejected")
  func longFootnote() {
    let note = String(repeating: "word\n", count: 10_000)
    let text = String(repeating: "## A\n\nx[^1]\n\n", count: 5_000) + "[^1]: \(note)"
    #expect((sections(text).excess?.uses ?? 0) > 1)
  }
}
