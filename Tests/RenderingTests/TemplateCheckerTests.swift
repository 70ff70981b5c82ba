import Diagnostics
import Testing

@testable import Rendering

/// Unknown names would leave gaps in a page, so they are reported before rendering.
@Suite("Templates: names")
struct TemplateCheckerTests {
  static let shape: Shape = [
    "title": .text, "body": .html, "draft": .flag,
    "entry": .object(["id": .text, "title": .text]),
    "tags": .group(["title": .text, "href": .text]),
    "fields": .object(["difficulty": .object(["label": .text, "value": .text])]),
    "rows": .list(["id": .text]),
  ]

  /// Names available in every template.
  static let constants: Shape = ["site": .object(["title": .text])]

  /// Returns the template, tag, message and help of each finding.
  private func findings(_ templates: [String: String], in name: String = "main") -> [String] {
    let sources = templates.mapValues { Array($0.utf8) }
    var checker = TemplateChecker(
      templates: sources.mapValues { Template($0) }, constants: Self.constants
    ) { name, range in
      Diagnostics.SourceLocation(name, range)
    }
    checker.check(name, shape: Self.shape)
    return checker.findings.map { finding in
      let place = finding.location
      let tag = String(
        decoding: (sources[place.path] ?? [])[place.range.indices], as: UTF8.self)
      let help = finding.help.isEmpty ? "" : " (\(finding.help.joined(separator: "; ")))"
      return "\(place.path) \(tag) \(finding.message)\(help) [\(finding.rule)]"
    }
  }

  @Test(
    "known names have no finding",
    arguments: [
      "{{site.title}}", "{{#rows}}{{site.title}}{{/rows}}",
      "{{title}}{{{body}}}{{#draft}}{{title}}{{/draft}}", "{{entry.id}}{{#entry}}{{id}}{{/entry}}",
      "{{#tags}}{{#items}}{{href}}{{title}}{{entry.title}}{{/items}}{{/tags}}",
      "{{^tags}}{{title}}{{/tags}}", "{{#rows}}{{id}}{{/rows}}", "{{! nonsense }}",
      "{{fields.difficulty.value}}{{#fields.difficulty}}{{label}}{{/fields.difficulty}}",
    ])
  func known(source: String) {
    #expect(findings(["main": source]) == [])
  }

  @Test("an unknown name is reported at its tag with the nearest known one")
  func unknown() {
    #expect(
      findings(["main": "a\n<p>{{titel}}</p>"]) == [
        "main {{titel}} there is no name `titel` here (did you mean `title`?) "
          + "[template-unknown-name]"
      ])
    #expect(
      findings(["main": "{{entry.titel}}"]) == [
        "main {{entry.titel}} `entry` has no name `titel` (did you mean `title`?) "
          + "[template-unknown-name]"
      ])
    #expect(
      findings(["main": "{{#rows}}{{zzzzzzzz}}{{/rows}}"]) == [
        "main {{zzzzzzzz}} there is no name `zzzzzzzz` here (it has `body`, `draft`, `entry`, "
          + "`fields`, `id`, `rows`, `site`, `tags`, `title`) [template-unknown-name]"
      ])
    #expect(
      findings(["main": "{{difficulty}}"]) == [
        "main {{difficulty}} there is no name `difficulty` here "
          + "(did you mean `fields.difficulty`?) [template-unknown-name]"
      ])
  }

  @Test(
    "a name that is no text is reported with the way to print it",
    arguments: [
      ("{{entry}}", "`entry` has parts, so this prints nothing (write `{{entry.title}}`)"),
      (
        "{{{fields.difficulty}}}",
        "`fields.difficulty` has parts, so this prints nothing (write `{{fields.difficulty.value}}`)"
      ),
      (
        "{{rows}}",
        "`rows` is a list, so this prints nothing (write `{{#rows}} … {{/rows}}`, with names of its "
          + "items inside)"
      ),
      ("{{draft}}", "`draft` is a flag, so this prints nothing (write `{{#draft}} … {{/draft}}`)"),
    ])
  func printsNothing(source: String, finding: String) {
    #expect(findings(["main": source]) == ["main \(source) \(finding) [template-prints-nothing]"])
  }

  @Test("an unknown name that an object has is reported with that object")
  func nested() {
    #expect(findings(["main": "{{id}}"])[0].contains("did you mean `entry.id` or `rows.id`?"))
  }

  @Test("an unknown section is one finding, and its contents are not checked")
  func noCascade() {
    #expect(findings(["main": "{{#tgas}}{{#items}}{{href}}{{/items}}{{/tgas}}"]).count == 1)
  }

  @Test("sections, inverted sections and their contents are checked")
  func sections() {
    #expect(findings(["main": "{{#tgas}}x{{/tgas}}"]).count == 1)
    #expect(findings(["main": "{{^tgas}}x{{/tgas}}"]).count == 1)
    #expect(findings(["main": "{{#tags}}{{hfer}}{{/tags}}"]).count == 1)
    // Names inside a section are unknown outside it and in its inverted section.
    #expect(findings(["main": "{{href}}"]).count == 1)
    #expect(findings(["main": "{{^entry}}{{id}}{{/entry}}"]).count == 1)
    #expect(findings(["main": "{{title.x}}{{draft.x}}"]).count == 2)
  }

  @Test("all unknown names are reported, once each")
  func all() {
    #expect(findings(["main": "{{a}}{{b}}{{#rows}}{{c}}{{/rows}}"]).count == 3)
    #expect(
      findings(["main": "{{> p}}{{#draft}}{{> p}}{{/draft}}", "p": "{{nope}}"]).map {
        $0.prefix(10)
      } == ["p {{nope}}"])
  }

  @Test("partials are checked in their context, and a missing one is a finding")
  func partials() {
    #expect(findings(["main": "{{#rows}}{{> p}}{{/rows}}", "p": "{{id}}"]) == [])
    #expect(findings(["main": "{{> p}}", "p": "{{id}}"]).count == 1)
    #expect(
      findings(["main": "{{> partials/futer}}", "partials/footer": ""]) == [
        "main {{> partials/futer}} there is no template `partials/futer` "
          + "(did you mean `partials/footer`?) [missing-template]"
      ])
    #expect(findings(["main": "{{<layuot}}{{/layuot}}", "layout": ""]).count == 1)
  }

  @Test("blocks are checked, both replacements and defaults")
  func blocks() {
    let base = "{{$a}}{{nope}}{{/a}}"
    #expect(findings(["main": "{{<base}}{{$a}}{{title}}{{/a}}{{/base}}", "base": base]).count == 1)
    #expect(
      findings(["main": "{{<base}}{{$a}}{{neither}}{{/a}}{{/base}}", "base": base]).count == 2)
  }

  @Test("a template that includes itself, directly or indirectly, is reported")
  func recursion() {
    #expect(
      findings(["main": "{{> main}}"]) == [
        "main {{> main}} `main` includes itself [template-syntax]"
      ])
    #expect(
      findings(["main": "{{> p}}", "p": "{{<q}}{{/q}}", "q": "{{#draft}}{{> p}}{{/draft}}"])
        == ["q {{> p}} `p` includes itself [template-syntax]"])
    #expect(findings(["main": "{{> p}}{{> p}}", "p": "{{title}}"]) == [])
  }

  @Test("a section for a field of another schema is allowed, a misspelt field is reported")
  func optionalFields() {
    #expect(findings(["main": "{{#fields.platform}}{{value}}{{label}}{{/fields.platform}}"]) == [])
    #expect(findings(["main": "{{^fields.platform}}none{{/fields.platform}}"]) == [])
    #expect(
      findings(["main": "{{#fields.dificulty}}x{{/fields.dificulty}}"]) == [
        "main {{#fields.dificulty}} `fields` has no name `dificulty` "
          + "(did you mean `difficulty`?) [template-unknown-name]"
      ])
    #expect(findings(["main": "{{fields.platform}}"]).count == 1)
    #expect(findings(["main": "{{#fields.difficulty}}{{valeu}}{{/fields.difficulty}}"]).count == 1)
  }
}
