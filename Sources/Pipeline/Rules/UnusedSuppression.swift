internal import ContentFormat
internal import ContentModel
internal import Diagnostics

extension Rule {
  /// A suppression does not match any finding.
  static let unusedSuppression = Rule(
    "unused-suppression", .warning, stage: .settings,
    what: "`ignore` or a comment suppresses a rule where the rule finds nothing.",
    why: "The mistake is fixed, but the suppression would hide the next mistake of the same kind.",
    example: """
      ignore:
        - { rule: heading-skip, because: The old site needs these anchors. }
      """,
    fix: "Remove it.")
}

extension Finding {
  static func unusedSuppression(_ suppression: Suppression) -> Finding {
    Finding(
      .unusedSuppression, at: suppression.location,
      "there is no finding of \(suppression.rule.name.quoted) to ignore here",
      help: ["remove this (its reason was: \(suppression.because))"],
      fix: suppression.comment.map {
        Fix(SourceLocation(suppression.location.path, $0), replacement: "")
      })
  }
}
