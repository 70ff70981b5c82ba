import ContentFormat
import ContentModel
import Diagnostics
import Foundation
import Markdown
import Testing

@testable import Rendering

@Suite("Themes")
struct ThemeTests {
  private func load(
    _ files: ThemeFiles, language: String = "en", collections: [CollectionSchema] = []
  ) -> (theme: Theme, findings: [String]) {
    let (theme, findings) = Theme.load(files, language: language, collections: collections)
    return (theme, findings.map { "\($0.location.path) \($0.message) [\($0.rule)]" })
  }

  @Test("the built-in theme has no finding with any collections")
  func shipped() throws {
    #expect(load(try ShippedTheme.files()).findings == [])
    let site = try RenderedSite(["index.md": "---\ntitle: Home\n---\n"])
    #expect(site.findings == [])
  }

  @Test("the built-in theme has the same templates without a check of their names")
  func unchecked() throws {
    var files = try ShippedTheme.files()
    let checked = load(files).theme
    files.isBuiltin = true
    #expect(load(files).theme.roots == checked.roots)
    #expect(load(files).findings == [])
  }

  private func things(_ template: String, _ fields: String) -> [String: String] {
    [
      "things/_collection.yml":
        "singular: thing\nplural: things\ntemplate: \(template)\nfields: { \(fields) }\n",
      "things/a.md": "---\ntitle: A\nsize: big\n---\n",
      "others/_collection.yml": "template: \(template)\nfields: { size: string }\n",
      "others/b.md": "---\ntitle: B\nsize: small\n---\n",
    ]
  }

  private func cards(_ text: String) throws -> ThemeFiles {
    var files = try ShippedTheme.files()
    files.templates["card"] = ShippedTheme.file("card.mustache", text)
    return files
  }

  @Test("a schema names the template of its entries, and several may name the same")
  func namedTemplate() throws {
    let site = try RenderedSite(
      things("card", "size: string"),
      theme: cards("{{entry.title}}{{#fields.size}} is {{value}}{{/fields.size}}"))
    #expect(site.findings == [])
    #expect(site["things/a/index.html"] == "A is big")
    #expect(site["others/b/index.html"] == "B is small")
  }

  @Test("a template may name fields of every schema that it serves, however alike they are")
  func similarFields() throws {
    var sources = things("card", "size: string")
    sources["others/_collection.yml"] = "template: card\nfields: { sizes: string }\n"
    sources["others/b.md"] = "---\ntitle: B\nsizes: small\n---\n"
    let site = try RenderedSite(
      sources,
      theme: cards(
        "{{#fields.size}}one {{value}}{{/fields.size}}{{#fields.sizes}}all {{value}}{{/fields.sizes}}"
      ))
    #expect(site.findings == [])
    #expect(site["things/a/index.html"] == "one big")
    #expect(site["others/b/index.html"] == "all small")
  }

  @Test("a template is checked against every schema that names it")
  func namedTemplateChecked() throws {
    let site = try RenderedSite(
      things("card", "size: { type: list, of: string }"),
      theme: cards("{{#fields.size}}{{value}}{{/fields.size}}"))
    #expect(
      site.findings.contains(
        "Theme/card.mustache there is no name `value` here [template-unknown-name]"))
  }

  @Test(
    "a template that is missing or not for entries is reported in the schema",
    arguments: [
      ("crad", "the theme has no `templates/crad.mustache`"),
      ("page", "the template `page` is not for entries"),
    ])
  func missingNamedTemplate(name: String, message: String) throws {
    let site = try RenderedSite(things(name, "size: string"), theme: cards("x"))
    for folder in ["others", "things"] {
      #expect(
        site.findings.contains("Content/\(folder)/_collection.yml \(message) [missing-template]"))
    }
  }

  @Test("an asset's name changes with its content, and only with that")
  func hashedNames() {
    let one = Theme.hashedPath("css/site.css", Array("a {}".utf8))
    #expect(one == Theme.hashedPath("css/site.css", Array("a {}".utf8)))
    #expect(one != Theme.hashedPath("css/site.css", Array("b {}".utf8)))
    #expect(one.hasPrefix("assets/css/site."))
    #expect(one.hasSuffix(".css"))
    #expect(one.split(separator: ".").map(\.count)[1] == 16)
    #expect(Theme.hashedPath("LICENSE", []).hasPrefix("assets/LICENSE."))
    #expect(Theme.hashedPath(".hidden", []).hasPrefix("assets/.hidden."))
    #expect(
      Theme.hashedPath("a.tar.gz", []).hasPrefix("assets/a.tar."), "the last dot is the one")
  }

  @Test("templates name an asset by its path")
  func assetNames() {
    #expect(Theme.assetName("css/site.css") == "css_site_css")
    #expect(Theme.assetName("Icons/Ünï-1.svg") == "icons__n__1_svg")
  }

  @Test("pages use the output path of an asset")
  func assetsInPages() throws {
    let sources = ["index.md": "---\ntitle: Home\n---\n"]
    let plain = try RenderedSite(sources)
    var files = try ShippedTheme.files()
    files.assets["site.css"] = ShippedTheme.file("site.css", "body { color: red }")
    let other = try RenderedSite(sources, theme: files)
    for site in [plain, other] {
      let path = try #require(
        site.files.keys.first {
          $0.contains("site") && $0.hasSuffix(".css")
        })
      #expect(site["index.html"].contains("href=\"/\(path)\""))
    }
    #expect(
      plain.files.keys.filter { $0.hasSuffix(".css") }
        != other.files.keys.filter { $0.hasSuffix(".css") })
  }

  @Test("words come from the language, else from its base language, else from English")
  func languages() throws {
    var files = try ShippedTheme.files()
    let english = try #require(files.strings["en"])
    let german = String(decoding: english.bytes, as: UTF8.self)
      .replacing("home: Home", with: "home: Startseite")
      .replacing("next: Next", with: "next: \"Weiter <&>\"")
    files.strings["de"] = ShippedTheme.file("de.yml", german)
    files.strings["de-AT"] = ShippedTheme.file(
      "de-AT.yml", german.replacing("Startseite", with: "Anfang"))
    func home(_ language: String) -> String? {
      Theme.load(files, language: language, collections: []).theme.strings["home"]
    }
    #expect(home("en") == "Home")
    #expect(home("de") == "Startseite")
    #expect(home("de-CH") == "Startseite")
    #expect(home("de-AT") == "Anfang")
    #expect(home("fr") == "Home")

    let site = try RenderedSite(
      [
        "site.yml": "title: T\nlanguage: de\n", "index.md": "---\ntitle: T\n---\n",
        "a/_collection.yml": "sort: title\n",
        "a/one.md": "---\ntitle: One\n---\n", "a/two.md": "---\ntitle: Two\n---\n",
      ], theme: files)
    #expect(site["a/one/index.html"].contains("<html lang=\"de\""))
    #expect(site["a/one/index.html"].contains(">Startseite</a>"))
    #expect(site["a/one/index.html"].contains("Weiter &lt;&amp;&gt;"))
  }

  @Test("words in rendered Markdown come from the same file")
  func markdownWords() throws {
    var files = try ShippedTheme.files()
    files.strings["xx"] = ShippedTheme.file("xx.yml", "note: Achtung\nfootnotes: Fussnoten\n")
    let words = Theme.markdownWords(files, language: "xx")
    #expect(words.alerts["note"] == "Achtung")
    #expect(words.footnotes == "Fussnoten")
    #expect(!(words.alerts["tip"] ?? "").isEmpty, "what is not there is said in English")
  }

  @Test("missing word lists, templates and words are reported")
  func lacking() throws {
    var files = try ShippedTheme.files()
    files.strings = [:]
    #expect(
      load(files).findings.contains("Theme the theme has no `strings/en.yml` [missing-template]"))

    files = try ShippedTheme.files()
    files.templates["page"] = nil
    #expect(
      load(files).findings == [
        "Theme the theme has no `templates/page.mustache` [missing-template]"
      ])

    files = try ShippedTheme.files()
    files.strings["en"] = ShippedTheme.file(
      "en.yml",
      String(decoding: files.strings["en"]?.bytes ?? [], as: UTF8.self)
        .replacing("skip_to_content:", with: "skip_to_contents:"))
    let found = load(files).findings
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("Theme/layout") == true)
    #expect(found.first?.contains("`strings` has no name `skip_to_content`") == true)
  }

  @Test("an invalid word list is a finding", arguments: ["- a\n", "a: [b]\n", "a: {b: c}\n"])
  func brokenWords(text: String) throws {
    var files = try ShippedTheme.files()
    files.strings["xx"] = ShippedTheme.file("xx.yml", text)
    #expect(
      load(files, language: "xx").findings.contains(
        "Theme/xx.yml a word list must map keys to text [template-syntax]"))
  }

  @Test("a template named like a collection is checked against its schema")
  func collectionTemplates() throws {
    var files = try ShippedTheme.files()
    files.templates["threats"] = ShippedTheme.file(
      "threats.mustache",
      "{{#fields.severity}}{{value}}{{/fields.severity}}{{fields.sevrity.value}}")
    var schema = CollectionSchema(name: "threats", folder: "threats", location: .init("x"))
    schema.fields = [FieldSchema("severity", .string)]
    let found = load(files, collections: [schema]).findings
    #expect(found.count == 1)
    #expect(found.first?.contains("`fields` has no name `sevrity`") == true)
  }
}

/// Templates needed for rule pages.
@Suite("Themes: rules")
struct ThemeRulesTests {
  @Test("missing rule templates are reported only for sites with rule pages")
  func templates() throws {
    var files = try ShippedTheme.files()
    files.templates["rules"] = nil
    files.templates["rule"] = nil
    func found(_ publishesRules: Bool) -> [String] {
      Theme.load(files, language: "en", collections: [], publishesRules: publishesRules)
        .findings.map(\.message)
    }
    #expect(found(false) == [])
    #expect(
      found(true) == [
        "the theme has no `templates/rule.mustache`", "the theme has no `templates/rules.mustache`",
      ])
    files.templates["rule"] = ShippedTheme.file("templates/rule.mustache", "{{rule.ident}}")
    #expect(found(false) == ["`rule` has no name `ident`"])
  }

  @Test(
    "the first sentence ends at a full stop outside code",
    arguments: [
      ("One. Two.", "One."), ("Only one.", "Only one."),
      ("Of `a. b` and c. Two.", "Of `a. b` and c."),
      ("In `site.yml` there. Two", "In `site.yml` there."), ("", ""), ("No stop", "No stop"),
      ("An `open. Tick", "An `open. Tick"),
    ])
  func sentences(text: String, first: String) { #expect(firstSentence(text) == first) }
}
