import Diagnostics
import Testing

@testable import Rendering

/// Themes may come from untrusted authors. No template crashes the program or runs forever.
@Suite("Templates: limits")
struct TemplateLimitsTests {
  private func findings(_ templates: [String: String]) -> [String] {
    var checker = TemplateChecker(
      templates: templates.mapValues { Template(Array($0.utf8)) },
      constants: TemplateCheckerTests.constants
    ) { name, range in
      Diagnostics.SourceLocation(name, range)
    }
    checker.check("main", shape: TemplateCheckerTests.shape)
    return checker.findings.map { "\($0.location.path) \($0.message)" }
  }

  private func render(_ templates: [String: String]) -> [UInt8] {
    let library = TemplateLibrary(
      templates.mapValues { Template(Array($0.utf8)) }, constants: TemplateObject([:]),
      maximumSteps: 50_000)
    let names = TemplateObject([
      "list": .list(Array(repeating: ["n": .text("n")], count: 300))
    ])
    var output: [UInt8] = []
    library.render("main", names, into: &output)
    return output
  }

  @Test(
    "too deep nesting is one problem, at the first tag beyond the limit",
    arguments: ["{{$a}}", "{{<x}}", "{{#x}}", "{{^x}}"])
  func depth(tag: String) throws {
    let template = Template(Array(String(repeating: tag, count: 30_000).utf8))
    #expect(template.problems.map(\.message) == ["this nests deeper than 64 levels of tags"])
    #expect(template.problems.first.map { Int($0.range.start) } == 64 * 6)
    let closing = tag.replacing("$", with: "/").replacing("<", with: "/").replacing("#", with: "/")
      .replacing("^", with: "/")
    let closed =
      String(repeating: tag, count: 64) + "x" + String(repeating: closing, count: 64)
    #expect(Template(Array(closed.utf8)).problems.isEmpty)
  }

  @Test("a template has a bounded number of problems")
  func manyProblems() {
    let template = Template(Array(String(repeating: "{{/a}}", count: 5_000).utf8))
    #expect(template.problems.count == Template.maximumProblems)
  }

  @Test("exponentially nested partials are one finding")
  func doubling() {
    var templates = ["main": "{{> p0}}", "p30": "y"]
    for index in 0..<30 { templates["p\(index)"] = "{{> p\(index + 1)}}{{> p\(index + 1)}}" }
    let found = findings(templates)
    #expect(found.count == 1)
    #expect(found.first?.contains("`main` has too many nested includes") == true)
    #expect(render(templates).count == TemplateLibrary.maximumOutput + 1)
  }

  @Test("a long chain of templates is a finding, and rendering stops")
  func chain() {
    var templates = ["main": "{{> p0}}"]
    for index in 0..<3_000 { templates["p\(index)"] = "{{> p\(index + 1)}}" }
    templates["p3000"] = "{{title}}"
    #expect(findings(templates) == ["p62 templates include each other more than 64 deep here"])
    #expect(render(templates).count == TemplateLibrary.maximumOutput + 1)
  }

  @Test("nested loops end, whether or not they print")
  func loops() {
    for inner in ["", "{{n}}"] {
      var source = inner
      for _ in 0..<6 { source = "{{#list}}\(source){{/list}}" }
      #expect(render(["main": source]).count == TemplateLibrary.maximumOutput + 1)
    }
  }

  @Test("a block inside its own replacement keeps its default")
  func blockInItself() {
    let templates = [
      "main": "{{<base}}{{$a}}[{{$a}}x{{/a}}{{$a}}y{{/a}}]{{/a}}{{/base}}", "base": "{{$a}}z{{/a}}",
    ]
    #expect(String(decoding: render(templates), as: UTF8.self) == "[xy]")
  }

  @Test("an unknown block is reported with a suggestion")
  func unknownBlock() {
    let templates = [
      "main": "{{<base}}\n{{$mian}}x{{/mian}}\n{{/base}}",
      "base": "{{$main}}{{/main}}{{> part}}", "part": "{{$foot}}{{/foot}}",
    ]
    #expect(findings(templates) == ["main `base` has no block `mian`, so no page shows this"])
    #expect(
      findings(templates.merging(["main": "{{<base}}{{$foot}}x{{/foot}}{{/base}}"]) { $1 }) == [])
  }

  @Test("text between the blocks of an extension is on no page and is reported")
  func outsideBlocks() {
    let templates = ["main": "{{<base}}text{{title}}{{/base}}", "base": "{{$main}}{{/main}}"]
    #expect(findings(templates).count == 2)
    #expect(findings(templates).allSatisfy { $0.contains("is in no block, so no page shows it") })
  }
}
