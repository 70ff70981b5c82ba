import Diagnostics
import TestSupport
import Testing

@testable import ContentFormat

@Suite("YAML: comments and tags that swallow text")
struct SwallowedTextTests {
  /// The text that the finding covers, and the source after its fix.
  private func found(_ line: String, type: String = "string") -> (text: String, fixed: String?)? {
    let schema: FieldSchema =
      switch type {
      case "list": FieldSchema("title", .list(FieldSchema("title", .string)))
      case "enum": FieldSchema("title", .enumeration([EnumValue(id: "a")], isOrdered: false))
      case "integer": FieldSchema("title", .integer)
      case "date": FieldSchema("title", .date)
      default: FieldSchema("title", .string)
      }
    let file = source("a.yml", line)
    let (node, problems) = YAMLReader.read(0..<file.bytes.count, of: file)
    var reader = FieldReader(file: file)
    reader.findings = problems
    if let node { _ = reader.fields(of: node, schema: [schema], owner: "a page") }
    guard let finding = reader.findings.first(where: { $0.rule == Rule.swallowedText.id }) else {
      return nil
    }
    let fixed = finding.fix.map {
      String(decoding: FixPlan([finding], in: file.bytes).result, as: UTF8.self)
        + ($0.path == "" ? "!" : "")
    }
    let place = file.bytes[finding.location.range.indices]
    return (String(decoding: place, as: UTF8.self), fixed)
  }

  @Test(
    "text after a `#` without a space is reported with a fix",
    arguments: [
      ("title: Lesson #7 on keys\n", "#7 on keys", "title: 'Lesson #7 on keys'\n"),
      ("title: #7 on keys", "#7 on keys", "title: '#7 on keys'"),
      ("title: SOC 2 #CC6.6\r\n", "#CC6.6", "title: 'SOC 2 #CC6.6'\r\n"),
      ("title: it's #1\n", "#1", "title: 'it''s #1'\n"),
      ("title: Größe #7 ü", "#7 ü", "title: 'Größe #7 ü'"),
    ])
  func comments(line: String, text: String, fixed: String) {
    #expect(found(line)?.text == text)
    #expect(found(line)?.fixed == fixed)
  }

  @Test("items of lists are reported, without a fix if the text may be a comment")
  func lists() {
    #expect(
      found("title:\n  - soc-2 #CC6.6\n  - b\n", type: "list")?.fixed
        == "title:\n  - 'soc-2 #CC6.6'\n  - b\n")
    #expect(found("title:\n  - #7\n", type: "list")?.fixed == "title:\n  - '#7'\n")
    #expect(found("title: notes #keys\n")?.text == "#keys")
    #expect(found("title: notes #keys\n")?.fixed == .some(nil))
    #expect(found("title: [a #7\n  , b]\n", type: "list")?.fixed == .some(nil))
  }

  @Test(
    "comments are not reported",
    arguments: [
      "title: X # the short name", "title: X  #the short name", "title: X\t#7", "title: C#",
      "title: a#b", "title: 'X' #7", "title: \"X\" #7", "title: X #", "title: X ##",
      "title: X #-- y",
      "title: |\n  X #7", "title: > #7\n  X", "title: X #TODO", "# title\ntitle: X\n#end",
      "#7\ntitle: X",
      "title:\n  X\n  #7",
    ])
  func silent(line: String) { #expect(found(line) == nil) }

  @Test("after a value of a closed set, `#` begins a comment")
  func complete() {
    #expect(found("title: a #7", type: "enum") == nil)
    #expect(found("title: 5 #7", type: "integer") == nil)
    #expect(found("title: 2026-04-11 #7", type: "date") == nil)
  }

  @Test(
    "a tag that was meant as text is reported",
    arguments: [
      ("title: !important read this\n", "!important", "title: '!important read this'\n"),
      ("title: ! read\n", "!", "title: '! read'\n"),
    ])
  func tags(line: String, text: String, fixed: String) {
    #expect(found(line)?.text == text)
    #expect(found(line)?.fixed == fixed)
  }

  @Test("YAML's own tags for text are not reported, other tags are")
  func plainTags() {
    for line in ["title: !!str 5", "title: !!str 'a'", "title: !<tag:yaml.org,2002:str> x"] {
      #expect(found(line) == nil)
    }
    #expect(found("title: !!binary aGk=")?.text == "!!binary")
    #expect(found("title: !include x.yml")?.text == "!include")
  }
}
