internal import BuiltinTheme
internal import Diagnostics
internal import Foundation
internal import Pipeline

/// What commands say of their findings.
struct Reporting {
  /// The findings that count, with what they are known by.
  private(set) var items: [FingerprintedFinding]
  private(set) var summary: Summary
  private let report: BuildReport
  private let format: FindingFormat

  init(_ report: BuildReport, format: FindingFormat) {
    self.report = report
    self.format = format
    items = report.findings.fingerprinted(source: Self.source)
    summary = Self.summary(of: items, report, nil)
  }

  /// The findings that count.
  var findings: [Finding] { items.map(\.finding) }

  /// The findings that are shown.
  private var shown: [FingerprintedFinding] { items.bounded() }

  /// Takes out what a baseline knows.
  mutating func leaveOut(_ baseline: Baseline) {
    let comparison = baseline.compare(items, alwaysCounts: Self.alwaysCounts)
    items = comparison.new
    summary = Self.summary(
      of: items, report, .init(known: comparison.known, mended: comparison.mended))
  }

  /// Makes errors of warnings.
  mutating func raiseWarnings() {
    for index in items.indices where items[index].finding.severity == .warning {
      items[index].finding.severity = .error
    }
    summary = Self.summary(of: items, report, summary.baseline)
  }

  /// A finding that no baseline can hold: what it speaks of is not there to be published.
  static func alwaysCounts(_ finding: Finding) -> Bool { Rule.vital.contains(finding.rule) }

  /// Writes the findings.
  func show(toOutput: Bool) {
    let tool = ToolIdentity(name: Program.name, version: Program.version)
    let shown = shown
    let findings = shown.map(\.finding)
    switch format {
    case .text: showText(findings, toOutput: toOutput)
    case .github: Console.data(GitHubReporter(source: Self.source).render(findings))
    case .sarif:
      let reporter = SARIFReporter(
        tool: tool, rules: Rule.all, rulesURL: report.rulesURL, source: Self.source)
      Console.data(reporter.render(shown))
    case .junit: Console.data(JUnitReporter(tool: tool, source: Self.source).render(findings))
    case .json:
      let reporter = JSONReporter(tool: tool, summary: summary, source: Self.source)
      Console.data(reporter.render(shown))
    }
  }

  private func showText(_ findings: [Finding], toOutput: Bool) {
    guard !findings.isEmpty else { return }
    let color = Console.wantsColor(onOutput: toOutput)
    var text = TerminalReporter(color: color, source: Self.source).render(findings)
    text.removeLast()
    if toOutput { Console.output(text) } else { Console.error(text) }
  }

  /// Says how much was found, in how much, and how fast.
  func conclude(after duration: Duration) {
    if format == .text, !summary.rows.isEmpty {
      for row in summary.table { Console.error(row) }
    }
    let parts = [
      "\(summary.words) in \(counted(summary.files, "file"))", counted(summary.rules, "rule"),
      "\(Self.milliseconds(duration)) ms",
    ]
    Console.error(parts.joined(separator: ", "))
    for remark in summary.remarks { Console.error(remark) }
  }

  /// Says how long each stage took.
  static func show(_ stages: StageTimes) {
    for stage in stages.stages {
      Console.error("  \(stage.name): \(milliseconds(stage.duration)) ms")
    }
  }

  static func milliseconds(_ duration: Duration) -> String {
    let tenths = duration / .microseconds(100)
    return tenths < 1000 ? String(format: "%.1f", tenths / 10) : "\(Int(tenths / 10))"
  }

  private static func summary(
    of items: [FingerprintedFinding], _ report: BuildReport, _ baseline: Summary.BaselineShare?
  ) -> Summary {
    Summary(
      of: items.lazy.map(\.finding), files: report.fileCount, rules: report.ruleCount,
      ignored: report.suppressed, baseline: baseline)
  }

  static let source: SourceReader = { path in
    if let bytes = BuiltinTheme.bytes(at: path) { return bytes }
    return FileManager.default.contents(atPath: path).map { Array($0.prefix(4 << 20)) }
  }
}
