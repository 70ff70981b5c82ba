internal import BuiltinTheme
internal import Checks
internal import ContentModel
internal import Diagnostics
internal import Foundation
internal import Pipeline

/// The report of a command about its findings.
struct Reporting {
  /// The findings that count, with paths as shown to authors, and their fingerprints.
  private(set) var items: [FingerprintedFinding]
  private(set) var summary: Summary
  private let report: BuildReport
  private let format: FindingFormat
  private let paths: ReportPaths
  private var share: Summary.BaselineShare?
  private var elsewhere: Int?

  init(_ report: BuildReport, format: FindingFormat, _ paths: ReportPaths) {
    self.report = report
    self.format = format
    self.paths = paths
    items = Self.fingerprinted(report.all, paths)
    summary = Self.summary(of: items, report)
  }

  var findings: [Finding] { items.map(\.finding) }

  /// The findings that count, with paths relative to the root.
  var rootRelativeItems: [FingerprintedFinding] { items.map(relativeToRoot) }

  private func relativeToRoot(_ item: FingerprintedFinding) -> FingerprintedFinding {
    .init(finding: item.finding.renamingPaths(paths.path), fingerprint: item.fingerprint)
  }

  /// Hides the findings in a baseline.
  mutating func hide(_ baseline: Baseline) {
    let comparison = baseline.compare(items, alwaysCounts: Self.alwaysCounts)
    items = comparison.new
    share = .init(known: comparison.known, fixed: comparison.fixed)
    count()
  }

  /// Hides the findings outside these files.
  mutating func restrict(to files: NamedFiles) {
    let all = items
    items = all.filter { files.contains($0.finding) }
    elsewhere = all.count - items.count
    count()
  }

  /// Joins the findings with one cause. Baselines and named files select single findings, so this
  /// comes after them.
  mutating func join() {
    items = Self.fingerprinted(findings.joined(), paths)
    count()
  }

  /// The number of findings in the baseline, in words.
  var baselineRemarks: [String] { share.map { [$0.words] } ?? [] }

  /// Turns warnings into errors.
  mutating func raiseWarnings() {
    for index in items.indices where items[index].finding.severity == .warning {
      items[index].finding.severity = .error
    }
    count()
  }

  private mutating func count() {
    summary = Self.summary(of: items, report, share, elsewhere: elsewhere)
  }

  /// Returns whether a finding is vital, so that a baseline cannot hide it.
  static func alwaysCounts(_ finding: Finding) -> Bool { Rule.vital.contains(finding.rule) }

  /// The maximum number of bytes read from a file for excerpts.
  private static let limit = 4 << 20

  /// Returns the findings with their fingerprints, which depend on paths relative to the root.
  ///
  /// - Parameter checkedBytes: Returns the bytes that a file had when it was checked, by the path
  ///   in findings, or nil to read them from disk.
  static func fingerprinted(
    _ findings: [Finding], _ paths: ReportPaths,
    checkedBytes: @escaping @Sendable (String) -> [UInt8]? = { _ in nil }
  ) -> [FingerprintedFinding] {
    let disk = paths.source(limit: limit)
    let renamed = findings.map { $0.renamingPaths(paths.path) }
    let prints = renamed.fingerprinted { path in checkedBytes(paths.absolute(path)) ?? disk(path) }
    return zip(findings, prints).map { .init(finding: $0, fingerprint: $1.fingerprint) }
  }

  /// Writes the findings in the chosen format.
  func show(toOutput: Bool) {
    let tool = ToolIdentity(name: Program.name, version: Program.version)
    let source = paths.source(limit: Self.limit)
    let shown = items.bounded()
    let rootRelative = shown.map(relativeToRoot)
    switch format {
    case .text:
      showText(shown.map { $0.finding.renamingPaths(paths.shortest) }, toOutput: toOutput)
    case .github:
      Console.data(GitHubReporter(source: source).render(rootRelative.map(\.finding)))
      for remark in GitHubReporter.remarks(shown.map(\.finding)) { Console.error(remark) }
    case .gitlab: Console.data(GitLabReporter(source: source).render(rootRelative))
    case .sarif:
      let reporter = SARIFReporter(
        tool: tool, rules: Rule.all, rulesURL: report.rulesURL, source: source)
      Console.data(reporter.render(rootRelative))
      for remark in SARIFReporter.remarks(shown.map(\.finding)) { Console.error(remark) }
    case .junit:
      Console.data(JUnitReporter(tool: tool, source: source).render(rootRelative.map(\.finding)))
    case .json:
      let reporter = JSONReporter(tool: tool, summary: summary, source: source)
      Console.data(reporter.render(rootRelative))
    }
  }

  private func showText(_ findings: [Finding], toOutput: Bool) {
    guard !findings.isEmpty else {
      // Write even without findings, so that a broken standard output is detected.
      if toOutput { Console.data("") }
      return
    }
    let color = Console.wantsColor(onOutput: toOutput)
    var text = TerminalReporter(color: color, source: Self.source).render(findings)
    text.removeLast()
    if toOutput { Console.output(text) } else { Console.error(text) }
  }

  /// Prints the numbers of findings, files and rules, and the time.
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

  /// Prints how many statements were compared with the data, and the levels that were not read.
  ///
  /// - Parameter files: The files that the command line names, each with a line, or nil for the
  ///   site, with a line for each folder.
  static func show(_ coverage: ProseCoverage, of files: NamedFiles?) {
    let coverage = files.map { coverage.filter($0.contains) } ?? coverage
    for line in coverage.table(byFolder: files == nil) { Console.output(line) }
    guard !coverage.unread.isEmpty else { return }
    Console.output("\nlevels that no rule reads:")
    var lines: [String: LineIndex] = [:]
    for level in coverage.unread {
      let path = level.location.path
      let index = lines[path] ?? LineIndex(source(path) ?? [])
      lines[path] = index
      let line = index.line(at: max(0, Int(level.location.range.start)))
      Console.output("\(path):\(line): \(level.sentence)".printableLine)
    }
  }

  /// Prints how many files and folders of the content are left out, or each of them.
  func showLeftOut(isVerbose: Bool) {
    if isVerbose {
      for line in report.leftOut.list { Console.error(line) }
    } else if let summary = report.leftOut.summary {
      Console.error("\(summary) (--verbose lists them)")
    }
  }

  /// Prints the time of each stage.
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
    of items: [FingerprintedFinding], _ report: BuildReport,
    _ baseline: Summary.BaselineShare? = nil, elsewhere: Int? = nil
  ) -> Summary {
    Summary(
      of: items.lazy.map(\.finding), files: report.fileCount, rules: report.ruleCount,
      ignored: report.suppressed, baseline: baseline, elsewhere: elsewhere)
  }

  /// Reads files by the paths that findings show.
  private static let source: SourceReader = { path in
    if let bytes = BuiltinTheme.bytes(at: path) { return bytes }
    return FileManager.default.contents(atPath: path).map { Array($0.prefix(limit)) }
  }
}
