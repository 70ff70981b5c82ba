import Diagnostics
import TestSupport
import Testing

@Suite("Safe HTML on a site")
struct SafeHTMLSiteTests {
  private static let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"

  @Test("links and pictures in HTML are those of the site")
  func addresses() async throws {
    let outcome = try await TestSite([
      "site.yml": "title: A\nurl: https://example.org/base\n",
      "index.md": "---\ntitle: Home\n---\n\n[x](a/x.md) [y](a/y.md)\n",
      "a/x.md": """
      ---
      title: X
      ---
      <img src="img/p.svg" alt="P"> <a href="y.md#part">y</a> <a href="https://e.org">e</a>

      <picture><source srcset="img/q.svg 2x"></picture> <q cite="y.md">text</q>

      """,
      "a/y.md": "---\ntitle: Y\n---\n\n<div id=\"part\">\n\nText\n\n</div>\n",
      "a/img/p.svg": Self.picture, "a/img/q.svg": Self.picture,
    ]).build()
    #expect(outcome.rules == [])
    let page = outcome.page("a/x/index.html") ?? ""
    #expect(page.contains("<img src=\"/base/a/img/p.svg\" loading=\"lazy\" alt=\"P\">"))
    #expect(page.contains("<a href=\"/base/a/y/#part\">y</a>"))
    #expect(page.contains("<a href=\"https://e.org\" class=\"external\" rel=\"noopener\">e</a>"))
    #expect(page.contains("<source srcset=\"/base/a/img/q.svg 2x\">"))
    #expect(page.contains("<q cite=\"/base/a/y/\">text</q>"))
    #expect(outcome.page("a/y/index.html")?.contains("<a href=\"/base/a/x/\">X</a>") == true)
  }

  @Test("wrong addresses and names in HTML are findings at their place")
  func mistakes() async throws {
    let outcome = try await TestSite([
      "site.yml": "title: A\n",
      "index.md": """
      ---
      title: Home
      ---

      <img src="p.svg" alt="P"> <a href="no.md">x</a> <a href="#no">y</a>
      <a href="java&#115;cript:alert(1)">z</a> <img src=q.svg>

      <i id="a">b</i> <i id="a">c</i>

      """,
      "q.svg": Self.picture, "old/plan.svg": Self.picture,
    ]).check()
    #expect(
      outcome.summary == [
        "broken-image: Content/index.md:5:11: p.svg", "broken-link: Content/index.md:5:36: no.md",
        "broken-anchor: Content/index.md:5:58: #no",
        "unsafe-link: Content/index.md:6:10: java&#115;cript:alert(1)",
        "missing-alt-text: Content/index.md:6:42: <img src=q.svg>",
        "duplicate-anchor: Content/index.md:8:24: a", "unused-asset: Content/old/plan.svg:1:1: ",
      ])
  }

  @Test("with `drop`, all raw HTML is dropped and reported")
  func drop() async throws {
    let outcome = try await TestSite([
      "site.yml": "title: A\nraw_html: drop\n",
      "index.md": "---\ntitle: Home\n---\n\na <b>c</b> d\n",
    ]).build()
    #expect(outcome.rules == ["raw-html"])
    #expect(outcome.page("index.html")?.contains("a c d") == true)
  }

  @Test("pages show pictures of other sites only if the site allows it")
  func external() async throws {
    var site = TestSite([
      "site.yml": "title: A\n",
      "index.md":
        "---\ntitle: Home\n---\n\n![a](https://e.org/a.png) <img src=https://e.org/b.png alt=b>\n",
    ])
    let linked = try await site.build()
    #expect(linked.rules == ["external-image", "external-image"])
    #expect(linked.page("index.html")?.contains("<img src=\"https") == false)
    #expect(linked.page("index.html")?.contains("<a href=\"https://e.org/b.png\"") == true)
    site["site.yml"] = "title: A\nimages: external\n"
    let shown = try await site.build()
    #expect(shown.rules == [])
    let page = shown.page("index.html") ?? ""
    for name in ["a", "b"] {
      #expect(
        page.contains(
          "<img src=\"https://e.org/\(name).png\" loading=\"lazy\" referrerpolicy=\"no-referrer\" alt=\"\(name)\""
        ))
    }
  }

  @Test("a comment inside of HTML suppresses a finding")
  func suppression() async throws {
    let outcome = try await TestSite([
      "site.yml": "title: A\n",
      "index.md": """
      ---
      title: Home
      ---

      <div>
      <!-- demarc-ignore raw-html: It is an example. -->
      <font>a</font>
      </div>

      """,
    ]).check()
    #expect(outcome.rules == [])
  }

  @Test(
    "wrong values are findings", arguments: ["raw_html: saef", "raw_html: [safe]", "images: all"])
  func values(line: String) async throws {
    let outcome = try await TestSite([
      "site.yml": "title: A\n\(line)\n", "index.md": "---\ntitle: Home\n---\n\nText\n",
    ]).check()
    #expect(outcome.summary.count == 1 && outcome.summary[0].contains("Content/site.yml:2:"))
  }
}
