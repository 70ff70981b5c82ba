/// Writes the breaking changes and the new findings as workflow commands of GitHub, which become
/// annotations of a pull request.
package struct AnnotationReport: Sendable {
  /// Maximum number of annotations of a level. GitHub shows no more for a step.
  package static let limit = 10

  private let report: ChangeReport
  /// Returns the path of a file of the content, relative to the repository.
  private let path: @Sendable (String) -> String
  /// The folder of the site in the repository, with a slash at the end, or empty.
  private let folder: String

  /// Creates the annotations of a report.
  ///
  /// - Parameter path: Returns the path of a file relative to the repository, by its path below the
  ///   content folder.
  /// - Parameter folder: The folder of the site in the repository, to which paths of findings are relative.
  package init(
    _ report: ChangeReport, folder: String = "", path: @escaping @Sendable (String) -> String
  ) {
    self.report = report
    self.folder = folder
    self.path = path
  }

  /// One command a line.
  package var text: String {
    var levels: [String: [String]] = [:]
    for change in report.changes where change.class == .breaking {
      let words = ChangeWords(change)
      levels["warning", default: []].append(
        command("warning", change.path.map(path), nil, "breaking change", words.line))
    }
    for finding in report.newFindings {
      let level = finding.severity == "note" ? "notice" : finding.severity
      levels[level, default: []].append(
        command(
          level, folder + finding.path, finding.line, finding.rule, finding.message))
    }
    var lines: [String] = []
    for level in ["error", "warning", "notice"] {
      guard let commands = levels[level] else { continue }
      lines += commands.prefix(commands.count > Self.limit ? Self.limit - 1 : Self.limit)
      if commands.count > Self.limit {
        let rest = commands.count - Self.limit + 1
        lines.append(command(level, nil, nil, "demarc diff", "\(rest) more of this level"))
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func command(
    _ level: String, _ path: String?, _ line: Int?, _ title: String, _ message: String
  ) -> String {
    var properties: [String] = []
    if let path { properties.append("file=\(Self.property(path))") }
    if let line { properties.append("line=\(line)") }
    properties.append("title=\(Self.property(title))")
    return "::\(level) \(properties.joined(separator: ","))::\(Self.data(message))"
  }

  /// Escapes a message as GitHub's toolkit does. `##[` begins a command of older runners.
  private static func data(_ text: String) -> String {
    text.printable.replacing("%", with: "%25").replacing("##[", with: "## [")
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
