import Diagnostics
import Testing

@testable import Rendering

@Suite("Templates")
struct TemplateTests {
  /// A template and its expected output.
  struct Example: Sendable, CustomTestStringConvertible {
    let template: String
    let output: String
    var testDescription: String { template }

    init(_ template: String, _ output: String) {
      self.template = template
      self.output = output
    }
  }

  static let names = TemplateObject([
    "text": .text(#"<b> & "q" 'a'"#), "html": .html("<b>&amp;</b>"), "yes": .flag(true),
    "no": .flag(false), "absent": nil, "empty": .text(""),
    "object": .object(
      TemplateObject(["a": .text("A"), "b": .object(TemplateObject(["c": .text("C")]))])),
    "list": .list([["n": .text("1")], ["n": .text("2")]]),
    "none": .list([]),
    "group": .group([["n": .text("3")]]), "hollow": .group([]),
  ])

  private func render(
    _ source: String, _ names: TemplateObject = names, _ partials: [String: String] = [:],
    constants: TemplateObject = TemplateObject([:])
  ) -> String {
    var templates = partials.mapValues { Template(Array($0.utf8)) }
    templates["main"] = Template(Array(source.utf8))
    #expect(templates["main"]?.problems.map(\.message) == [])
    var output: [UInt8] = []
    TemplateLibrary(templates, constants: constants).render("main", names, into: &output)
    return String(decoding: output, as: UTF8.self)
  }

  @Test(
    "variables of text are always escaped, those of HTML never, with any braces",
    arguments: [
      Example("{{text}}", "&lt;b&gt; &amp; &quot;q&quot; 'a'"),
      Example("{{{text}}}", "&lt;b&gt; &amp; &quot;q&quot; 'a'"),
      Example("{{&text}}", "&lt;b&gt; &amp; &quot;q&quot; 'a'"),
      Example("{{html}}", "<b>&amp;</b>"), Example("{{{html}}}", "<b>&amp;</b>"),
      Example("{{& html }}", "<b>&amp;</b>"),
      Example("[{{ object.a }}]", "[A]"), Example("[{{{ object.b.c }}}]", "[C]"),
      Example("[{{object.a.x}}]", "[]"), Example("[{{object.x}}]", "[]"),
      Example("[{{absent}}]", "[]"), Example("[{{nowhere}}]", "[]"),
      Example("[{{yes}}{{object}}{{list}}]", "[]"),
      Example("{ {text} } {a}", "{ {text} } {a}"), Example("", ""),
    ])
  func variables(_ example: Example) {
    #expect(render(example.template) == example.output)
  }

  @Test(
    "a section is rendered for a present value and for each item of a list",
    arguments: [
      Example("{{#yes}}x{{/yes}}", "x"), Example("{{#no}}x{{/no}}", ""),
      Example("{{#absent}}x{{/absent}}", ""), Example("{{#nowhere}}x{{/nowhere}}", ""),
      Example("{{#empty}}x{{/empty}}", "x"), Example("{{#text}}x{{/text}}", "x"),
      Example("{{#html}}x{{/html}}", "x"),
      Example("{{#object}}{{a}}{{b.c}}{{/object}}", "AC"),
      Example("{{#object.b}}{{c}}{{/object.b}}", "C"),
      Example("{{#list}}{{n}},{{/list}}", "1,2,"), Example("{{#none}}x{{/none}}", ""),
      Example("{{#group}}<ul>{{#items}}{{n}}{{/items}}</ul>{{/group}}", "<ul>3</ul>"),
      Example("{{#hollow}}<ul></ul>{{/hollow}}", ""),
      Example("{{#list}}{{#list}}{{n}}{{/list}};{{/list}}", "12;12;"),
      Example("{{#object}}{{#b}}{{a}}{{c}}{{/b}}{{/object}}", "AC"),
    ])
  func sections(_ example: Example) {
    #expect(render(example.template) == example.output)
  }

  @Test(
    "an inverted section is rendered for an absent or false value and for an empty list",
    arguments: [
      Example("{{^yes}}x{{/yes}}", ""), Example("{{^no}}x{{/no}}", "x"),
      Example("{{^absent}}x{{/absent}}", "x"), Example("{{^none}}x{{/none}}", "x"),
      Example("{{^list}}x{{/list}}", ""), Example("{{^empty}}x{{/empty}}", ""),
      Example("{{^object.b}}x{{/object.b}}{{^object.x}}y{{/object.x}}", "y"),
    ])
  func inverted(_ example: Example) {
    #expect(render(example.template) == example.output)
  }

  @Test(
    "comments and the lines of standalone tags are removed",
    arguments: [
      Example("a{{! a {{comment }}b", "ab"), Example("a\n{{! c }}\nb", "a\nb"),
      Example("a\n  {{! over\n lines }}  \nb", "a\nb"),
      Example("{{#yes}}\nx\n{{/yes}}\n", "x\n"),
      Example("a\r\n{{#yes}}\r\nx\r\n{{/yes}}\r\nb", "a\r\nx\r\nb"),
      Example("  {{#yes}}\n  x\n  {{/yes}}", "  x\n"),
      Example("a {{#yes}}\nx\n{{/yes}} b", "a \nx\n b"),
      Example("{{#yes}} {{#yes}}\nx\n{{/yes}}{{/yes}}", " \nx\n"),
      Example("\n{{object.a}}\n", "\nA\n"), Example("{{#list}}\n{{n}}\n{{/list}}\n", "1\n2\n"),
    ])
  func standalone(_ example: Example) {
    #expect(render(example.template) == example.output)
  }

  @Test("a known but absent name hides an outer one")
  func hiding() {
    let inner = TemplateObject(["title": nil, "flag": .flag(false)])
    let names = TemplateObject([
      "title": .text("outer"), "flag": .flag(true), "kept": .text("kept"), "inner": .object(inner),
    ])
    let template = "{{#inner}}[{{title}}{{#title}}x{{/title}}{{^flag}}y{{/flag}}{{kept}}]{{/inner}}"
    #expect(render(template, names) == "[ykept]")
  }

  @Test("a dotted name is resolved only in the scope that has its first part")
  func dotted() {
    let names = TemplateObject([
      "a": .object(TemplateObject(["b": .text("outer")])),
      "inner": .object(TemplateObject(["a": .object(TemplateObject(["c": .text("inner")]))])),
    ])
    #expect(render("{{#inner}}[{{a.b}}{{a.c}}]{{/inner}}", names) == "[inner]")
  }

  @Test("an inner name hides one that is the same on every page")
  func constants() {
    let constants = TemplateObject(["site": .object(TemplateObject(["title": .text("<Site>")]))])
    #expect(
      render("{{site.title}}", TemplateObject([:]), constants: constants) == "&lt;Site&gt;")
    let part = TemplateObject(["value": .text("near"), "title": .text("near")])
    let names = TemplateObject(["record": .object(TemplateObject(["site": .object(part)]))])
    let template = "{{#record}}{{site.value}} {{site.title}}{{/record}}"
    #expect(render(template, names, constants: constants) == "near near")
  }

  @Test("partials see the names of their context")
  func partials() {
    let partials = ["item": "<{{n}}{{object.a}}>\n", "outer": "{{#list}}\n{{> item}}\n{{/list}}\n"]
    #expect(render("a\n  {{> outer}}\nb", Self.names, partials) == "a\n<1A>\n<2A>\nb")
    #expect(render("a{{>item}}b", Self.names, partials) == "a<A>\nb")
    #expect(render("[{{> none}}]") == "[]")
  }

  @Test("a template that extends another can replace some of its blocks")
  func inheritance() {
    let partials = [
      "base": "<{{$head}}H{{/head}}|{{$main}}M{{/main}}>",
      "middle": "{{<base}}{{$main}}m({{$inner}}i{{/inner}}){{/main}}{{/base}}",
    ]
    #expect(render("{{<base}}{{/base}}", Self.names, partials) == "<H|M>")
    #expect(render("{{<base}}{{$main}}x{{/main}}{{/base}}", Self.names, partials) == "<H|x>")
    #expect(
      render("{{<base}}lost{{$head}}{{object.a}}{{/head}} text{{/base}}", Self.names, partials)
        == "<A|M>")
    #expect(render("{{<middle}}{{/middle}}", Self.names, partials) == "<H|m(i)>")
    #expect(
      render("{{<middle}}{{$inner}}y{{/inner}}{{/middle}}", Self.names, partials) == "<H|m(y)>")
    #expect(
      render("{{<middle}}{{$main}}z{{/main}}{{$head}}h{{/head}}{{/middle}}", Self.names, partials)
        == "<h|z>", "the outermost wins")
  }

  @Test("blocks of one extension do not leak into the next")
  func inheritanceTwice() {
    let partials = ["base": "<{{$a}}A{{/a}}>"]
    let template = "{{<base}}{{$a}}1{{/a}}{{/base}}{{<base}}{{/base}}{{#yes}}{{$a}}d{{/a}}{{/yes}}"
    #expect(render(template, Self.names, partials) == "<1><A>d")
  }

  @Test("any bytes can be read and rendered: a broken template is a finding, never a crash")
  func anyBytes() async {
    await #expect(processExitsWith: .success) {
      let pieces = [
        "{{", "}}", "{{{", "}}}", "#", "/", "^", "<", "$", ">", "a", ".", " ", "\n", "é", "!",
      ]
      for seed in 0..<2000 {
        var random = SeededRandom(state: UInt64(seed))
        let text = (0..<random.below(40)).map { _ in pieces[random.below(pieces.count)] }.joined()
        let template = Template(Array(text.utf8))
        precondition(template.problems.allSatisfy { Int($0.range.end) <= text.utf8.count })
        var output: [UInt8] = []
        TemplateLibrary(["main": template], constants: TemplateObject([:]))
          .render("main", TemplateTests.names, into: &output)
      }
    }
  }

  @Test("rendering a template that includes itself ends, even without a check")
  func recursion() async {
    await #expect(processExitsWith: .success) {
      for source in ["a{{> main}}", "{{<main}}{{/main}}", "{{#list}}{{> main}}{{/list}}"] {
        var output: [UInt8] = []
        TemplateLibrary(["main": Template(Array(source.utf8))], constants: TemplateObject([:]))
          .render("main", TemplateTests.names, into: &output)
      }
    }
  }
}
