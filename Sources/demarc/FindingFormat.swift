internal import ArgumentParser

/// The output format of findings.
enum FindingFormat: String, CaseIterable, ExpressibleByArgument {
  /// Text for people.
  case text
  /// GitHub workflow commands, which become annotations.
  case github
  /// GitLab code quality report.
  case gitlab
  /// SARIF 2.1.0.
  case sarif
  /// JUnit XML.
  case junit
  /// JSON, documented in `Documentation/site/Content/reference/findings-json.md`.
  case json
}
