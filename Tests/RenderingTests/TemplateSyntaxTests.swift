import ContentFormat
import ContentModel
import Diagnostics
import Testing

@testable import Rendering

/// Syntax errors in templates and their locations.
@Suite("Templates: syntax")
struct TemplateSyntaxTests {
  /// Returns the messages, each preceded by the text at its location.
  private func problems(_ source: String) -> [String] {
    let bytes = Array(source.utf8)
    return Template(bytes).problems.map {
      "\(String(decoding: bytes[$0.range.indices], as: UTF8.self)) \($0.message)"
    }
  }

  @Test("a section that is never closed is reported at its opening tag")
  func unclosed() {
    #expect(problems("a {{#list}} b") == ["{{#list}} `list` is never closed"])
    #expect(problems("{{^ list }}\n{{> x}}") == ["{{^ list }} `list` is never closed"])
    #expect(problems("{{<base}}{{$head}}{{/head}}") == ["{{<base}} `base` is never closed"])
  }

  @Test("a closing tag without an opening one is reported")
  func unopened() {
    #expect(problems("a {{/list}} b") == ["{{/list}} this closes `list`, which is not open"])
  }

  @Test("sections that cross are reported at the first closing tag")
  func misnested() {
    let found = problems("{{#a}}{{#b}}{{/a}}{{/b}}")
    #expect(found.first == "{{/a}} this closes `a`, but `b` is open")
  }

  @Test(
    "a tag that is never closed is reported", arguments: ["a {{name", "a {{name}", "a {{{name}}"])
  func cutOff(source: String) {
    #expect(problems(source).count == 1)
    #expect(problems(source)[0].hasSuffix("this tag is never closed"))
  }

  @Test("a tag without a name is reported", arguments: ["{{}}", "{{ }}", "{{#}}x{{/}}", "{{>}}"])
  func nameless(source: String) {
    #expect(problems(source).contains { $0.hasSuffix("this tag has no name") })
  }

  @Test(
    "unsupported tags of Mustache are reported",
    arguments: ["{{=<% %>=}}", "{{%pragma}}", "{{>*dynamic}}"])
  func unknown(source: String) {
    #expect(problems(source).count == 1)
    #expect(problems(source)[0].contains("are not supported"))
  }

  @Test("the built-in theme has no problems")
  func theme() throws {
    let theme = try ShippedTheme.files()
    #expect(theme.templates.count > 20)
    for (name, file) in theme.templates {
      #expect(Template(file.bytes).problems.map(\.message) == [], "\(name)")
    }
  }
}
