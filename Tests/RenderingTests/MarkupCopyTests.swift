import Testing

@testable import Rendering

/// Copies of markup with other tags.
@Suite("Copies of markup")
struct MarkupCopyTests {
  private func copy(_ markup: String, change: (inout MarkupTag) -> Bool = { _ in true }) -> String {
    var output: [UInt8] = []
    MarkupCopy.append(Array(markup.utf8), to: &output, change: change)
    return String(decoding: output, as: UTF8.self)
  }

  @Test(
    "a copy without changes is equal, but for quotes and spaces in tags",
    arguments: [
      ("<p>a &lt; b</p>", "<p>a &lt; b</p>"),
      ("<!doctype html><!-- <a href=\"x\"> --><br>", "<!doctype html><!-- <a href=\"x\"> --><br>"),
      ("<a href='x \"y\"'  hidden>z</a>", "<a href=\"x &quot;y&quot;\" hidden>z</a>"),
      ("<svg><path d=\"M0 0\" /></svg>", "<svg><path d=\"M0 0\"/></svg>"),
      (
        "<script type=\"x\">if (a < b) \"<p>\"</script>",
        "<script type=\"x\">if (a < b) \"<p>\"</script>"
      ),
      ("a < b", "a < b"), ("a << b <", "a << b <"), ("<a href", "<a href>"), ("<", "<"), ("", ""),
      ("<a href=x>", "<a href=\"x\">"), ("<p", "<p>"), ("</p", "</p>"),
    ])
  func unchanged(markup: String, expected: String) { #expect(copy(markup) == expected) }

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
