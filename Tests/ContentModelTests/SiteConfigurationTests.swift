import Diagnostics
import Markdown
import TestSupport
import Markdown
import Testing

@testable import ContentFormat
@testable import ContentModel

@Suite("Site: `site.yml`")
struct SiteConfigurationTests {
  private func read(_ text: String) -> (site: SiteConfiguration, report: [String]) {
    let file = source("site.yml", text)
    let (site, findings) = SiteConfiguration.read(file)
    return (site, findings.map { "\($0.rule) \(place($0.location.range, in: file.bytes))" })
  }

  @Test("every key is read")
  func whole() {
    let (site, report) = read(
      """
      title: A site
      description: About
      url: https://example.org/sub/
      language: de-AT
      version: '1.0'
      repository: https://example.org/repo
      edit_url: https://example.org/edit/{path}
      raw_html: allow
      navigation:
        - index.md
        - { title: Models, to: models/index.md }
      severities: { raw-html: off, broken-link: warning }
      """)
    #expect(report == [])
    #expect(site.title == "A site" && site.language == "de-AT" && site.version == "1.0")
    #expect(site.url == "https://example.org/sub" && site.basePath == "/sub/")
    #expect(site.navigation.map(\.target) == ["index.md", "models/index.md"])
    #expect(site.navigation.map(\.title) == [nil, "Models"])
    #expect(site.rawHTML == .allow)
    #expect(site.severities["raw-html"] != nil && site.severities["raw-html"]?.severity == nil)
    #expect(site.severities["broken-link"]?.severity == .warning)
  }

  @Test("the navigation can have groups")
  func groups() {
    let (site, report) = read(
      """
      title: x
      navigation:
        - index.md
        - { title: Library, items: [threats/index.md, { title: Ours, to: /duties/ }] }
      last_update: git
      """)
    #expect(report == [])
    #expect(site.navigation.map(\.title) == [nil, "Library"])
    #expect(
      site.navigationLinks.map(\.target) == ["index.md", "threats/index.md", "/duties/"])
    #expect(site.showsLastChange)
  }

  @Test(
    "mistakes are reported at their location",
    arguments: [
      ("titel: x", "unknown-field 1:1 titel"), ("title: [x]", "wrong-type 1:8 [x]"),
      ("title: x\nurl: example.org", "invalid-url 2:6 example.org"),
      ("title: x\nurl: 'javascript:x'", "invalid-url 2:6 'javascript:x'"),
      ("title: x\nurl: 'mailto:a@b.c'", "invalid-url 2:6 'mailto:a@b.c'"),
      ("title: x\nraw_html: yes", "value-not-allowed 2:11 yes"),
      ("title: x\nsyntax: all", "wrong-type 2:9 all"),
      ("title: x\nsyntax: { admonition: true }", "unknown-field 2:11 admonition"),
      ("title: x\nsyntax: { tabs: 1 }", "wrong-type 2:17 1"),
      ("title: x\nseverities: { broken-link: fatal }", "value-not-allowed 2:28 fatal"),
      ("title: x\nseverities: [broken-link]", "wrong-type 2:13 [broken-link]"),
      ("title: x\nnavigation: index.md", "wrong-type 2:13 index.md"),
      ("title: x\nnavigation: [{ title: x }]", "missing-field 2:14 "),
      ("title: x\nnavigation: [{ to: a, tite: b }]", "unknown-field 2:23 tite"),
      ("title: x\nnavigation: [{ items: [a.md] }]", "missing-field 2:14 "),
      ("title: x\npages: optional", "wrong-type 2:8 optional"),
      ("title: x\npages: { front_mater: optional }", "unknown-field 2:10 front_mater"),
      ("title: x\npages: { front_matter: yes }", "value-not-allowed 2:24 yes"),
      ("title: x\npages: { title: { from: nam } }", "schema-error 2:25 nam"),
      ("title: x\npages: { description: text }", "schema-error 2:23 text"),
      ("title: x\nlast_update: svn", "value-not-allowed 2:14 svn"),
      ("title: x\ntitle: y", "duplicate-key 2:1 title"), ("- a", "wrong-type 1:1 - a"),
    ])
  func mistakes(text: String, report: String) {
    #expect(read(text).report.first == report)
  }

  @Test("`links` and `pages` are read")
  func linksAndPages() {
    let (site, report) = read(
      """
      title: x
      links:
        routes: allow
        extensions: [.html, htm]
        aliases: { docs/Old/: new/, '{{ base }}': / }
        patterns: ['{% link {path} %}', { pattern: '[[{id}]]', to: [risks] }]
      pages: { fields: { owner: string }, other_fields: allow }
      """)
    #expect(report == [])
    #expect(site.links.allowsRoutes && site.links.extensions == [".html", ".htm"])
    #expect(site.links.aliases.map(\.replacement) == ["", "new"])
    #expect(site.links.patterns.map(\.collections) == [[], ["risks"]])
    #expect(site.links.forms.patterns.count == 2 && site.links.forms.prefixes.count == 1)
    #expect(site.pages.fields.map(\.name) == ["owner"] && site.pages.otherFields == .allow)
  }

  @Test(
    "mistakes in `links` and `pages` are reported at their location",
    arguments: [
      ("links: x", "wrong-type 2:8 x"), ("links: { route: allow }", "unknown-field 2:10 route"),
      ("links: { routes: yes }", "value-not-allowed 2:18 yes"),
      ("links: { extensions: .html }", "wrong-type 2:22 .html"),
      ("links: { extensions: [.md] }", "schema-error 2:23 .md"),
      ("links: { extensions: [a/b] }", "schema-error 2:23 a/b"),
      ("links: { extensions: ['.'] }", "schema-error 2:23 '.'"),
      ("links: { aliases: [a] }", "wrong-type 2:19 [a]"),
      ("links: { aliases: { a/: [b] } }", "wrong-type 2:25 [b]"),
      ("links: { aliases: { a/: ../b } }", "schema-error 2:25 ../b"),
      ("links: { aliases: { a/: 'https://b.c' } }", "schema-error 2:25 'https://b.c'"),
      ("links: { aliases: { /: b } }", "schema-error 2:21 /"),
      ("links: { patterns: x }", "wrong-type 2:20 x"),
      ("links: { patterns: [[x]] }", "wrong-type 2:21 [x]"),
      ("links: { patterns: ['[[{titel}]]'] }", "schema-error 2:21 '[[{titel}]]'"),
      ("links: { patterns: ['[[x]]'] }", "schema-error 2:21 '[[x]]'"),
      ("links: { patterns: ['((x {id}))', '((x {id}))'] }", "schema-error 2:35 '((x {id}))'"),
      ("links: { patterns: [{ to: [x] }] }", "missing-field 2:21 "),
      ("links: { patterns: [{ pattern: '{id}', to: [x] }] }", "schema-error 2:32 '{id}'"),
      ("pages: [x]", "wrong-type 2:8 [x]"), ("pages: { others: x }", "unknown-field 2:10 others"),
      ("pages: { other_fields: all }", "value-not-allowed 2:24 all"),
      ("pages: { fields: { a: { type: strin } } }", "value-not-allowed 2:31 strin"),
    ])
  func mistakesInLinks(text: String, report: String) {
    #expect(read("title: x\n" + text).report == [report])
  }

  @Test("a site has at most fifty aliases and patterns")
  func manyForms() {
    let aliases = (0..<60).map { "a\($0)/: b" }.joined(separator: ", ")
    let patterns = (0..<60).map { "'<<\($0) {id}>>'" }.joined(separator: ", ")
    let (site, report) = read(
      "title: x\nlinks:\n  aliases: { \(aliases) }\n  patterns: [\(patterns)]\n")
    #expect(report.count == 2 && report.allSatisfy { $0.hasPrefix("schema-error") })
    #expect(site.links.aliases.count == 50 && site.links.patterns.count == 50)
  }

  @Test("in an empty file, only the missing title is reported")
  func empty() {
    #expect(read("").report.count == 1)
    #expect(read("# later\n").report.count == 1)
  }
}
