/// Writes findings as a GitLab code quality report, which GitLab shows in merge requests
/// (docs.gitlab.com, "Code Quality", "Code Quality report format").
package struct GitLabReporter: Sendable {
  private let source: SourceReader

  /// Creates a reporter that computes lines from `source`.
  package init(source: @escaping SourceReader) { self.source = source }

  /// Returns the report, with the findings in the given order.
  package func render(_ findings: [FingerprintedFinding]) -> String {
    var files = SourceFiles(source)
    return jsonText(findings.map { Violation($0, &files) })
  }
}

/// One element of the report. Property names are GitLab's keys.
private struct Violation: Encodable {
  let description: String
  let check_name: String
  /// GitLab merges violations with equal fingerprints.
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
    // GitLab requires a line: use the first one for a whole file.
    let place = files.place(of: finding.location)
    location = Location(
      path: finding.location.path.printableLine,
      lines: Lines(begin: place?.line ?? 1, end: place?.lastLine ?? 1))
  }
}

extension Severity {
  /// Maps to GitLab's severities: info, minor, major, critical, blocker.
  fileprivate var codeQuality: String {
    switch self {
    case .error: "critical"
    case .warning: "minor"
    case .note: "info"
    }
  }
}
