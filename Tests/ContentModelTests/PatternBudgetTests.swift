import Diagnostics
import Markdown
import TestSupport
import Testing

@testable import ContentFormat
@testable import ContentModel

@Suite("Patterns: matching budget")
struct PatternBudgetTests {
  @Test("a match uses no budget, for texts of any length")
  func cheap() throws {
    let pattern = try #require(Pattern("[a-z0-9]+(-[a-z0-9]+)*"))
    var budget = Pattern.Budget()
    for _ in 0..<200 {
      #expect(pattern.compare(String(repeating: "abc-", count: 127) + "d", &budget) == .match)
      #expect(pattern.compare("a b", &budget) == .mismatch)
    }
    #expect(budget.left == Pattern.Budget().left)
  }

  @Test("a costly pattern is stopped after a number of steps", .timeLimit(.minutes(1)))
  func costly() throws {
    let pattern = try #require(Pattern("(a+)+$"))
    var budget = Pattern.Budget()
    let text = String(repeating: "a", count: 40) + "!"
    #expect(pattern.compare(text, &budget) == .unknown)
    #expect(budget.left == Pattern.Budget().left - Pattern.Budget.each)
    for _ in 0..<12_000 { #expect(pattern.compare(text, &budget) == .unknown) }
    #expect(budget.left == 0)
    #expect(pattern.matches(text) == false)
  }

  @Test(
    "if the texts of a file exceed the budget together, it is one finding at the pattern",
    .timeLimit(.minutes(1)))
  func finding() {
    let values = (0..<2_000).map { "  - \(String(repeating: "a", count: 30))\($0)!" }
    let reading = Reading(
      "f:\n" + values.joined(separator: "\n"),
      fields: "  f: { type: list, of: string, pattern: '(a+)+$' }")
    #expect(reading.findings.map(\.rule) == [Rule.schemaError.id])
    #expect(reading.findings.first?.message.contains("`(a+)+$`") == true)
    #expect(reading.findings.first?.location.path.hasSuffix("_collection.yml") == true)
  }

  /// Files of a collection with an id pattern, parsed one by one.
  private func read(_ ids: [String], pattern: String) -> [ParsedFile] {
    let schema = CollectionReader.read(source("c/_collection.yml", "id: '\(pattern)'\n")).schema
    return ids.enumerated().map { index, id in
      EntryReader.read(
        source("c/\(index).md", page("title: T\nid: \(id)")), schema: schema, collection: 0,
        options: MarkdownOptions())
    }
  }

  @Test(
    "if the files of a run exceed the budget together, it is one finding at the pattern",
    .timeLimit(.minutes(1)))
  func run() {
    let costly = (0..<60).map { String(repeating: "a", count: 30) + "\($0)!" }
    let files = read(costly + ["b", "aaa"], pattern: "(a+)+$")
    #expect(files.flatMap(\.findings).count == 61)
    for order in [files, files.reversed()] {
      let findings = ParsedFile.findings(of: order, [])
      #expect(findings.map(\.rule) == [Rule.schemaError.id])
      #expect(findings.first?.location.path == "Content/c/_collection.yml")
    }
  }

  @Test("texts that do not match a pattern that can be compared stay findings")
  func mismatches() {
    let files = read(["b", "a", "c"], pattern: "a+")
    #expect(
      ParsedFile.findings(of: files, []).map(\.location.path) == [
        "Content/c/0.md", "Content/c/2.md",
      ])
  }

  @Test("the cost of one pattern is not attributed to another", .timeLimit(.minutes(1)))
  func innocent() {
    let text = String(repeating: "a", count: 30)
    let costly = (0..<4).map { "f\($0): ['\(text)1!', '\(text)2!', '\(text)3!']" }
    let declared = (0..<4).map { "f\($0): { type: list, of: string, pattern: '(a+)+\($0)' }" }
    let reading = Reading(
      (costly + ["g: abc"]).joined(separator: "\n"),
      fields: (declared + ["g: { type: string, pattern: '[a-z]+' }"]).joined(separator: "\n"))
    #expect(!reading.findings.contains { $0.message.contains("`[a-z]+`") })
    #expect(reading.findings.contains { $0.message.contains("`(a+)+0`") })
  }

  @Test("a costly pattern of a mention is one finding", .timeLimit(.minutes(1)))
  func mentions() throws {
    let read = CollectionReader.read(
      source("c/_collection.yml", "id: '^(a+)+$'\nmention: '{id}'\n"))
    var options = MarkdownOptions()
    options.mentions = [read.schema].compactMap(\.mentionPattern)
    let words = [String](repeating: String(repeating: "a", count: 30) + "1", count: 5_000)
    let files = ["x.md", "y.md"].map {
      EntryReader.read(
        source($0, page("title: T", words.joined(separator: "\n\n"))), schema: nil,
        collection: nil, options: options)
    }
    let findings = ParsedFile.findings(of: files, [read.schema])
    #expect(findings.map(\.location.path) == ["Content/c/_collection.yml"])
    #expect(findings.map(\.rule) == [Rule.schemaError.id])
  }
}
