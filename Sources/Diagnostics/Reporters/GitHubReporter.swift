/// Writes findings as GitHub workflow commands, which become annotations in a pull request
/// (docs.github.com, "Workflow commands for GitHub Actions").
///
/// ```
/// ::error file=Content/a.md,line=3,endLine=3,col=7,endColumn=17,title=invalid-date::…
/// ```
package struct GitHubReporter: Sendable {
  private let source: SourceReader

  /// Creates a reporter that computes lines and columns from `source`.
  package init(source: @escaping SourceReader) { self.source = source }

  /// Returns one command a line, in the given order.
  package func render(_ findings: [Finding]) -> String {
    var files = SourceFiles(source)
    return findings.map { command($0, &files) + "\n" }.joined()
  }

  /// The number of annotations that GitHub shows for each step and severity.
  static let annotationLimit = 10

  /// Returns a remark for the log about annotations that GitHub drops.
  package static func remarks(_ findings: [Finding]) -> [String] {
    Severity.allCases.reversed().compactMap { severity in
      let count = findings.count { $0.severity == severity }
      guard count > annotationLimit else { return nil }
      return "GitHub annotates the first \(annotationLimit) of "
        + "\(counted(count, severity.rawValue)); the log of this step has all of them"
    }
  }

  private func command(_ finding: Finding, _ files: inout SourceFiles) -> String {
    var properties = [("file", finding.location.path.printableLine)]
    if let place = files.place(of: finding.location) { properties += numbers(place) }
    properties.append(("title", finding.rule.name))
    let list = properties.map { "\($0)=\(escaped($1, property: true))" }.joined(separator: ",")
    let message = finding.lines(files: &files).joined(separator: "\n")
    return "::\(finding.severity.command) \(list)::\(escaped(message, property: false))"
  }

  /// GitHub accepts columns only for text on one line.
  private func numbers(_ place: LineColumnRange) -> [(String, String)] {
    let lines = [("line", "\(place.line)"), ("endLine", "\(place.lastLine)")]
    guard place.line == place.endLine else { return lines }
    return lines + [("col", "\(place.column)"), ("endColumn", "\(place.endColumn)")]
  }

  /// Escapes the characters that GitHub's toolkit escapes, in the same order (actions/toolkit,
  /// `command.ts`).
  private func escaped(_ text: String, property: Bool) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      case ":" where property: escaped += "%3A"
      case "," where property: escaped += "%2C"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

extension Severity {
  fileprivate var command: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }
}
