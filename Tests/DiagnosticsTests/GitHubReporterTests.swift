import Testing

@testable import Diagnostics

@Suite("GitHub reporter")
struct GitHubReporterTests {
  private func report(_ findings: Finding...) -> String {
    GitHubReporter(source: ReportSample.source).render(findings)
  }

  @Test("a finding with all properties is one line")
  func everything() {
    #expect(
      report(ReportSample.full)
        == "::error file=a.md,line=1,endLine=1,col=9,endColumn=13,title=broken-link::"
        + "there is no file `b.md` (here)%0Anote: it was here (b.md:1:1)%0A"
        + "note: in this folder (folder)%0Ahelp: did you mean `c.md`?%0Ahelp: or remove it\n")
  }

  @Test("findings that GitHub does not annotate are mentioned in the log")
  func remarks() {
    let place = SourceLocation("a.md")
    let errors = (0..<12).map { Finding(ReportSample.rule, at: place, "\($0)") }
    let notes = (0..<10).map { Finding(ReportSample.hint, at: place, "\($0)") }
    #expect(
      GitHubReporter.remarks(errors + notes) == [
        "GitHub annotates the first 10 of 12 errors; the log of this step has all of them"
      ])
  }

  @Test("severities are those of GitHub, and no findings are no output")
  func severities() {
    #expect(report() == "")
    let place = SourceLocation("a.md")
    #expect(
      report(
        Finding(ReportSample.warning, at: place, "w"), Finding(ReportSample.hint, at: place, "n"))
        == "::warning file=a.md,title=raw-html::w\n::notice file=a.md,title=stale::n\n")
  }

  @Test("a range over several lines has lines and no columns")
  func lines() {
    #expect(
      report(Finding(ReportSample.rule, at: ReportSample.at("a.md", 9, 33), "m")).hasPrefix(
        "::error file=a.md,line=1,endLine=3,title="))
  }

  @Test("a range that ends with a newline stays on its line")
  func lineEnd() {
    #expect(
      report(Finding(ReportSample.rule, at: ReportSample.at("a.md", 14, 30), "m")).hasPrefix(
        "::error file=a.md,line=2,endLine=2,title="))
  }

  @Test("special characters do not break a command")
  func hostile() throws {
    let output = GitHubReporter(source: ReportSample.source).render(ReportSample.hard)
    let lines = output.split(whereSeparator: \.isNewline)
    #expect(lines.count == ReportSample.hard.count)
    for (line, finding) in zip(lines, ReportSample.hard) {
      let parts = line.dropFirst(2).split(separator: "::", maxSplits: 1)
      let properties = try #require(parts.first).split(separator: " ", maxSplits: 1)[1]
      let pairs = properties.split(separator: ",").map { $0.split(separator: "=", maxSplits: 1) }
      #expect(pairs.first?.first == "file" && pairs.last?.first == "title")
      #expect(unescaped(pairs[0][1]) == finding.location.path.printableLine)
      #expect(
        unescaped(parts[1]).split(separator: "\n").count
          == 1 + finding.notes.count + finding.help.count)
      #expect(line.unicodeScalars.allSatisfy { printable($0) == $0 })
    }
  }

  @Test("escapes are those of GitHub's toolkit")
  func escapes() {
    let finding = Finding(ReportSample.rule, at: SourceLocation("50%, a:b.md"), "100%: a, b::c")
    #expect(
      report(finding) == "::error file=50%25%2C a%3Ab.md,title=broken-link::100%25: a, b::c\n")
  }

  private func unescaped(_ text: Substring) -> String {
    [("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")].reduce(String(text)) {
      $0.replacing($1.0, with: $1.1)
    }
  }
}
