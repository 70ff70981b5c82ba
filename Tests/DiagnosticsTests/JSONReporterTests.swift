import Testing

@testable import Diagnostics

@Suite("JSON reporter")
struct JSONReporterTests {
  private func report(
    _ findings: [Finding], baseline: Summary.BaselineShare? = nil
  ) throws -> [String: Any] {
    let summary = Summary(of: findings, files: 7, rules: 9, ignored: 2, baseline: baseline)
    let reporter = JSONReporter(
      tool: ReportSample.tool, summary: summary, source: ReportSample.source)
    let text = reporter.render(findings.fingerprinted(source: ReportSample.source))
    #expect(text.hasSuffix("}\n"))
    #expect(text == reporter.render(findings.fingerprinted(source: ReportSample.source)))
    return try ReportSample.json(text)
  }

  private func findings(_ document: [String: Any]) -> [[String: Any]] {
    document["findings"] as? [[String: Any]] ?? []
  }

  @Test("a report without findings contains the numbers of files and rules")
  func clean() throws {
    let document = try report([], baseline: .init(known: 3, fixed: 1))
    #expect(document["version"] as? Int == 1)
    #expect(document["tool"] as? [String: String] == ["name": "Demarc", "version": "1.2.3"])
    #expect(
      document["summary"] as? [String: Int] == [
        "errors": 0, "warnings": 0, "notes": 0, "files": 7, "rules": 9, "ignored": 2, "known": 3,
        "fixed": 1,
      ])
    #expect(findings(document).isEmpty)
  }

  @Test("a finding is written with all its properties")
  func everything() throws {
    let item = try #require(findings(try report([ReportSample.full])).first)
    #expect(item["rule"] as? String == "broken-link")
    #expect(item["severity"] as? String == "error")
    #expect(item["message"] as? String == "there is no file `b.md`")
    #expect(item["label"] as? String == "here")
    #expect(item["path"] as? String == "a.md")
    #expect(
      ["line", "column", "endLine", "endColumn"].map { item[$0] as? Int } == [1, 9, 1, 13])
    #expect(item["help"] as? [String] == ReportSample.full.help)
    let fingerprint = try #require(item["fingerprint"] as? String)
    #expect(Fingerprint(fingerprint) != nil)
    let notes = try #require(item["notes"] as? [[String: Any]])
    #expect(notes.map { $0["path"] as? String } == ["b.md", "folder"])
    #expect(notes.map { $0["line"] as? Int } == [1, nil])
    let fix = try #require(item["fix"] as? [String: Any])
    let edits = try #require(fix["edits"] as? [[String: Any]])
    #expect(fix["path"] as? String == "a.md")
    #expect(edits.map { $0["offset"] as? Int } == [0, 8])
    #expect(edits.map { $0["length"] as? Int } == [0, 4])
    #expect(edits.map { $0["replacement"] as? String } == ["x", "c.md"])
  }

  @Test("absent properties are omitted")
  func absent() throws {
    let finding = Finding(ReportSample.rule, at: SourceLocation("a.md"), "m")
    let item = try #require(findings(try report([finding])).first)
    #expect(
      item.keys.sorted() == [
        "fingerprint", "help", "message", "notes", "path", "rule", "severity",
      ])
  }

  @Test("hostile text survives a round trip")
  func hostile() throws {
    let items = findings(try report(ReportSample.hard))
    #expect(items.map { $0["message"] as? String } == ReportSample.hard.map(\.message))
    #expect(items.map { $0["path"] as? String } == ReportSample.hard.map(\.location.path))
  }
}
