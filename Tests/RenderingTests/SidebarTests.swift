import Foundation
import Testing

@testable import Rendering

@Suite("The navigation of a collection")
struct SidebarTests {
  @Test("only the current link is marked, and the rest is unchanged")
  func mark() {
    let sidebar = Sidebar(Array("<a\u{1}>1</a><a\u{1}>2</a>".utf8))
    func html(_ link: Int) -> String {
      String(decoding: sidebar.html(current: link), as: UTF8.self)
    }
    #expect(html(0) == "<a aria-current=\"page\">1</a><a>2</a>")
    #expect(html(1) == "<a>1</a><a aria-current=\"page\">2</a>")
    #expect(html(2) == "<a>1</a><a>2</a>")
  }

  private func sidebar(_ page: String) -> String {
    page.components(separatedBy: "<nav class=\"sidebar\"").dropFirst().first?
      .components(separatedBy: "</nav>")[0] ?? ""
  }

  private func titles(_ html: String) -> [String] {
    html.components(separatedBy: "</a>").dropLast().map {
      String($0.split(separator: ">").last ?? "")
    }
  }

  @Test("the entries are grouped as on the collection's own page, and the current one is marked")
  func grouped() throws {
    var sources = ViewsTests.sources
    sources["threats/index.md"] =
      "---\ntitle: Threats\n---\n\n```view\nlist: threats\ngroup: kind\n```\n"
    let site = try RenderedSite(sources)
    let html = sidebar(site["threats/bot/index.html"])
    #expect(titles(html) == ["Overview", "Worm &lt;old&gt;", "Bot", "Odd"])
    #expect(html.contains("href=\"/threats/bot/\" aria-current=\"page\""))
    #expect(html.components(separatedBy: "aria-current").count == 2)
    #expect(
      sidebar(site["threats/index.html"]).contains("href=\"/threats/\" aria-current=\"page\""))
    #expect(html.contains("<summary>Old &amp; known</summary>"))
  }

  @Test("a long collection shows only the neighbours")
  func long() throws {
    var sources = ["things/_collection.yml": "sort: weight\n"]
    for number in 1...200 {
      sources["things/t\(number).md"] = "---\ntitle: T\(number)\nweight: \(number)\n---\n"
    }
    let site = try RenderedSite(sources)
    let html = sidebar(site["things/t60/index.html"])
    #expect(titles(html).count == CollectionSidebar.pieceSize + 1)
    #expect(html.contains("href=\"/things/t60/\" aria-current=\"page\""))
    #expect(html.contains("49–72 / 200"))
  }
}
