import Testing

@testable import Diagnostics

@Suite("Baselines")
struct BaselineTests {
  private func items(_ messages: String..., rule: Rule = ReportSample.rule)
    -> [FingerprintedFinding]
  {
    messages.map { Finding(rule, at: SourceLocation("a.md"), $0) }
      .fingerprinted(source: ReportSample.source)
  }

  @Test("all findings of a written baseline are known")
  func roundTrip() throws {
    let today = items("b", "a") + items("c", rule: ReportSample.hint)
    let text = Baseline.text(of: today) { _ in false }
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(
      lines.map { $0.dropFirst(16) } == [
        "  broken-link  a.md  a", "  broken-link  a.md  b", "  stale  a.md  c",
      ])
    #expect(text == Baseline.text(of: today.reversed()) { _ in false })
    #expect(Baseline.isBaseline(text))
    let comparison = try Baseline(text).compare(today) { _ in false }
    #expect(comparison.new.isEmpty)
    #expect(comparison.known == 3)
    #expect(comparison.fixed == 0)
  }

  @Test("new findings count, and missing ones are reported as fixed")
  func compare() throws {
    let baseline = try Baseline(Baseline.text(of: items("a", "b", "c")) { _ in false })
    let comparison = baseline.compare(items("c", "d")) { _ in false }
    #expect(comparison.new.map(\.finding.message) == ["d"])
    #expect(comparison.known == 1)
    #expect(comparison.fixed == 2)
  }

  @Test("vital findings count even if the baseline lists them")
  func alwaysCounts() throws {
    let today = items("a", "b")
    let text = Baseline.text(of: today) { $0.message == "a" }
    #expect(!text.contains("  a\n") && text.contains("  b\n"))
    let all = try Baseline(Baseline.text(of: today) { _ in false })
    let comparison = all.compare(today) { $0.message == "a" }
    #expect(comparison.new.map(\.finding.message) == ["a"])
    #expect(comparison.known == 1)
    #expect(comparison.fixed == 0)
  }

  @Test("a message of several lines is one line of the baseline")
  func hostile() throws {
    let today = items("x\n# y\r\n0000000000000000  z\u{2028}\u{85}\u{1B}[1m")
    let text = Baseline.text(of: today) { _ in false }
    #expect(text.split(whereSeparator: \.isNewline).count == 4)
    #expect(try Baseline(text).fingerprints == [today[0].fingerprint])
  }

  @Test("line endings can be CRLF, and the text after a fingerprint is ignored")
  func lenient() throws {
    let baseline = try Baseline("# x\r\n\r\n  \n00000000000000ab\r\n00000000000000cd  whatever\n")
    #expect(baseline.fingerprints == [Fingerprint(value: 0xAB), Fingerprint(value: 0xCD)])
    #expect(try Baseline("").fingerprints.isEmpty)
  }

  @Test("the first malformed line is reported")
  func malformed() {
    let text = "# x\n00000000000000ab  r  p  m\n<<<<<<< HEAD\n00000000000000cd\n"
    #expect(throws: Baseline.Malformed(line: 3, text: "<<<<<<< HEAD")) { try Baseline(text) }
    #expect(throws: Baseline.Malformed(line: 1, text: "broken-link")) {
      try Baseline("broken-link")
    }
  }
}
