import Comparison
import Testing

@Suite("Reports of comparisons")
struct ReportTests {
  /// A report with many changes of all classes.
  private func large(_ count: Int) -> ChangeReport {
    var (old, new) = (ComparedSite(), ComparedSite())
    for number in 0..<count {
      let entry = SampleSite.entry("c\(number % 40)", "e\(number)", text: "Text \(number)")
      old.entries.append(entry)
      if number % 3 == 0 { continue }
      var other = entry
      other.body = ["Other text \(number)"]
      new.entries.append(other)
    }
    return compare(old, new)
  }

  @Test("Markdown of 5,000 changes stays within the limit and says how many are left out")
  func limit() throws {
    let report = large(5_000)
    #expect(report.changes.count == 5_000)
    let comment = MarkdownReport(report).text
    #expect(comment.utf8.count <= 60_000)
    #expect(comment.hasPrefix("<!-- demarc-diff -->\n"))
    #expect(comment.contains("The report is cut here: "))
    let shown = comment.split(separator: "\n").count { $0.hasPrefix("- **") }
    let left = try #require(
      comment.firstMatch(of: #/cut here: (\d+) more changes/#).flatMap { Int($0.1) })
    #expect(shown + left == 5_000)
    // A longer text has all of them.
    let summary = MarkdownReport(report, limit: 900 << 10).text
    #expect(summary.utf8.count <= 900 << 10)
    #expect(summary.split(separator: "\n").count { $0.hasPrefix("- **") } == 5_000)
    #expect(!summary.contains("cut here"))
    #expect(MarkdownReport(report, limit: 0).text.utf8.count <= 1_000)
  }

  @Test("code blocks are closed wherever the report is cut")
  func fences() {
    var (old, new) = (ComparedSite(), ComparedSite())
    for number in 0..<40 {
      let text = (0..<50).map { "w\(number)x\($0)" }.joined(separator: " ")
      old.entries.append(SampleSite.entry("models", "a\(number)", text: text))
      new.entries.append(SampleSite.entry("models", "b\(number)", text: text))
    }
    let report = compare(old, new)
    #expect(report.renames.count == 40)
    for limit in stride(from: 1_000, through: 30_000, by: 700) {
      let text = MarkdownReport(report, limit: limit).text
      #expect(text.utf8.count <= max(limit, 1_000))
      let fences = text.split(separator: "\n").count { $0.drop { $0 == " " }.hasPrefix("```") }
      #expect(fences.isMultiple(of: 2))
    }
  }

  @Test("texts of the content have no effect in Markdown, on GitHub and in a terminal")
  func hostile() {
    let text = "*a* [b](javascript:c) <script> @team `d` | e \u{1B}[31m \u{202E}x\n## y"
    var (old, new) = (SampleSite.site(), SampleSite.site())
    new.entries[0].fields = [
      ComparedField(name: "note", label: text, value: text, kind: .text)
    ]
    old.title = text
    let report = compare(old, new)
    let markdown = MarkdownReport(report).text
    #expect(!markdown.contains("<script>"))
    #expect(!markdown.contains("@team"))
    #expect(!markdown.contains("[b]"))
    #expect(!markdown.contains("\n## y"))
    for output in [markdown, TextReport(report).text, AnnotationReport(report) { $0 }.text] {
      #expect(!output.contains("\u{1B}"))
      #expect(!output.contains("\u{202E}"))
    }
  }

  @Test("ten annotations a level, and the last one says how many are left")
  func annotations() {
    var old = ComparedSite()
    old.entries = (0..<30).map { SampleSite.entry("models", "m\($0)", text: "text \($0)") }
    var report = compare(old, ComparedSite())
    report.newFindings = (0..<10).map { number in
      .init(
        rule: "broken-link", severity: "error", path: "a, b.md", line: number + 1,
        message: "100 % wrong ##[error]")
    }
    let lines = AnnotationReport(report) { $0 }.text.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("::warning") } == 10)
    #expect(lines.contains { $0.contains("21 more of this level") })
    #expect(lines.count { $0.hasPrefix("::error") } == 10)
    #expect(
      lines.contains("::error file=a%2C b.md,line=1,title=broken-link::100 %25 wrong ## [error]"))
  }

  @Test("JSON has the whole report, and reading it gives the same report")
  func json() throws {
    let report = compare(SampleSite.site(), SampleSite.site(models: ["saas", "iaas"]))
    #expect(!report.changes.isEmpty)
    #expect(try ChangeReport(json: report.json) == report)
  }

  @Test(
    "a file that is no report says what is wrong with it",
    arguments: [
      ("", "it is not JSON"), ("[]", "it is no object"), ("{}", "it lacks the key `format`"),
      (#"{"format": "1"}"#, "the value of `format` has the wrong type"),
    ])
  func invalid(text: String, expected: String) throws {
    let error = #expect(throws: ChangeReport.RecordError.self) {
      try ChangeReport(json: Array(text.utf8))
    }
    #expect(error?.description.contains(expected) == true)
  }

  @Test("a report of a later format is rejected")
  func laterFormat() throws {
    var report = ChangeReport(base: .init(name: "a"), head: .init(name: "b"))
    report.format = 2
    let error = #expect(throws: ChangeReport.RecordError.self) {
      try ChangeReport(json: report.json)
    }
    #expect(error?.description.contains("format 2") == true)
  }

  @Test("the summary counts the changes, and the advice names the version")
  func words() {
    var new = SampleSite.site(
      cells: [
        "network": ["saas": "provider", "paas": "customer"],
        "data": ["saas": "shared", "paas": "customer"],
      ])
    new.version = "1.1.0"
    let report = compare(SampleSite.site(), new, isRelease: true)
    #expect(report.summary == "1 breaking change")
    #expect(report.isVersionTooLow)
    #expect(report.advice == "After 1.0.0, they ask for 2.0.0 (major), but site.yml says 1.1.0.")
    #expect(compare(SampleSite.site(), SampleSite.site()).summary == "no changes")
    let plain = compare(SampleSite.site(), new)
    #expect(!plain.isVersionTooLow)
    #expect(plain.advice == "They ask for a major version.")
  }
}
