/// Findings as GitLab's code quality report, which merge requests show
/// (docs.gitlab.com, "Code Quality", "Code Quality report format").
package struct GitLabReporter: Sendable {
  private let source: SourceReader

  /// Makes a reporter that finds lines through `source`.
  package init(source: @escaping SourceReader) { self.source = source }

  /// The report, with the findings in the order given.
  package func render(_ findings: [FingerprintedFinding]) -> String {
    var files = SourceFiles(source)
    return jsonText(findings.map { Violation($0, &files) })
  }
}

/// One element of the report; names are GitLab's.
private struct Violation: Encodable {
  let description: String
  let check_name: String
  /// Two violations with one fingerprint would be shown as one.
  let fingerprint: String
  let severity: String
  let location: Location

  struct Location: Encodable {
    let path: String
    let lines: Lines
  }

  struct Lines: Encodable {
    let begin: Int
    let end: Int
  }

  init(_ item: FingerprintedFinding, _ files: inout SourceFiles) {
    let finding = item.finding
    description = finding.lines(files: &files).joined(separator: "; ")
    check_name = finding.rule.name
    fingerprint = "\(item.fingerprint)"
    severity = finding.severity.codeQuality
    // GitLab asks for a line: the first stands for the whole file.
    let place = files.place(of: finding.location)
    location = Location(
      path: finding.location.path.printableLine,
      lines: Lines(begin: place?.line ?? 1, end: place?.lastLine ?? 1))
  }
}

extension Severity {
  /// GitLab has five: info, minor, major, critical, blocker.
  fileprivate var codeQuality: String {
    switch self {
    case .error: "critical"
    case .warning: "minor"
    case .note: "info"
    }
  }
}
