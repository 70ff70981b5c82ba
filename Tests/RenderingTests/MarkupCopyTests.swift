import Testing

@testable import Rendering

/// Copies of markup with other tags.
@Suite("Copies of markup")
struct MarkupCopyTests {
  private func copy(_ markup: String, change: (inout MarkupTag) -> Bool = { _ in true }) -> String {
    var output: [UInt8] = []
    let all = MarkupSelection(
      elements: ["a", "br", "link", "p", "path", "svg"], attributes: [])
    MarkupCopy.append(Array(markup.utf8), to: &output, all, change: change)
    return String(decoding: output, as: UTF8.self)
  }

  @Test(
    "a tag that is not selected is copied as it is written",
    arguments: [
      ("<p  class='x>y' hidden >z</p >", false), ("<path d='M0 0' />", false),
      ("<p title=\"id=x\" data-id=x>", false), ("<p id='x'>", true), ("<p class=x id>", true),
      ("<a href='x'>", true), ("<p style='color: url(#x)'>", true), ("<b>(", false),
      ("<h1>x</h1>", true), ("<script>'<p id=x>'</script>", true),
      ("<!-- <p id=x> --><p class=x", true),
    ])
  func selection(markup: String, isSelected: Bool) {
    var output: [UInt8] = []
    var changed = 0
    let some = MarkupSelection(elements: ["h1"], attributes: ["id", "href"], parentheses: true)
    MarkupCopy.append(Array(markup.utf8), to: &output, some) { _ in
      changed += 1
      return true
    }
    #expect(changed == (isSelected ? 1 : 0))
    if !isSelected { #expect(String(decoding: output, as: UTF8.self) == markup) }
  }

  @Test("copies with and without a selection differ only as the changes do")
  func pieces() {
    let pieces = [
      "<p>", "</p>", "<a href=\"/b/#y\">", "<h2 id=\"x\">", "</h2>", "<!-- <i id=\"x\"> -->",
      "<i class=\"u\">", "text < ", "<script>if (a < b) \"<p>\"</script>", "<",
      "<path d=\"M0 (0\"/>", "<b title=\"a>b\">", "&lt;", ">",
    ]
    let every = MarkupSelection(
      elements: ["p", "a", "h2", "i", "path", "b"], attributes: ["id", "href"])
    func copy(_ markup: String, _ selection: MarkupSelection) -> String {
      var output: [UInt8] = []
      MarkupCopy.append(Array(markup.utf8), to: &output, selection) { tag in
        if let id = tag["id"] { tag["id"] = "a." + id }
        return true
      }
      return String(decoding: output, as: UTF8.self)
    }
    for first in pieces {
      for second in pieces {
        for third in pieces {
          // A copy ends each tag that it writes anew.
          let markup = first + second + third + ">"
          #expect(copy(markup, MarkupSelection(attributes: ["id"])) == copy(markup, every))
        }
      }
    }
  }

  @Test("a tag that is left out takes the text of a script with it, and nothing else")
  func leftOut() {
    let markup = "<p>a<script>1 < 2</script>b<link rel=\"x\">c</p>"
    #expect(copy(markup) { !["script", "link"].contains($0.name) } == "<p>abc</p>")
  }

  @Test("attributes are set, added and removed")
  func attributes() {
    let result = copy("<a id=\"x\" class=\"y\">z</a>") { tag in
      tag["id"] = "w"
      tag["class"] = nil
      tag["href"] = "#"
      return true
    }
    #expect(result == "<a id=\"w\" href=\"#\">z</a>")
  }

  @Test("ids get the prefix of their page, links between pages lead within the page, headings move")
  func printed() {
    var markup = PrintedMarkup(places: ["/a/": "a/", "/b/": "b/"]) { $0 }
    func printed(_ html: String) -> String {
      var output: [UInt8] = []
      markup.append(Array(html.utf8), prefix: "a/", levels: 2, to: &output)
      return String(decoding: output, as: UTF8.self)
    }
    #expect(printed("<h1 id=\"x\">T</h1>") == "<h3 id=\"a/x\">T</h3>")
    #expect(printed("<h5>T</h5><h6>T</h6>") == "<h6>T</h6><h6>T</h6>")
    #expect(printed("<a href=\"#x\"></a>") == "<a href=\"#a/x\"></a>")
    #expect(printed("<a href=\"#main.content\"></a>") == "<a href=\"#a/\"></a>")
    #expect(printed("<a href=\"/b/?q=1#y\"></a>") == "<a href=\"#b/y\"></a>")
    #expect(printed("<a href=\"/b/\"></a>") == "<a href=\"#b/\"></a>")
    #expect(printed("<a href=\"/c/#y\"></a>") == "<a href=\"/c/#y\"></a>")
    #expect(
      printed("<p aria-labelledby=\"x y\" class=\"x\"></p>")
        == "<p aria-labelledby=\"a/x a/y\" class=\"x\"></p>")
    #expect(printed("<path marker-end=\"url(#x)\"/>") == "<path marker-end=\"url(#a/x)\"/>")
    #expect(printed("<link href=\"s.css\"><script src=\"s\"></script>") == "<link href=\"s.css\">")
    #expect(printed("<link href=\"s.css\">t") == "t")
  }
}
