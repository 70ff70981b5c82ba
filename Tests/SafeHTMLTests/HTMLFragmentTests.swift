import Testing

@testable import SafeHTML

/// HTML in pieces, as Markdown gives it: each piece is read inside of what the pieces before it left
/// open.
struct Flow {
  private(set) var html = ""
  private(set) var problems: [HTMLEvent.Problem] = []
  private(set) var open: [OpenHTMLElement] = []

  init(_ pieces: [String]) { for piece in pieces { add(piece) } }

  private mutating func add(_ piece: String) {
    let bytes = Array(piece.utf8)
    let events = bytes.withUnsafeBufferPointer { HTMLFragment.events(of: $0, inside: open) }
    for event in events {
      switch event {
      case .start(let tag):
        if tag.isShown {
          html +=
            "<"
            + ([tag.name] + tag.attributes.map { "\($0.name)='\($0.value)'" }).joined(
              separator: " ")
          html += ">"
        }
        if !tag.isVoid { open.append(OpenHTMLElement(name: tag.name, isShown: tag.isShown)) }
      case .end:
        guard let last = open.popLast() else {
          html += "UNBALANCED"
          continue
        }
        if last.isShown { html += "</\(last.name)>" }
      case .text(let text, _): html += text.replacing("<", with: "&lt;")
      case .comment: break
      case .problem(let problem, _): problems.append(problem)
      }
    }
  }
}

@Suite("HTML fragments")
struct HTMLFragmentTests {
  @Test(
    "elements and attributes on the list are kept, others are removed",
    arguments: [
      ("<b>x</b>", "<b>x</b>"),
      ("<DIV ALIGN=center>x</DIV>", "<div align='center'>x</div>"),
      ("<font color=red>x</font>", "x"),
      ("<b onclick=x style=y class=z title=t>x</b>", "<b title='t'>x</b>"),
      ("<script>alert(1)</script>x", "x"), ("<style>p{}</style>x", "x"),
      ("<svg><a href=x>y</a><script>z</script></svg>x", "x"),
      ("<math><mi><b>y</b></math>x", "x"),
      ("<iframe src=x><b>y</b></iframe>x", "x"),
      ("<form action=x><input name=y>z</form>", "z"),
      ("<base href=x><link rel=y><meta charset=z>x", "x"),
      ("<img src=a onerror=b alt='c'>", "<img src='a' alt='c'>"),
      ("<img name=querySelector src=a>", "<img src='a'>"),
      ("<a href=x target=_blank rel=y>z</a>", "<a href='x'>z</a>"),
      ("<x-y>z</x-y>", "z"), ("<template><b>x</b></template>y", "y"),
      ("<html><body onload=x>y</body></html>", "y"),
    ])
  func list(html: String, safe: String) {
    #expect(Flow([html]).html == safe)
  }

  @Test(
    "the structure is that of a browser",
    arguments: [
      (["<p>a<p>b"], "<p>a</p><p>b"),
      (
        ["<table><tr><td>a<td>b</table>"],
        "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"
      ),
      (["<td>a</td>"], "a"), (["<li>a</li>"], "a"),
      (["<ul><li>a<li>b</ul>"], "<ul><li>a</li><li>b</li></ul>"),
      (["<b><i>a</b>b</i>"], "<b><i>a</i></b><i>b</i>"),
      (["<a href=1>a<a href=2>b</a>"], "<a href='1'>a</a><a href='2'>b</a>"),
      (["</div>a</p>"], "a"), (["<br/>a</br>"], "<br>a"),
    ] as [([String], String)])
  func structure(pieces: [String], safe: String) {
    #expect(Flow(pieces).html == safe)
  }

  @Test(
    "elements stay open between pieces",
    arguments: [
      (
        ["<details>", "<summary>a</summary>", "</details>"],
        "<details><summary>a</summary></details>", [String]()
      ),
      (
        ["<table><tr><td>", "</td><td>", "</td></tr></table>"],
        "<table><tbody><tr><td></td><td></td></tr></tbody></table>", []
      ),
      (
        ["<table>", "a", "<tr><td>b", "</table>"],
        "<table>a<tbody><tr><td>b</td></tr></tbody></table>", []
      ),
      (["<center>", "<b>", "</b>", "</center>"], "<b></b>", []),
      (["<svg>", "<path d=x>", "</svg>"], "", ["path"]),
      (["<script>", "x", "</script>"], "x", []),
      (["<b>", "<p>a</b>b"], "<b></b><p><b>a</b>b", ["p"]),
      (["<a href=x>", "<div>b</a>c</div>"], "<a href='x'></a><div><a>b</a>c</div>", []),
    ] as [([String], String, [String])])
  func pieces(pieces: [String], safe: String, open: [String]) {
    let flow = Flow(pieces)
    #expect(flow.html == safe)
    #expect(flow.open.map(\.name) == open)
  }

  @Test(
    "what is removed or does not match is a problem",
    arguments: [
      ("<font>a</font>", [.removedElement("font")]),
      ("<your-name>", [.unknownElement("your-name")]),
      ("<b style=x>a</b>", [.removedAttribute("style")]),
      ("a</div>b</i>", [.strayEnd("div"), .strayEnd("i")]), ("a</p>", [.strayEnd("p")]),
      ("<td>a</td>", [.misplaced("td"), .strayEnd("td")]), ("<li>a</li>", [.misplaced("li")]),
      ("a <div title=\"b", [.unfinished]), ("a <!-- b", [.unfinished]),
      ("<?php echo ?>", [.removedElement("?")]),
      ("<!doctype html><html><head></head>a", [.strayEnd("head")]),
      ("a < b && c <3 d<-e", []), ("<p>a<p>b", []),
    ] as [(String, [HTMLEvent.Problem])])
  func problems(html: String, problems: [HTMLEvent.Problem]) {
    #expect(Flow([html]).problems == problems)
  }

  @Test("content before an unfinished tag is kept")
  func unfinished() {
    #expect(Flow(["<b>a</b> c <i title=\"<b>d</b>"]).html == "<b>a</b> c ")
    #expect(Flow(["<b>a</b> c <!-- <i>d</i>"]).html == "<b>a</b> c ")
    #expect(Flow(["<b>a</b> c <scr"]).html == "<b>a</b> c ")
  }

  @Test("a long piece is read in parts with the same result")
  func long() {
    let row = "<tr><td title=\"a > b <i>\">é &amp; x</td><!-- <td> --><td><b>y</b></td></tr>\n"
    let safe = "<tr><td title='a > b <i>'>é & x</td><td><b>y</b></td></tr>\n"
    let count = 2_000
    let flow = Flow(["<table>\n" + String(repeating: row, count: count) + "</table>"])
    #expect(
      flow.html == "<table>\n<tbody>" + String(repeating: safe, count: count) + "</tbody></table>")
    #expect(flow.problems.isEmpty)
    let text = String(repeating: "word &eacute; ", count: 20_000)
    #expect(
      Flow(["<pre>\(text)</pre>"]).html == "<pre>\(text.replacing("&eacute;", with: "é"))</pre>")
    let comment = "<!--" + String(repeating: "<b>x</b> -- ", count: 9_000) + "-->"
    #expect(Flow(["<div>a\(comment)b</div>"]).html == "<div>ab</div>")
    let script = "<script>" + String(repeating: "x<y>z ", count: 9_000) + "</script>"
    #expect(Flow(["<div>a\(script)b</div>"]).html == "<div>ab</div>")
  }

  @Test("a tag that is too large is removed")
  func largeTag() {
    let data = String(repeating: "A", count: 40_000)
    let flow = Flow(["<div>a<img src=\"data:image/png;base64,\(data)\">b</div>"])
    #expect(flow.html == "<div>ab</div>")
    #expect(flow.problems == [.tooLarge])
    let attributes = (0..<20_000).map { " a\($0)" }.joined()
    #expect(Flow(["<b\(attributes)>a"]).problems == [.tooLarge])
  }

  @Test("the depth of elements is limited")
  func depth() {
    let flow = Flow([String(repeating: "<div>", count: 100_000) + "a"])
    #expect(flow.open.count == HTMLFragment.maximumDepth)
    #expect(flow.html.hasSuffix("<div>a"))
    #expect(Set(flow.problems) == [.tooDeep])
    let pieces = Flow([String](repeating: "<b><i>", count: 1_000))
    #expect(pieces.open.count <= HTMLFragment.maximumDepth)
  }

  @Test("ranges are those of the tags, values and texts")
  func ranges() {
    let html = "<a href=\"x y\" ID=é>b &amp; c</a><font>"
    let bytes = Array(html.utf8)
    let events = bytes.withUnsafeBufferPointer { HTMLFragment.events(of: $0, inside: []) }
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    var found: [String] = []
    for event in events {
      switch event {
      case .start(let tag): found += [text(tag.range)] + tag.attributes.map { text($0.range) }
      case .end(_, let range): found.append(range.map(text) ?? "nil")
      case .text(_, let range), .comment(let range), .problem(_, let range):
        found.append(text(range))
      }
    }
    #expect(
      found == [
        "<a href=\"x y\" ID=é>", "x y", "é", "b &amp; c", "<font>", "</a>", "<font>",
      ])
  }
}
