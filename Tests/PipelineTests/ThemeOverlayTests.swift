import Diagnostics
import Foundation
import Testing

@testable import Pipeline

/// A theme with a few files of its own. The built-in theme provides the rest.
@Suite("Themes: built-in files replace missing ones")
struct ThemeOverlayTests {
  private func workspace() throws -> Workspace {
    try Workspace([
      "index.md": "---\ntitle: Home\n---\n", "about.md": "---\ntitle: About\n---\n## Part\n",
      "models/_collection.yml": "fields:\n  risks: { type: string }\n",
      "models/saas.md": "---\ntitle: SaaS\nrisks: some\n---\n",
    ])
  }

  @Test("overriding one partial takes one file")
  func partial() async throws {
    let site = try workspace()
    try site.write("Theme/templates/partials/footer.mustache", "<footer>mine</footer>\n")
    try await site.buildCleanly { $0.theme = site["Theme"] }
    let page = try site.read("Public/about/index.html")
    #expect(page.contains("<footer>mine</footer>"))
    #expect(page.contains("class=\"site-head\""), "the header is the one built in")
  }

  @Test("overriding one word takes one line")
  func word() async throws {
    let site = try workspace()
    try site.write("Theme/strings/en.yml", "home: Start\n")
    try await site.buildCleanly { $0.theme = site["Theme"] }
    let page = try site.read("Public/about/index.html")
    #expect(page.contains(">Start</a>"))
    #expect(page.contains("On this page"))
  }

  @Test("an asset of the same name replaces the built-in one")
  func asset() async throws {
    let site = try workspace()
    try site.write("Theme/assets/site.css", "body { color: red }\n")
    try site.write("Theme/assets/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n")
    try await site.buildCleanly { $0.theme = site["Theme"] }
    let assets = try site.bytes(of: "Public/assets").keys.map { $0.split(separator: ".")[0] }
    #expect(assets.filter { $0 == "site" }.count == 2, "site.css and site.js")
    #expect(assets.contains("logo"))
  }

  @Test("the site's own style sheet follows the built-in ones")
  func styleSheet() async throws {
    let site = try workspace()
    try site.write("Theme/assets/own.css", "body { color: red }\n")
    try site.write(
      "Theme/templates/partials/head.mustache",
      "<link rel=\"stylesheet\" href=\"{{asset.own_css}}\">\n")
    try await site.buildCleanly { $0.theme = site["Theme"] }
    for path in ["index.html", "about/index.html", "models/saas/index.html", "404.html"] {
      let page = try site.read("Public/\(path)")
      let sheets = page.matches(of: /<link rel="stylesheet" href="\/assets\/([^".]*)/).map(\.1)
      #expect(sheets.prefix(2) == ["site", "views"] && sheets.last == "own", "\(path)")
    }
  }

  @Test("a mistake in the site's own file is reported there")
  func findings() async throws {
    let site = try workspace()
    try site.write("Theme/templates/page.mustache", "{{page.titel}}\n")
    let report = try await site.build { $0.theme = site["Theme"] }
    let errors = report.findings.filter { $0.severity == .error }
    #expect(errors.map(\.location.path) == [site["Theme/templates/page.mustache"]])
  }

  @Test("a missing theme folder is an error")
  func missing() async throws {
    let site = try workspace()
    await #expect(throws: EnvironmentError.self) {
      try await site.build { $0.theme = site["Gone"] }
    }
  }
}
