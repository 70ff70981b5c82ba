internal import ArgumentParser

/// How findings are written.
enum FindingFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people.
  case text
  /// Workflow commands, which become annotations.
  case github
  /// GitLab's code quality report.
  case gitlab
  /// SARIF 2.1.0.
  case sarif
  /// JUnit's XML.
  case junit
  /// `Documentation/findings-json.md`.
  case json
}
