import Diagnostics
import Testing

@testable import Markdown

@Suite("Safe HTML")
struct SafeHTMLTests {
  @Test(
    "safe HTML and Markdown can contain each other",
    arguments: [
      ("a <kbd>**b**</kbd> c\n", "<p>a <kbd><strong>b</strong></kbd> c</p>\n"),
      (
        "<details>\n<summary>S</summary>\n\n*a*\n\n</details>\n",
        "<details>\n<summary>S</summary>\n<p><em>a</em></p>\n</details>\n"
      ),
      (
        "<div align=\"center\">\n\n# T\n\n</div>\n",
        "<div align=\"center\">\n<h1 id=\"t\">T</h1>\n</div>\n"
      ),
      (
        "<table><tr><td>\n\n- a\n\n</td></tr></table>\n",
        "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Table\"><table><tbody><tr><td>\n<ul>\n<li>a</li>\n</ul>\n</td></tr></tbody></table></div>\n"
      ),
      (
        "| a |\n|---|\n| b<br>c<sup>2</sup> |\n",
        "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Table\"><table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b<br>c<sup>2</sup></td>\n</tr>\n</tbody>\n</table></div>\n"
      ),
      ("> <div>\n> <b>a</b>\n> </div>\n", "<blockquote>\n<div>\n<b>a</b>\n</div>\n</blockquote>\n"),
    ])
  func mixed(markdown: String, html: String) {
    let sample = Sample(markdown)
    #expect(sample.html == html)
    #expect(sample.document.htmlProblems.isEmpty)
  }

  @Test(
    "raw HTML stays inside of the Markdown that contains it",
    arguments: [
      ("*a <b>c* d</b>\n", "<p><em>a <b>c</b></em> d</p>\n", ["unclosed b 3"]),
      (
        "- <div>a\n- b\n", "<ul>\n<li>\n<div>a\n</div></li>\n<li>b</li>\n</ul>\n",
        ["unclosed div 2"]
      ),
      (
        "a <b>c\n\nd</b> e</p></div>\n", "<p>a <b>c</b></p>\n<p>d e</p>\n",
        ["unclosed b 2", "strayEnd p 15", "strayEnd div 19"]
      ),
      (
        "> <details>\n\na\n", "<blockquote>\n<details>\n</details>\n</blockquote>\n<p>a</p>\n",
        ["unclosed details 2"]
      ),
      (
        "<p align=center>\n\na\n\n</p>\n", "<p align=\"center\">\n</p>\n<p>a</p>\n",
        ["cutParagraph p 0"]
      ),
      ("<p>\n\na\n\n</p>\n", "<p>\n</p>\n<p>a</p>\n", []),
      (
        "# a <i>b\n\n<h1>c</h2>\n", "<h1 id=\"a-b\">a <i>b</i></h1>\n<h1 id=\"c\">c</h1>\n",
        ["unclosed i 4", "unclosed h1 10"]
      ),
    ] as [(String, String, [String])])
  func balanced(markdown: String, html: String, problems: [String]) {
    let sample = Sample(markdown)
    #expect(sample.html == html)
    #expect(
      sample.document.htmlProblems.map { "\($0.kind) \($0.name) \($0.range.start)" } == problems)
  }

  @Test(
    "a heading of raw HTML has its text without markup, its level and its place",
    arguments: [
      (
        "<h1 align=\"center\">\n  <br>\n  <img src=\"a.png\" alt=\"\"> My <b>Title</b>\n</h1>\n",
        "My Title", false
      ),
      ("<div align=\"center\">\n\n<h1>My *Title*</h1>\n\n</div>\n", "My *Title*", false),
      ("<h1>\n\n**My** `Title`\n\n</h1>\n", "My Title", false),
      ("> <h1>My Title</h1>\n", "My Title", true),
      ("- <h1>My Title</h1>\n", "My Title", true),
      ("<table><tr><td><h1>My Title</h1></td></tr></table>\n", "My Title", true),
    ])
  func headings(markdown: String, text: String, isContained: Bool) throws {
    let sample = Sample(markdown)
    let heading = try #require(sample.document.headings.first)
    #expect(heading.level == 1 && heading.text == text && heading.isContained == isContained)
    #expect(heading.anchor == "my-title")
    let html = sample.html(heading.html)
    #expect(html.hasPrefix("<h1 ") && html.hasSuffix("</h1>") && html.contains("id=\"my-title\""))
  }

  @Test("the text of a heading with nothing but a picture is that of the picture")
  func pictureHeading() {
    let document = Sample("<h1><a href=\"x.md\"><img src=\"a.png\" alt=\"My Title\"></a></h1>\n")
      .document
    #expect(document.headings.map(\.text) == ["My Title"])
    #expect(document.headings.map(\.anchor) == [""])
  }

  @Test("each kind and name is reported once, with the number of places")
  func counted() {
    let document = Sample("<font>a</font> <font>b</font>\n\n<i style=x onclick=y>c</i>\n").document
    #expect(
      document.htmlProblems.map { "\($0.kind) \($0.name) \($0.count)" } == [
        "removedElement font 2", "removedAttribute style 1", "removedAttribute onclick 1",
      ])
  }

  @Test("addresses are links and images of the document", arguments: Setting.allCases)
  func addresses(setting: Setting) {
    let sample = Sample(
      "> <a\n> href=\"a&amp;b.md#c\">x <b>y</b></a> <img src='i.png' alt=\"p\">\n\n<ul>\n  <li><a href=q.md>r</a> <img src=d.png alt=\"\">\n</ul>\n\n<blockquote cite=z.md><picture><source srcset=\"m.png 1x, n.png 2x\"></picture></blockquote>\n",
      setting)
    let document = sample.document
    #expect(document.links.map(\.destination) == ["a&b.md#c", "q.md", "z.md"])
    #expect(document.links.map(\.text) == ["x y", "r", "z.md"])
    #expect(document.images.map(\.source) == ["i.png", "d.png", "m.png", "n.png"])
    #expect(document.images.map(\.form) == [.html, .decoration, .decoration, .decoration])
    #expect(sample.file(document.links[1].range) == "<a href=q.md>r</a>")
    #expect(sample.file(document.links[1].destinationRange) == "q.md")
    #expect(sample.file(document.images[0].range) == "<img src='i.png' alt=\"p\">")
    #expect(sample.file(document.images[0].sourceRange) == "i.png")
    #expect(sample.file(document.images[2].sourceRange) == "m.png 1x, n.png 2x")
    var output: [UInt8] = []
    document.html.write(to: &output) { kind, output in
      output += Array("[\(kind)]".utf8)
      return true
    }
    let html = String(decoding: output, as: UTF8.self)
    #expect(html.contains("<a[link(0)]>x <b>y</b></a> <img[image(0)] alt=\"p\">"))
    #expect(html.contains("<blockquote cite=\"[linkAddress(2)]\">"))
    #expect(html.contains("<source srcset=\"[imageAddress(2)] 1x, [imageAddress(3)] 2x\">"))
  }

  @Test("a picture on another site is a link, in Markdown and in HTML")
  func elsewhere() {
    #expect(
      html("![b](https://x.y/c.png) <img src=//x.y/d.png?e>\n")
        == "<p><a href=\"https://x.y/c.png\" class=\"external\" rel=\"noopener\"><span class=\"picture\">b</span></a> <a href=\"//x.y/d.png?e\" class=\"external\" rel=\"noopener\"><span class=\"picture\">d.png</span></a></p>\n"
    )
    #expect(
      html("[![b](https://x.y/c.png)](d.md) <a href=e.md><img alt=f src=https://x.y/c.png></a>\n")
        == "<p><a href=\"d.md\"><span class=\"picture\">b</span></a> "
        + "<a href=\"e.md\"><span class=\"picture\">f</span></a></p>\n")
    var options = MarkdownOptions()
    options.showsExternalImages = true
    #expect(
      html("![b](https://x.y/c.png)<img src=https://x.y/c.png alt=b>\n", options)
        == "<p><img src=\"https://x.y/c.png\" alt=\"b\" /><img src=\"https://x.y/c.png\" alt=\"b\"></p>\n"
    )
  }

  @Test("an address in the text of a link is not a link of its own")
  func linkInLink() {
    #expect(
      html("<a href=\"x.md\">https://a.b</a>\n") == "<p><a href=\"x.md\">https://a.b</a></p>\n")
  }

  @Test("names in HTML are anchors, and headings keep theirs")
  func anchors() {
    let document = Sample(
      "<a name=\"intro\"></a>\n## Intro\n\n<i id=x></i> <b id=x></b>\n\n## Late\n\n<p id=late>\n<p id='a b'>\n"
    ).document
    #expect(document.htmlAnchors.map(\.name) == ["intro", "x", "x", "late"])
    #expect(document.htmlAnchors[0].use == .ofHeading)
    #expect(document.htmlAnchors[1].use == .own)
    #expect(document.htmlAnchors[2].use == .taken(document.htmlAnchors[1].range))
    #expect(document.htmlAnchors[3].use == .taken(document.headings[1].range))
  }

  @Test("headings in HTML have anchors as in Markdown", arguments: Setting.allCases)
  func headings(setting: Setting) {
    let sample = Sample(
      "<h1 align=center>A\n <b>B</b></h1>\n\n## A b\n\n<h2 id=c>C</h2> <h3 id=d-e>D E</h3>\n",
      setting)
    let document = sample.document
    #expect(document.headings.map(\.text) == ["A B", "A b", "C", "D E"])
    #expect(document.headings.map(\.anchor) == ["a-b", "a-b-1", "c", "d-e"])
    #expect(document.htmlAnchors.isEmpty)
    #expect(sample.file(document.headings[0].range) == "<h1 align=center>A\n <b>B</b></h1>")
    #expect(
      sample.html(document.headings[0].html)
        == "<h1 id=\"a-b\" align=\"center\">A\n <b>B</b></h1>")
    #expect(
      sample.html(document.headings[3].html)
        == "<h3 id=\"d-e\">D E <a class=\"anchor\" href=\"#d-e\" aria-label=\"Link to this section: D E\">#</a></h3>"
    )
  }

  @Test("a heading in HTML with a name of its own keeps it")
  func ownName() {
    let document = Sample("<h2 id=\"x\">C</h2>\n").document
    #expect(document.headings.map(\.anchor) == [""])
    #expect(document.htmlAnchors.map(\.name) == ["x"])
  }

  @Test("the inline HTML of a text has whole paragraphs")
  func inline() {
    for markdown in ["<p>x</p><hr><p lang=en>y</p>\n", "<p>x</p>\n<hr>\n<p lang=en>y</p>\n"] {
      let sample = Sample(markdown)
      #expect(sample.html(sample.document.inlineHTML) == sample.html)
    }
    #expect(Sample("a <b>c</b>\n").document.inlineHTML == 3..<13)
  }

  @Test("text in blocks of HTML is text of the document", arguments: Setting.allCases)
  func text(setting: Setting) {
    let sample = Sample(
      "<table>\n <tr><td>one\n two</td><td>a &amp; b</td></tr>\n</table>\n\nc\n", setting)
    #expect(sample.document.text.string == "one two\na & b\nc\n")
    #expect(
      sample.document.text.runs.map { sample.file($0.range) } == ["one", "two", "a &amp; b", "c"])
  }

  @Test("comments inside of blocks are recorded", arguments: Setting.allCases)
  func comments(setting: Setting) {
    let sample = Sample("<div>\n<!-- a -->\nb\n</div>\n", setting)
    #expect(sample.document.comments.map { sample.file($0) } == ["<!-- a -->"])
    #expect(!sample.html.contains("--"))
  }

  @Test("a document has a limited number of pieces of HTML", .timeLimit(.minutes(2)))
  func manyPieces() {
    let document = Sample(String(repeating: "<b>x</b> \n\n", count: 25_000)).document
    #expect(document.htmlProblems.contains { $0.kind == .tooMany && $0.count == 10_000 })
  }

  /// Attacks that filters have missed, one of each kind.
  static let attacks = [
    "<script>alert(1)</script>", "<SCRIPT SRC=//x.y/z.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "<img/src=x/onerror=alert(1)>",
    "<img src=\"x\"onerror=alert(1)>",
    "<img src=`x`onerror=alert(1)>", "<image src=x onerror=alert(1)>", "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>", "<a href=javascript:alert(1)>x</a>",
    "<a href=\"java\tscript:alert(1)\">x</a>", "<a href=\"java&#10;script:alert(1)\">x</a>",
    "<a href=\"&#1;javascript:alert(1)\">x</a>", "<a href=\"JaVaScRiPt&colon;alert(1)\">x</a>",
    "<a href=\" data:text/html,<script>alert(1)</script>\">x</a>", "<a href=vbscript:x>x</a>",
    "<img src=\"data:image/svg+xml,<svg onload=alert(1)>\">", "<img srcset=\"javascript:x 1x\">",
    "<blockquote cite=\"javascript:alert(1)\">x</blockquote>", "<img longdesc=javascript:x src=a>",
    "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<svg><animate onbegin=alert(1)></svg>",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<math><a xlink:href=javascript:x>x</a></math>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<math><annotation-xml encoding=\"text/html\"><style><img src=x onerror=alert(1)></style></annotation-xml></math>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
    "<textarea><p title=\"</textarea><img src=x onerror=alert(1)>\">",
    "<title><p title=\"</title><img src=x onerror=alert(1)>\">",
    "<noembed><p title=\"</noembed><img src=x onerror=alert(1)>\">",
    "<template><img src=x onerror=alert(1)></template>",
    "<select><script>alert(1)</script></select>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<iframe src=javascript:alert(1)>", "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">", "<base href=//x.y/>",
    "<link rel=stylesheet href=//x.y/z.css>",
    "<style>@import '//x.y'</style>", "<div style=\"background:url(javascript:alert(1))\">x</div>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<button formaction=javascript:x>x</button>",
    "<input autofocus onfocus=alert(1)>", "<isindex type=image src=1 onerror=alert(1)>",
    "<table background=javascript:alert(1)><tr><td>x</table>",
    "<table><td><script>alert(1)</script>",
    "<table><a href=javascript:alert(1)>x</a></table>", "<plaintext><img src=x onerror=alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->", "<!--!><img src=x onerror=alert(1)>-->",
    "<!-- --!><img src=x onerror=alert(1)>-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>", "<?xml <img src=x onerror=alert(1)>?>",
    "<!x <img src=x onerror=alert(1)>>",
    "<</script/script><script>alert(1)//<</script>", "<img \"\"\"><script>alert(1)</script>\">",
    "<a href=x title='\"><script>alert(1)</script>'>y</a>",
    "<a title=\"x&quot; onclick=alert(1) y\">z</a>",
    "<a id='x\" onclick=\"alert(1)'>z</a>", "<img alt='<script>alert(1)</script>' src=x>",
    "<p id=\"</p><script>alert(1)</script>\">", "<a name=\"x'><script>y</script>\">z</a>",
    "<img src=\"x\u{0}\" onerror=alert(1)>", "<scr\u{0}ipt>alert(1)</scr\u{0}ipt>",
    "<div\u{C}onclick=alert(1)>x</div>",
    "<x onclick=alert(1)>y",
    "<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">alert(1)</x:script>",
    "<img name=getElementById src=x>", "<form id=x><input name=attributes></form>",
    "<frameset onload=alert(1)>",
    "<video><source onerror=alert(1)></video>", "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<keygen autofocus onfocus=alert(1)>", "<portal src=javascript:x>",
    "<dialog open onclose=x>y</dialog>",
    "<a href=\"//x.y\\@z\" ping=//x.y>z</a>",
    "<picture><source srcset=\"x\" onerror=y><img src=z onerror=w></picture>",
  ]

  @Test("no attack reaches a page", arguments: attacks)
  func attack(html: String) {
    for markdown in [
      html, "a \(html) b", "> \(html)", "- \(html)\n\n  x",
      "| a |\n|---|\n| \(html.replacing("|", with: "")) |",
      "<div>\n\(html)\n\nx\n</div>", "*\(html)*", "[\(html)](x)", "# \(html)",
      "<table>\n\n\(html)\n\n</table>",
      "<pre>\(html)</pre>", "<svg>\n\n\(html)", "<b title=\"\n\n\(html)\n\">",
      "<ul><li>\(html)<li></ul>",
    ] {
      let output = Sample(markdown + "\n").html
      if let fault = safetyFault(output) { Issue.record("\(fault): \(output), from \(markdown)") }
    }
  }

  @Test("random Markdown and HTML is safe and balanced", arguments: 0..<6)
  func soup(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let parts =
      Self.attacks.map { $0 + " " }
      + [
        "a ", "\n", "\n\n", "> ", "- ", "  ", "    ", "| a |\n|---|\n| ", " |\n", "*", "**", "`",
        "[", "](x)",
        "![", "](y.png)", "](https://x.y/z)", "# ", "[^1]", "[^1]: ", "<details>", "</details>\n",
        "<table>\n",
        "<tr>", "<td>", "</td>", "</table>", "<p>", "</p>", "<b>", "</b>", "<a href=z>", "</a>",
        "<!-- ", " -->",
        "```\n", "&lt;", "~~", "\"", "'", ">", "<", "https://a.b ", "<svg>", "</svg>", "<script>",
        "</script>",
      ]
    for _ in 0..<700 {
      let markdown = (0..<Int.random(in: 1...30, using: &generator)).map { _ in
        parts.randomElement(using: &generator) ?? ""
      }.joined()
      let output = Sample(markdown).html
      if let fault = safetyFault(output) {
        Issue.record("\(fault): \(output), from \(markdown.debugDescription)")
        return
      }
    }
  }
}
