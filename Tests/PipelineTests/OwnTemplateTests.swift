import Diagnostics
import Foundation
import Testing

@testable import Pipeline

/// Templates that single pages name in their front matter.
@Suite("Themes: a template of one page")
struct OwnTemplateTests {
  private static func template(_ mark: String) -> String {
    """
    {{<layout}}
    {{$head}}
    <h1 class="\(mark)">{{page.title}}</h1>
    {{/head}}
    {{$main}}
    {{{body}}}
    {{/main}}
    {{/layout}}
    """
  }

  private func workspace() throws -> Workspace {
    let site = try Workspace([
      "index.md": "---\ntitle: Home\ndemarc: { template: poster }\n---\n",
      "about.md": "---\ntitle: About\ndemarc: { template: poster }\n---\nText.\n",
      "plain.md": "---\ntitle: Plain\n---\nText.\n",
      "models/_collection.yml": "fields:\n  risk: string\n",
      "models/index.md": "---\ntitle: Models\ndemarc: { template: poster }\n---\n",
      "models/saas.md": "---\ntitle: SaaS\nrisk: much\ndemarc: { template: card }\n---\nText.\n",
      "models/paas.md": "---\ntitle: PaaS\nrisk: some\n---\nText.\n",
    ])
    try site.write("Theme/templates/poster.mustache", Self.template("poster"))
    try site.write(
      "Theme/templates/card.mustache",
      Self.template("card").replacing("{{{body}}}", with: "<p>{{fields.risk.value}}</p>"))
    return site
  }

  @Test("pages of every kind can name a template, and others keep theirs")
  func kinds() async throws {
    let site = try workspace()
    try await site.buildCleanly()
    for path in ["index.html", "about/index.html", "models/index.html"] {
      #expect(try site.read("Public/\(path)").contains("<h1 class=\"poster\">"), "\(path)")
    }
    let card = try site.read("Public/models/saas/index.html")
    #expect(card.contains("<h1 class=\"card\">SaaS</h1>"))
    #expect(card.contains("<p>much</p>"), "it has the names of the entry's fields")
    for path in ["plain/index.html", "models/paas/index.html"] {
      let page = try site.read("Public/\(path)")
      #expect(!page.contains("class=\"poster\"") && !page.contains("class=\"card\""), "\(path)")
    }
  }

  @Test("a template that the theme lacks is a finding with the nearest name")
  func missing() async throws {
    let site = try workspace()
    try site.edit("Content/about.md", "template: poster", "template: postr")
    try site.edit("Content/models/saas.md", "template: card", "template: layout")
    let findings = try await SiteBuild.check(site.options).findings
    let missing = findings.filter { $0.rule == "missing-template" }
    let about = try #require(missing.first { $0.location.path.hasSuffix("about.md") })
    #expect(about.message == "the theme has no `templates/postr.mustache`")
    #expect(about.help == ["did you mean `poster`?"])
    let saas = try #require(missing.first { $0.location.path.hasSuffix("saas.md") })
    #expect(saas.message == "the template `layout` is not for this page")
    #expect(missing.count == 2)
    #expect(findings.map(\.rule.name).contains("unused-theme-part"), "nothing uses `card`")
  }

  @Test("names in such a template are checked against the fields of its entries")
  func names() async throws {
    let site = try workspace()
    try site.edit("Theme/templates/card.mustache", "fields.risk.value", "fields.rsk.value")
    let findings = try await SiteBuild.check(site.options).findings
    #expect(findings.map(\.rule.name) == ["template-unknown-name"])
  }

  @Test("another template renders the page again")
  func change() async throws {
    let site = try workspace()
    var session = SiteSession(site.options)
    _ = try await session.rebuild(.any)
    try site.edit("Content/about.md", "template: poster", "template: card")
    try site.edit("Theme/templates/card.mustache", "<p>{{fields.risk.value}}</p>", "")
    let rebuild = try await session.rebuild(.any)
    #expect(rebuild.report.succeeded)
    #expect(rebuild.rendered.contains { $0.address == "/about/" })
    try site.edit("Content/about.md", "demarc: { template: card }\n", "")
    let last = try await session.rebuild(.any)
    #expect(last.rendered.contains { $0.address == "/about/" })
  }
}
