import Diagnostics
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
      ("title: x\nseverities: { broken-link: fatal }", "value-not-allowed 2:28 fatal"),
      ("title: x\nseverities: [broken-link]", "wrong-type 2:13 [broken-link]"),
      ("title: x\nnavigation: index.md", "wrong-type 2:13 index.md"),
      ("title: x\nnavigation: [{ title: x }]", "missing-field 2:14 "),
      ("title: x\nnavigation: [{ to: a, tite: b }]", "unknown-field 2:23 tite"),
      ("title: x\nnavigation: [{ items: [a.md] }]", "missing-field 2:14 "),
      ("title: x\nlast_update: svn", "value-not-allowed 2:14 svn"),
      ("title: x\ntitle: y", "duplicate-key 2:1 title"), ("- a", "wrong-type 1:1 - a"),
    ])
  func mistakes(text: String, report: String) {
    #expect(read(text).report.first == report)
  }

  @Test("in an empty file, only the missing title is reported")
  func empty() {
    #expect(read("").report.count == 1)
    #expect(read("# later\n").report.count == 1)
  }
}
