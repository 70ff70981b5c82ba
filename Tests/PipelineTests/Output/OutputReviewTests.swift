import Diagnostics
import Foundation
import Testing

@testable import Pipeline

/// A mistake on rendered pages is reported once, at the location where it can be fixed.
@Suite("Findings on finished pages")
struct OutputReviewTests {
  /// A sample site with a modified copy of a built-in template.
  private func site(_ template: String, _ old: String, _ new: String) throws -> Workspace {
    let site = try SampleSite.workspace()
    try site.editTemplate(template, old, new)
    return site
  }

  private func check(_ site: Workspace, jobs: Int = 2) async throws -> BuildReport {
    var options = site.options
    options.jobs = jobs
    return try await SiteBuild.check(options)
  }

  /// Returns `path: underlined text: message` for each finding.
  private func summary(_ report: BuildReport, _ site: Workspace) throws -> [String] {
    try report.findings.map { finding in
      let path = finding.location.path.replacing(site.root + "/", with: "")
      let text = try FileSystem.read(finding.location.path)[finding.location.range.indices]
      return "\(path): \(String(decoding: text, as: UTF8.self)): \(finding.message)"
    }
  }

  @Test("a mistake in a template is reported once, at its location, with the number of pages")
  func once() async throws {
    let site = try site("partials/footer", "<ul>", "<ul><li><a href=\"/nowhere/\">x</a></li>")
    try site.write("Content/notes/_collection.yml", "plural: notes\n")
    for number in 0..<1200 {
      try site.write("Content/notes/n\(number).md", "---\ntitle: N\(number)\n---\n")
    }
    let report = try await check(site)
    let others = report.pageCount - 1 - 2  // The two redirects have no template.
    #expect(others > 1200)
    let number = "1,\(others % 1000)"
    #expect(
      try summary(report, site) == [
        "Theme/templates/partials/footer.mustache: /nowhere/: `/nowhere/` does not match any page or "
          + "file of this site, on `/` and \(number) other pages"
      ])
  }

  @Test("wrong URLs from one template are one finding")
  func puttogether() async throws {
    let site = try site(
      "partials/title-items", "<a href=\"{{href}}\">", "<a href=\"{{href}}#section.gone\">")
    let found = try summary(try await check(site), site)
    #expect(found.count == 1)
    #expect(
      found[0].hasPrefix("Theme/templates/partials/title-items.mustache: {{href}}#section.gone:"))
    let report = try await check(site)
    #expect(report.findings[0].help.contains { $0.contains("from here with the same problem") })
  }

  @Test("a mistake in a printed field is reported in the entry")
  func fieldValue() async throws {
    let site = try SampleSite.workspace()
    try site.write(
      "Content/lessons/_collection.yml",
      try site.read("Content/lessons/_collection.yml")
        + "  attribution:\n    type: list\n    of: record\n    fields: { title: string, url: string, "
        + "author: string, publisher: string, date: string, role: string }\n")
    try site.edit(
      "Content/lessons/first.md", "tags: [cloud]",
      "attribution:\n  - { title: A source, url: sources/one }\ntags: [cloud]")
    try site.write(
      "Theme/templates/lessons.mustache",
      """
      {{<layout}}
      {{$main}}
      {{#fields.attribution}}
      {{#items}}{{#url}}<a href="{{value}}">{{/url}}{{#title}}{{value}}{{/title}}{{#url}}</a>{{/url}}{{/items}}
      {{/fields.attribution}}
      {{{body}}}
      {{> partials/details}}
      {{/main}}
      {{/layout}}

      """)
    #expect(
      try summary(try await check(site), site) == [
        "Content/lessons/first.md: sources/one: `sources/one` does not match any page or file of this "
          + "site, on `/lessons/first/`"
      ])
  }

  @Test("raw HTML in a field on several pages is reported once, at its location")
  func shownElsewhere() async throws {
    let site = try SampleSite.workspace()
    try site.edit(
      "Content/site.yml", "description:",
      "raw_html: allow\nseverities: { orphan-entry: off }\ndescription:")
    try site.edit(
      "Content/domains/data.md", "\"The provider stores it, [see](../about.md).\"",
      "'It is <a href=\"/gone/\">there</a>.'")
    #expect(
      try summary(try await check(site), site) == [
        "Content/domains/data.md: /gone/: `/gone/` does not match any page or file of this site, on "
          + "`/domains/data/` and 1 other page"
      ])
  }

  @Test(
    "mistakes that content rules report are not reported again, also on pages for printing",
    arguments: ["", "print_pages: true\n"])
  func toldAlready(settings: String) async throws {
    let site = try SampleSite.workspace()
    try site.edit(
      "Content/site.yml", "description:",
      "\(settings)severities: { broken-anchor: warning }\ndescription:")
    try site.edit(
      "Content/lessons/first.md", "Text.",
      "[a](#none) [b](deep/second.md#none) [c](../models/#none)")
    let report = try await check(site)
    #expect(
      report.findings.map(\.rule.name) == ["broken-anchor", "broken-anchor", "broken-anchor"])
    #expect(report.succeeded)

    try site.edit("Content/site.yml", "broken-anchor: warning", "duplicate-anchor: note")
    try site.edit(
      "Content/lessons/first.md", "[a](#none) [b](deep/second.md#none) [c](../models/#none)", "")
    try site.edit("Content/models/saas.md", "## What it is", "## Agents")
    let twins = try await check(site)
    #expect(twins.findings.map(\.rule.name) == ["duplicate-anchor"])
  }

  @Test("severities and suppressions apply")
  func severities() async throws {
    let site = try site("partials/footer", "<ul>", "<ul><li><a href=\"/nowhere/\">x</a></li>")
    try site.edit(
      "Content/site.yml", "description:", "severities: { output-broken-link: note }\ndescription:")
    let noted = try await check(site)
    #expect(noted.findings.map(\.severity) == [.note])
    #expect(noted.succeeded)

    let other = try SampleSite.workspace()
    try other.edit("Content/site.yml", "description:", "raw_html: allow\ndescription:")
    try other.edit("Content/about.md", "## Where from", "<a href=\"/gone/\">x</a>\n\n## Where from")
    let excuse = "ignore: [{ rule: output-broken-link, because: It comes tomorrow. }]"
    try other.edit("Content/about.md", "tags: [meta]", "tags: [meta]\n\(excuse)")
    let excused = try await check(other)
    #expect(excused.findings == [])
    #expect(excused.suppressed == 1)
  }

  @Test("a suppression is not unused if no pages were rendered")
  func neverMade() async throws {
    let site = try SampleSite.workspace()
    let excuse = "ignore: [{ rule: duplicate-html-id, because: It is a drawing. }]"
    try site.edit("Content/about.md", "tags: [meta]", "tags: [meta]\n\(excuse)")
    let whole = try await check(site)
    #expect(whole.findings.map(\.rule.name) == ["unused-suppression"])
    try site.edit("Content/lessons/first.md", "Text.", "[gone](gone.md)")
    let broken = try await check(site)
    #expect(broken.findings.map(\.rule.name) == ["broken-link"])
    #expect(whole.ruleCount == broken.ruleCount + Rule.all.count { $0.stage == .pages })
  }

  @Test("a site without a file for its home page has one, and pages link to it")
  func home() async throws {
    let site = try Workspace([
      "a/_collection.yml": "plural: things\n", "a/b.md": "---\ntitle: B\n---\n",
    ])
    #expect(try await check(site).findings == [])
    try await site.buildCleanly()
    #expect(try site.read("Public/404.html").contains("href=\"/\""))
  }

  @Test("the number of threads does not affect the findings of a check or a build")
  func threads() async throws {
    let site = try site(
      "page", "<h1>", "<p id=\"twice\"></p><h1 id=\"twice\"><a href=\"#no\">x</a>")
    try site.write("Content/notes/_collection.yml", "plural: notes\n")
    for number in 0..<300 {
      try site.write("Content/notes/n\(number).md", "---\ntitle: N\(number)\n---\n")
    }
    let one = try await check(site, jobs: 1).findings
    #expect(one.count == 2)
    #expect(try await check(site, jobs: 8).findings == one)
    let built = try await site.build { options in
      options.theme = site["Theme"]
      options.jobs = 3
    }
    #expect(built.findings == one)
  }
}
