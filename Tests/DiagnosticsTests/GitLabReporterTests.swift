import Foundation
import TestSupport
import Testing

@testable import Diagnostics

@Suite("GitLab reporter")
struct GitLabReporterTests {
  private func render(_ findings: [Finding]) -> String {
    GitLabReporter(source: ReportSample.source)
      .render(findings.fingerprinted(source: ReportSample.source))
  }

  private func violations(_ findings: [Finding]) throws -> [[String: Any]] {
    let object = try JSONSerialization.jsonObject(with: Data(render(findings).utf8))
    return try #require(object as? [[String: Any]])
  }

  @Test("a report is valid by GitLab's schema", arguments: [0, 1, ReportSample.hard.count])
  func schema(count: Int) throws {
    let schema = JSONSchema.root.appending(path: "Tests/Fixtures/gitlab-code-quality.schema.json")
    let report = render(Array(ReportSample.hard.prefix(count)))
    #expect(try JSONSchema.problems(of: report, schema: schema.path) == "")
    let broken = report.replacing("\"check_name\"", with: "\"name\"")
    #expect(try JSONSchema.problems(of: broken, schema: schema.path).isEmpty == (count == 0))
  }

  @Test("a finding with all properties is one violation")
  func everything() throws {
    let violation = try #require(try violations([ReportSample.full]).first)
    #expect(
      violation["description"] as? String
        == "there is no file `b.md` (here); note: it was here (b.md:1:1); "
        + "note: in this folder (folder); help: did you mean `c.md`?; help: or remove it")
    #expect(violation["check_name"] as? String == "broken-link")
    #expect(violation["severity"] as? String == "critical")
    let location = try #require(violation["location"] as? [String: Any])
    #expect(location["path"] as? String == "a.md")
    #expect(location["lines"] as? [String: Int] == ["begin": 1, "end": 1])
  }

  @Test("lines exclude a trailing newline, and a whole file is reported at line 1")
  func lines() throws {
    let lines = try violations(ReportSample.hard).map {
      ($0["location"] as? [String: Any])?["lines"] as? [String: Int]
    }
    #expect(lines[1] == ["begin": 2, "end": 3])
    #expect(lines[2] == ["begin": 2, "end": 2])
    #expect(lines[3] == ["begin": 1, "end": 1])
  }

  @Test("equal findings have different fingerprints")
  func unique() throws {
    let finding = Finding(ReportSample.hint, at: ReportSample.at("a.md", 0, 3), "m")
    let prints = try violations([finding, finding, finding]).map { $0["fingerprint"] as? String }
    #expect(Set(prints).count == 3)
  }
}
