import Foundation
import Testing

@testable import Rendering

/// Pages for printing and for frames.
@Suite("Pages for printing and for frames")
struct PrintPageTests {
  private static func sources(_ site: String = "print_pages: true\n") -> [String: String] {
    [
      "site.yml": "title: Site\nversion: \"3\"\n\(site)",
      "index.md": "---\ntitle: Home\n---\nStart with [a task](tasks/one.md).\n",
      "about.md": "---\ntitle: About\n---\n## Who\n\nWe.\n",
      "hidden.md": "---\ntitle: Hidden\ndemarc: { noindex: true }\n---\nText.\n",
      "tasks/_collection.yml": "singular: task\nplural: tasks\n",
      "tasks/index.md": "---\ntitle: All tasks\n---\nSee [about](../about.md#who).\n",
      "tasks/one.md": "---\ntitle: One\n---\n## Steps\n\nThen [two](two.md#steps).\n",
      "tasks/two.md": "---\ntitle: Two\n---\n## Steps\n\n### Last\n",
      "matrix/_collection.yml": "kind: matrix\n",
      "matrix/m.md": """
      ---
      title: Matrix
      rows: table
      columns: table
      values: text
      embed: true
      ---
      | Row | A | B |
      | --- | --- | --- |
      | x | 1 | 2 |
      """,
    ]
  }

  private func count(_ text: String, in page: String) -> Int {
    page.components(separatedBy: text).count - 1
  }

  @Test("the page of the site has every entry once, and links lead within it")
  func whole() throws {
    let site = try RenderedSite(Self.sources())
    #expect(site.findings == [])
    let page = site["print/index.html"]
    for route in ["about/", "tasks/", "tasks/one/", "tasks/two/", "matrix/m/"] {
      let id = route.replacing("/", with: ".")
      #expect(count("id=\"\(id)\"", in: page) == 1, "\(route)")
      #expect(page.contains("<a href=\"#\(id)\">"), "\(route)")
    }
    #expect(!page.contains("id=\"hidden.\""))
    #expect(page.contains("<h2 id=\"section.chapters\">"))
    #expect(page.contains("href=\"#tasks.two.steps\""))
    #expect(page.contains("href=\"#about.who\""))
    #expect(page.contains("<h4 id=\"tasks.two.steps\">"))
    #expect(page.contains("name=\"robots\" content=\"noindex\""))
    #expect(!page.contains("data-pagefind-body"))
  }

  @Test("the page of the site begins with the text of the home page, and links to it lead there")
  func preface() throws {
    var sources = Self.sources()
    sources["about.md"] = "---\ntitle: About\n---\nBack to [the start](index.md).\n"
    let page = try RenderedSite(sources)["print/index.html"]
    let (preface, about) = (
      page.firstRange(of: "id=\"home..\""), page.firstRange(of: "id=\"about.\"")
    )
    let (first, second) = (try #require(preface), try #require(about))
    #expect(first.lowerBound < second.lowerBound)
    #expect(page.contains("<a href=\"#home..\">Home</a>"))
    #expect(page.contains("<h2>Home</h2>"))
    #expect(page.contains("Start with <a href=\"#tasks.one.\">a task</a>"))
    #expect(page.contains("Back to <a href=\"#home..\">the start</a>"))
    // The title of the site is on the first sheet already.
    sources["index.md"] = "---\ntitle: Site\n---\nText.\n"
    let named = try RenderedSite(sources)["print/index.html"]
    #expect(named.contains("<a href=\"#home..\">Overview</a>"))
    for without in [
      "---\ntitle: Site\n---\n", "---\ntitle: S\ndemarc: { noindex: true }\n---\nText.\n",
    ] {
      sources["index.md"] = without
      #expect(try !RenderedSite(sources)["print/index.html"].contains("home.."))
    }
  }

  @Test("every id of the page is there once, and every link within it has a target")
  func ids() throws {
    let page = try RenderedSite(Self.sources())["print/index.html"]
    let ids = page.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    for link in page.matches(of: /href="#([^"]*)"/) {
      #expect(ids.contains(String(link.1)), "\(link.1)")
    }
  }

  @Test("the page of a collection begins with the text of its index, and the index links to it")
  func collection() throws {
    let site = try RenderedSite(Self.sources())
    let page = site["tasks/print/index.html"]
    #expect(page.contains("<h1>All tasks</h1>"))
    #expect(page.contains("<h3 id=\"tasks.two.steps\">"))
    #expect(page.contains("href=\"/about/#who\""))
    #expect(site["tasks/index.html"].contains("href=\"/tasks/print/\""))
    #expect(site["index.html"].contains("href=\"/print/\""))
  }

  @Test("a site that does not ask for them has neither the pages nor links to them")
  func none() throws {
    let site = try RenderedSite(Self.sources(""))
    #expect(site.files.keys.filter { $0.contains("print/") } == [])
    #expect(!site["index.html"].contains("/print/"))
  }

  @Test("a matrix has a page for frames with its table, a policy and the link back")
  func embed() throws {
    let site = try RenderedSite(Self.sources("url: https://x.org/\n"), basePath: "/")
    let page = site["embed/m/index.html"]
    #expect(page.contains("http-equiv=\"Content-Security-Policy\""))
    #expect(page.contains("<a href=\"/matrix/m/\">Full table: Matrix</a>"))
    #expect(page.contains("<base target=\"_blank\">"))
    #expect(!page.contains("site-head"))
    #expect(site["matrix/m/index.html"].contains("src=\"https://x.org/embed/m/\""))
    #expect(!site["matrix/m/index.html"].contains("embed-code needs-script"))
    #expect(!site["sitemap.xml"].contains("embed"))
  }

  @Test("a site without an address shows the code for frames only with a script that completes it")
  func embedWithoutAddress() throws {
    let page = try RenderedSite(Self.sources())["matrix/m/index.html"]
    #expect(page.contains("<details class=\"embed-code needs-script\">"))
    #expect(page.contains("iframe src=\"/embed/m/\""))
  }

  @Test(
    "a heatmap that is wider than its place on the home page stands below the words",
    arguments: [4, 30])
  func wideHeatmap(count: Int) throws {
    let columns = (0..<count).map { "C\($0)" }
    var sources = Self.sources()
    sources["matrix/m.md"] = """
      ---
      title: Matrix
      rows: { from: table }
      columns: { from: table }
      levels: [ours, yours]
      ---
      | Row | \(columns.joined(separator: " | ")) |
      |\(String(repeating: " --- |", count: count + 1))
      | x |\(String(repeating: " ours |", count: count))
      """
    let home = try RenderedSite(sources)["index.html"]
    #expect(home.contains("<svg class=\"hm\""))
    #expect(home.contains("<div class=\"hero is-wide\">") == (count == 30))
  }

  @Test("a long list in the order of titles has a group for each letter")
  func letters() throws {
    var sources = ["things/_collection.yml": "singular: thing\nplural: things\n"]
    for number in 0..<45 {
      let letter = ["B", "A", "c", "a", "7"][number % 5]
      sources["things/t\(number).md"] =
        "---\ntitle: \(letter) \(number)\ndescription: D \(number).\n---\n"
    }
    let page = try RenderedSite(sources)["things/index.html"]
    let labels = page.matches(of: /<h2 class="list-label"><span id="letter.0.\d">([^<]*)</).map {
      String($0.1)
    }
    #expect(labels == ["0–9", "A", "B", "C"])
    #expect(page.contains("<a href=\"#letter.0.2\">A</a>"))
    sources = sources.filter { !$0.key.contains("t4") }
    #expect(try !RenderedSite(sources)["things/index.html"].contains("list-label"))
  }
}
