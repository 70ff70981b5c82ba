internal import Comparison
internal import ContentFormat
internal import ContentModel
internal import Diagnostics

extension Rule {
  /// The version of the framework is lower than its changes ask for.
  static let versionTooLow = Rule(
    "version-too-low", .warning, stage: .content,
    what: """
      The `version` in `site.yml` is lower than the changes since the last release ask for. Recorded \
      comparisons and `demarc diff` against a release tag say which changes these are.
      """,
    why: """
      Users read from the version whether they have to look at their duties again. A breaking change \
      in a minor version takes them by surprise.
      """,
    example: """
      # A cell newly falls on the customer, and the last release was 1.4.0.
      version: 1.5.0
      """,
    fix: """
      Raise the version: the first number after a breaking change, the second one after an additive \
      one. Before 1.0.0, the second and the third. `changes: { classes: }` in `site.yml` says which \
      changes are breaking.
      """)
}

extension SiteConfiguration {
  /// Returns the finding that the version is too low, with the severity that the site sets. Nil if it
  /// is high enough, or if the site turns the rule off.
  func versionFinding(in report: ChangeReport) -> Finding? {
    guard report.isVersionTooLow, let next = report.nextVersion, let own = report.head.version
    else {
      return nil
    }
    var finding = Finding(
      .versionTooLow, at: SourceLocation(location.path, versionRange ?? .fileStart),
      "the changes since \(report.base.version ?? "") ask for \(next), not \(own.quoted)",
      help: ["\(report.summary): see `demarc diff \(report.base.name)`"])
    if let setting = severities[Rule.versionTooLow.id] {
      guard let severity = setting.severity else { return nil }
      finding.severity = severity
    }
    return finding
  }
}
