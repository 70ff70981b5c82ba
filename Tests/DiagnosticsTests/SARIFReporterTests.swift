import Foundation
import Testing

@testable import Diagnostics

@Suite("SARIF reporter")
struct SARIFReporterTests {
  private func render(_ findings: [Finding], rulesURL: String? = nil) -> String {
    SARIFReporter(
      tool: ReportSample.tool, rules: ReportSample.rules, rulesURL: rulesURL,
      source: ReportSample.source
    ).render(findings.fingerprinted(source: ReportSample.source))
  }

  private func run(_ findings: [Finding], rulesURL: String? = nil) throws -> [String: Any] {
    let log = try ReportSample.json(render(findings, rulesURL: rulesURL))
    #expect(log["version"] as? String == "2.1.0")
    return try #require((log["runs"] as? [[String: Any]])?.first)
  }

  private func results(_ findings: [Finding]) throws -> [[String: Any]] {
    try #require(try run(findings)["results"] as? [[String: Any]])
  }

  private func physical(_ location: [String: Any]?) -> [String: Any] {
    location?["physicalLocation"] as? [String: Any] ?? [:]
  }

  @Test(
    "a log is valid by the schema that OASIS publishes", arguments: [0, 1, ReportSample.hard.count])
  func schema(count: Int) throws {
    for rulesURL in [nil, "https://example.org/x/rules/"] {
      let log = render(Array(ReportSample.hard.prefix(count)), rulesURL: rulesURL)
      #expect(try SARIFSchema.problems(of: log) == "")
    }
  }

  @Test("the schema rejects a mistake")
  func schemaCanFail() throws {
    let text = render([ReportSample.full]).replacing("\"ruleId\"", with: "\"rule_id\"")
    #expect(try SARIFSchema.problems(of: text).contains("rule_id"))
  }

  @Test("only the rules of the findings are described")
  func rules() throws {
    let finding = Finding(ReportSample.warning, at: SourceLocation("a.md"), "m")
    let run = try run([finding, ReportSample.full], rulesURL: "https://example.org/rules/")
    let tool = try #require(run["tool"] as? [String: Any])
    let driver = try #require(tool["driver"] as? [String: Any])
    #expect(driver["semanticVersion"] as? String == "1.2.3")
    #expect(driver["informationUri"] == nil)
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(rules.map { $0["id"] as? String } == ["broken-link", "raw-html"])
    #expect(rules[0]["helpUri"] as? String == "https://example.org/rules/broken-link/")
    #expect(rules[0]["shortDescription"] as? [String: String] == ["text": "A link leads nowhere."])
    #expect(
      rules[0]["fullDescription"] as? [String: String] == [
        "text": "A link leads nowhere. It may have moved. Readers get lost."
      ])
    #expect(rules[1]["defaultConfiguration"] as? [String: String] == ["level": "warning"])
    let help = try #require(rules[1]["help"] as? [String: String])
    #expect(help["markdown"]?.contains("````text\n```\n<b>\n```\n````") == true)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.map { $0["ruleIndex"] as? Int } == [1, 0])
  }

  @Test("a finding with all properties is one result")
  func everything() throws {
    let result = try #require(try results([ReportSample.full]).first)
    #expect(result["level"] as? String == "error")
    #expect(
      (result["message"] as? [String: String])?["text"]
        == "there is no file `b.md`\nHelp: did you mean `c.md`?\nHelp: or remove it")
    let location = try #require((result["locations"] as? [[String: Any]])?.first)
    let place = physical(location)
    #expect(
      place["artifactLocation"] as? [String: String] == ["uri": "a.md", "uriBaseId": "%SRCROOT%"])
    let region = try #require(place["region"] as? [String: Any])
    #expect(
      ["startLine", "startColumn", "endLine", "endColumn"].map { region[$0] as? Int }
        == [1, 9, 1, 13])
    #expect(region["snippet"] as? [String: String] == ["text": "b.md"])
    let related = try #require(result["relatedLocations"] as? [[String: Any]])
    #expect(related.map { $0["id"] as? Int } == [1, 2])
    #expect(
      related.map { $0["message"] as? [String: String] } == [
        ["text": "it was here"], ["text": "in this folder"],
      ])
    #expect(physical(related[1])["region"] == nil)
    let prints = try #require(result["partialFingerprints"] as? [String: String])
    let print = [ReportSample.full].fingerprinted(source: ReportSample.source)[0].fingerprint
    #expect(prints == ["demarc/v1": "\(print)"])
  }

  @Test("a fix has lines and columns; a fix in a missing file is omitted")
  func fixes() throws {
    let results = try results(ReportSample.hard)
    let fix = try #require((results[0]["fixes"] as? [[String: Any]])?.first)
    let change = try #require((fix["artifactChanges"] as? [[String: Any]])?.first)
    let replacements = try #require(change["replacements"] as? [[String: Any]])
    #expect(
      replacements.map { $0["deletedRegion"] as? [String: Int] } == [
        ["startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1],
        ["startLine": 1, "startColumn": 9, "endLine": 1, "endColumn": 13],
      ])
    #expect(
      replacements.map { $0["insertedContent"] as? [String: String] } == [
        ["text": "x"], ["text": "c.md"],
      ])
    #expect(results[9]["fixes"] == nil)
  }

  @Test("paths are URIs, and findings without an exact range have no snippet")
  func places() throws {
    let places = try results(ReportSample.hard).map {
      physical(($0["locations"] as? [[String: Any]])?.first)
    }
    let artifacts = places.map { $0["artifactLocation"] as? [String: String] ?? [:] }
    #expect(artifacts[9]["uri"] == "with%20space%2C%20%C3%BC%3A%25.md")
    #expect(artifacts[11] == ["uri": "file:///abs/a.md"])
    let regions = places.map { $0["region"] as? [String: Any] }
    // A whole file, and one that cannot be read.
    #expect(regions[3] == nil && regions[4] == nil)
    // Not UTF-8, and very long.
    #expect(regions[5] != nil && regions[5]?["snippet"] == nil)
    #expect(regions[6] != nil && regions[6]?["snippet"] == nil)
  }

  @Test("if there are too many results for GitHub, the most severe are kept and the log says so")
  func limit() throws {
    let place = ReportSample.at("a.md", 0, 1)
    let light = (0..<25_003).map { Finding(ReportSample.warning, at: place, "w\($0)") }
    let grave = (0..<3).map { Finding(ReportSample.rule, at: place, "e\($0)") }
    let run = try run(light + grave)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 25_000)
    let texts = results.map { ($0["message"] as? [String: String])?["text"] }
    #expect(texts.first == "w0" && texts[24_996] == "w24996")
    #expect(texts.suffix(3) == ["e0", "e1", "e2"])
    let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
    #expect(invocation["executionSuccessful"] as? Bool == true)
    let words =
      "the SARIF log omits 6 of 25006 findings, the least severe first: GitHub accepts at most "
      + "25000 results"
    #expect("\(invocation)".contains(words))
    #expect(SARIFReporter.remarks(light + grave) == [words])
    #expect(SARIFReporter.remarks(Array(light.prefix(25_000))).isEmpty)
  }

  @Test("a log with omitted findings is valid")
  func limitedSchema() throws {
    let place = ReportSample.at("a.md", 0, 1)
    let log = render((0..<25_001).map { Finding(ReportSample.warning, at: place, "w\($0)") })
    // Only one result is validated, because all would take minutes.
    let results = try #require(log.firstRange(of: "\"results\" : ["))
    let end = try #require(log[results.upperBound...].firstRange(of: "\n        },"))
    let tail = try #require(log.range(of: "\n      ],", options: .backwards))
    let short = log[..<end.lowerBound] + "\n        }" + log[tail.lowerBound...]
    #expect(try SARIFSchema.problems(of: short) == "")
  }

  @Test("brackets in a message are escaped")
  func links() throws {
    let result = try results(ReportSample.hard)[11]
    #expect(
      (result["message"] as? [String: String])?["text"]
        == "an absolute path, and \\[no\\](http://link)")
  }
}
