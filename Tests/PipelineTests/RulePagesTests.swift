import Diagnostics
import Foundation
import Testing

@testable import Pipeline

/// The rule pages contain exactly the manuals of the rules.
@Suite("Pages of rules")
struct RulePagesTests {
  private func site(_ more: String = "") throws -> Workspace {
    try Workspace([
      "site.yml": "title: Rules\nurl: https://example.org/x\nrule_pages: true\n\(more)",
      "index.md": "---\ntitle: Home\n---\n",
    ])
  }

  /// Returns the visible text of a page, with white space collapsed.
  private func text(_ html: String) -> String {
    var text = ""
    var isTag = false
    for character in html {
      if character == "<" {
        isTag = true
      } else if character == ">" {
        isTag = false
      } else if !isTag {
        text.append(character)
      }
    }
    return flat(HTMLScanner.decoded(text))
  }

  private func flat(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("every rule has a page with its manual, and no page is left over")
  func complete() async throws {
    let site = try site()
    try await site.buildCleanly()
    let pages = try site.bytes(of: "Public").keys
      .filter { $0.hasPrefix("rules/") && $0.hasSuffix(".html") }
    let expected = Rule.all.map { "rules/\($0.id)/index.html" } + ["rules/index.html"]
    #expect(pages.sorted() == expected.sorted())
    let list = text(try site.read("Public/rules/index.html"))
    let map = try site.read("Public/sitemap.xml")
    for rule in Rule.all {
      let html = try site.read("Public/rules/\(rule.id)/index.html")
      let page = text(html)
      for words in [rule.manual.what, rule.manual.why, rule.manual.fix] {
        #expect(page.contains(flat(words.replacing("`", with: ""))), "\(rule.id): \(words)")
      }
      #expect(page.contains(flat(rule.manual.example)), "\(rule.id): \(rule.manual.example)")
      let severity = rule.severity.rawValue.capitalized
      #expect(html.contains("<dt>Severity</dt> <dd>\(severity)</dd>"), "\(rule.id)")
      #expect(html.contains("<a href=\"/x/rules/\">What is checked</a>"), "\(rule.id)")
      #expect(list.contains(rule.id.name), "\(rule.id)")
      #expect(map.contains("<loc>https://example.org/x/rules/\(rule.id)/</loc>"), "\(rule.id)")
      for anchor in ["why", "example", "fix"] {
        #expect(html.contains("id=\"rule.\(anchor)\""), "\(rule.id)")
      }
    }
    #expect(try site.read("Public/index.html").contains("href=\"/x/rules/\""))
  }

  @Test("a rule page shows the severity on the site")
  func severities() async throws {
    let site = try site("severities: { broken-link: note, raw-html: off }\n")
    try await site.buildCleanly()
    for (rule, words) in [("broken-link", "Note"), ("raw-html", "Off"), ("duplicate-id", "Error")] {
      let page = try site.read("Public/rules/\(rule)/index.html")
      #expect(page.contains("<dt>Severity</dt> <dd>\(words)</dd>"))
    }
    #expect(try site.read("Public/rules/index.html").contains("Turned off"))
  }

  @Test("without `rule_pages` there are no pages and no links to them")
  func none() async throws {
    let site = try SampleSite.workspace()
    try await site.buildCleanly()
    #expect(!site.exists("Public/rules"))
    #expect(!(try site.read("Public/index.html")).contains("rules/"))
  }

  @Test("rule pages can collide with content pages")
  func collisions() async throws {
    let site = try site()
    try site.write("Content/rules/_collection.yml", "singular: rule\nplural: rules\n")
    try site.write("Content/rules/broken-link.md", "---\ntitle: Broken\n---\n")
    let report = try await site.build()
    #expect(report.findings.map(\.rule.name) == ["route-collision", "route-collision"])
    for finding in report.findings {
      let text = try FileSystem.read(finding.location.path)[finding.location.range.indices]
      #expect(String(decoding: text, as: UTF8.self) == "true")
      #expect(finding.notes.first?.location.path.contains("Content/rules/") == true)
    }
  }

  @Test("a collection can have the name of a template of the program")
  func collectionNames() async throws {
    let site = try Workspace(["site.yml": "title: Names\n", "index.md": "---\ntitle: Home\n---\n"])
    for name in ["rules", "rule", "tags", "tag", "page", "home", "index", "layout"] {
      try site.write(
        "Content/\(name)/_collection.yml", "route: of-\(name)\nfields: { owner: string }\n")
      try site.write("Content/\(name)/one.md", "---\ntitle: One\nowner: Somebody\n---\n")
    }
    try await site.buildCleanly()
    for name in ["rules", "page", "tags"] {
      #expect(try site.read("Public/of-\(name)/one/index.html").contains("Somebody"))
    }
  }
}
