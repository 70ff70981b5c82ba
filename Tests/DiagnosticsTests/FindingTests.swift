import Testing

@testable import Diagnostics

@Suite("Findings")
struct FindingTests {
  private static func rule(_ name: String, _ severity: Severity = .error) -> Rule {
    Rule(RuleID(name), severity, stage: .check, what: "", why: "", example: "", fix: "")
  }

  private static func finding(
    _ path: String, _ start: Int, _ end: Int, _ name: String = "r", _ message: String = "m",
    label: String = ""
  ) -> Finding {
    let location = SourceLocation(path, SourceRange(start, end))
    return Finding(rule(name), at: location, message, label: label)
  }

  @Test("findings are sorted by path, position, rule and message")
  func order() {
    let wanted = [
      Self.finding("a.md", 5, 6), Self.finding("b.md", 1, 2), Self.finding("b.md", 1, 3, "a"),
      Self.finding("b.md", 1, 3, "b", "x"), Self.finding("b.md", 1, 3, "b", "y"),
      Self.finding("b.md", 2, 2),
    ]
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20 {
      #expect(wanted.shuffled(using: &generator).inReportOrder() == wanted)
    }
  }

  @Test("duplicates are shown once")
  func duplicates() {
    let one = Self.finding("a.md", 1, 2)
    let other = Self.finding("a.md", 1, 2, "r", "n")
    #expect([one, other, one, other, one].inReportOrder() == [one, other])
    #expect([Finding]().inReportOrder().isEmpty)
  }

  @Test("duplicates are shown once, even with other findings at the same location")
  func interleaved() {
    let one = Self.finding("a.md", 1, 2, label: "x")
    let other = Self.finding("a.md", 1, 2, label: "y")
    #expect([one, other, one].inReportOrder().count == 2)
  }

  @Test("findings contain errors if one of them is an error")
  func errors() {
    let location = SourceLocation("a.md")
    let warning = Finding(Self.rule("w", .warning), at: location, "m")
    let error = Finding(Self.rule("e", .error), at: location, "m")
    #expect([warning, error].haveErrors)
    #expect(![warning].haveErrors)
    #expect(![Finding]().haveErrors)
  }

  @Test("a finding has the severity of its rule by default")
  func severity() {
    var finding = Finding(Self.rule("w", .note), at: SourceLocation("a.md"), "m")
    #expect(finding.severity == .note)
    #expect(finding.rule == "w")
    finding.severity = .error
    #expect([finding].haveErrors)
  }

  @Test("severities and rule ids have an order")
  func comparable() {
    #expect(Severity.allCases.shuffled().sorted() == [.note, .warning, .error])
    #expect(["b-c", "a", "b"].map { RuleID($0) }.sorted() == ["a", "b", "b-c"])
    #expect("\(RuleID("broken-link"))" == "broken-link")
  }

  @Test("renaming applies to every path of a finding")
  func renaming() {
    let renamed = ReportSample.full.renamingPaths { "x/\($0)" }
    #expect(renamed.location.path == "x/a.md")
    #expect(renamed.location.range == ReportSample.full.location.range)
    #expect(renamed.notes.map(\.location.path) == ["x/b.md", "x/folder"])
    #expect(renamed.fix?.path == "x/a.md")
    #expect(renamed.renamingPaths { String($0.dropFirst(2)) } == ReportSample.full)
  }
}
