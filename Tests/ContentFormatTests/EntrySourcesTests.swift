import Diagnostics
import TestSupport
import Testing

@testable import ContentFormat

@Suite("Schemas: where the entries are")
struct EntrySourcesTests {
  private func read(
    _ text: String, at path: String = "risks.collection.yml", isOutside: Bool = false
  ) -> (schema: CollectionSchema, report: [String]) {
    let file = source(path, text)
    let (schema, findings) = CollectionReader.read(file, isOutside: isOutside)
    return (schema, findings.map { "\($0.rule) \(place($0.location.range, in: file.bytes))" })
  }

  @Test("a schema selects files by patterns, except some")
  func patterns() throws {
    let (schema, report) = read(
      "entries: { from: [\"tests/**/*.md\", \"tests-beta\"], except: [\"**/README.md\"] }\n")
    #expect(report == [])
    let sources = try #require(schema.sources)
    func selects(_ path: String) -> Bool {
      sources.pattern(selecting: ContentPath.components(of: path)) != nil
    }
    #expect(selects("tests/a.md") && selects("tests/x/a.md") && selects("tests-beta/x/a.yml"))
    #expect(!selects("tests/README.md") && !selects("tests/a.yml") && !selects("a.md"))
  }

  @Test(
    "the folder of a collection is the innermost one that contains all its entries",
    arguments: [
      ("\"a/b/*.md\"", "a/b"), ("\"a/b/*.md\", \"a/c/**\"", "a"), ("\"*/x.yml\"", ""),
      ("\"a/x.yml\"", "a"), ("\"a/x\"", "a/x"), ("\"./a//b/*.md\"", "a/b"), ("\"/a/**\"", "a"),
      ("\".github/risks/**\"", ".github/risks"), ("\"x.yml\"", ""),
    ])
  func folder(patterns: String, folder: String) {
    let (schema, report) = read("entries: { from: [\(patterns)] }\n")
    #expect(report == [] && schema.folder == folder)
  }

  @Test("the name of the file names the collection")
  func names() {
    #expect(read("entries: { from: [a/**] }", at: "x/risks.collection.yml").schema.name == "risks")
    #expect(
      read("entries: { from: [a/**] }", at: "risks.yml", isOutside: true).schema.route == "risks")
    let outside = read("entries: { from: [a/**] }", at: "_collection.yml", isOutside: true).schema
    #expect(outside.name == "collection" && !outside.isOfFolder && outside.path == nil)
    let own = read("entries: { from: [a/**] }", at: "risks/_collection.yml").schema
    #expect(own.name == "risks" && own.folder == "risks" && own.isOfFolder)
  }

  @Test(
    "an invalid pattern is reported at the character",
    arguments: [
      ("[\"a/../../b\"]", "schema-error 1:22 .."), ("[\"a/**.md\"]", "schema-error 1:22 **.md"),
      ("[\"*.{md,yml}\"]", "schema-error 1:22 {"), ("['!a']", "schema-error 1:20 !"),
      ("[\"a/[b\"]", "schema-error 1:22 ["), ("[/]", "schema-error 1:19 /"),
      ("[]", "schema-error 1:18 []"), ("a/**", "wrong-type 1:18 a/**"),
      ("[a, [b]]", "wrong-type 1:22 [b]"), ("[../x]", "schema-error 1:19 .."),
    ])
  func invalid(patterns: String, report: String) {
    #expect(read("entries: { from: \(patterns) }\n").report == [report])
  }

  @Test("the number and the length of patterns are limited")
  func limits() {
    let many = Array(repeating: "a", count: 201).joined(separator: ", ")
    #expect(read("entries: { from: [\(many)] }\n").report.count == 1)
    let long = String(repeating: "a", count: 501)
    #expect(read("entries: { from: [\(long)] }\n").report.count == 1)
  }

  @Test("a schema with a name of its own must say where its entries are")
  func missing() {
    #expect(read("singular: risk\n").report.map { String($0.prefix(12)) } == ["schema-error"])
    #expect(read("entries: {}\n").report.map { String($0.prefix(13)) } == ["missing-field"])
    #expect(read("singular: risk\n", at: "risks/_collection.yml").report == [])
  }
}
