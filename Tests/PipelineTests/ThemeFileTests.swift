import Diagnostics
import Testing

@testable import Pipeline

/// Unused parts of a site's own theme most likely have the wrong name. They are reported with a
/// suggestion.
@Suite("Themes: unused files")
struct ThemeFileTests {
  private func report(
    _ theme: [String: String], language: String? = nil
  ) async throws -> [String] {
    let site = try Workspace([
      "site.yml": "title: T\n" + (language.map { "language: \($0)\n" } ?? ""),
      "index.md": "---\ntitle: Home\n---\n",
    ])
    for (path, text) in theme { try site.write("Theme/\(path)", text) }
    try site.write("Theme/README.md", "About.\n")
    let report = try await site.build { $0.theme = site["Theme"] }
    return report.findings.map { finding in
      let path = finding.location.path.replacing(site.root + "/", with: "")
      return ([path] + finding.help).joined(separator: ": ")
    }
  }

  @Test(
    "each finding suggests the intended file",
    arguments: [
      ("templates/footer.mustache", "x", "did you mean `templates/partials/footer.mustache`?"),
      ("templates/partials/page.mustache", "x", "did you mean `templates/page.mustache`?"),
      (
        "templates/partials/foter.mustache", "x",
        "did you mean `templates/partials/footer.mustache`?"
      ),
      ("templates/Page.mustache", "x", "did you mean `templates/page.mustache`?"),
      ("templates/page.html", "x", "did you mean `page.mustache`?"),
      ("templates/page.hbs", "x", "did you mean `page.mustache`?"),
      ("template/page.mustache", "x", "did you mean `templates`?"),
      ("partials/footer.mustache", "x", "did you mean `templates/partials`?"),
      ("page.mustache", "x", "did you mean `templates/page.mustache`?"),
      ("site.css", "x", "did you mean `assets/site.css`?"),
      ("strings/de.yaml", "home: x", "did you mean `de.yml`?"),
      ("strings/deutsch.yml", "home: x", "did you mean `strings/de.yml`?"),
      ("strings/de.yml", "hoome: x", "did you mean `home`?"),
      ("strings/en.yml", "hoome: x", "did you mean `home`?"),
      ("assets/sites.css", "x", "did you mean `assets/site.css`?"),
    ])
  func meant(path: String, text: String, help: String) async throws {
    let top = path.split(separator: "/").first.map(String.init) ?? path
    let place = ["assets", "strings", "templates"].contains(top) ? path : top
    #expect(try await report([path: text]) == ["Theme/\(place): \(help)"])
  }

  @Test("used files and templates that replace built-in ones are not reported")
  func used() async throws {
    #expect(
      try await report([
        "templates/page.mustache":
          "{{<layout}}{{$main}}{{> partials/mine}}{{strings.my_word}}{{/main}}{{/layout}}",
        "templates/partials/mine.mustache": "<img alt=\"\" src=\"{{asset.logo_svg}}\">",
        "templates/entry.mustache":
          "{{<layout}}{{$main}}{{> partials/details}}{{/main}}{{/layout}}",
        "assets/logo.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "assets/site.css": "@import \"more.css\";", "assets/more.css": "b {}",
        "strings/en.yml": "my_word: Mine\nhome: Start",
      ]) == [])
  }

  @Test(
    "a page template without a document is reported once, at the file that needs it",
    arguments: [
      (["page"], "<p>{{page.title}}</p>", ["page"]),
      (["page", "404"], "{{> partials/details}}", ["404", "page"]),
      (["layout"], "{{$main}}{{/main}}", ["layout"]),
      (["page"], "{{#page.title}}<!DocType html><p>x</p>{{/page.title}}", []),
      (["page"], "{{<layout}}{{$main}}x{{/main}}{{/layout}}", []),
      (["partials/footer", "views/count"], "x", []),
    ])
  func withoutDocument(names: [String], text: String, expected: [String]) async throws {
    var theme: [String: String] = [:]
    for name in names { theme["templates/\(name).mustache"] = text }
    let help = "write its text in `{{<layout}}{{$main}} … {{/main}}{{/layout}}`"
    #expect(
      try await report(theme).filter { $0.contains("layout") }
        == expected.map {
          "Theme/templates/\($0).mustache: "
            + ($0 == "layout" ? "begin it with `<!doctype html>`" : help)
        })
  }

  @Test("a template that includes none that exists has one finding")
  func missingLayout() async throws {
    let found = try await report(["templates/page.mustache": "{{> partials/detials}}"])
    #expect(found == ["Theme/templates/page.mustache: did you mean `partials/details`?"])
  }

  @Test(
    "a language without words is reported once, at its name",
    arguments: [("de", 1), ("de-AT", 1), ("en", 0), ("en-GB", 0)])
  func untranslated(language: String, count: Int) async throws {
    let found = try await report([:], language: language)
    #expect(found.count == count)
    #expect(found.allSatisfy { $0.contains("strings/de.yml`") && $0.hasPrefix("Content/site.yml") })
    #expect(try await report(["strings/de.yml": "home: Start"], language: language) == [])
  }

  @Test(
    "an invalid language tag is reported with a suggestion",
    arguments: [
      ("deutsch", "did you mean `de`?"), ("German", "did you mean `de`?"),
      ("en_US", "did you mean `en-US`?"), ("englsh", "did you mean `en`?"),
      ("x1", "write a tag such as `en`, `de` or `pt-BR`"),
    ])
  func notALanguage(language: String, help: String) async throws {
    #expect(try await report([:], language: language) == ["Content/site.yml: \(help)"])
  }
}
