package import Diagnostics

extension Rule {
  /// A suppression comment gives no reason.
  package static let missingReason = Rule(
    "missing-reason", stage: .content,
    what: "A comment asks Demarc to ignore a finding, and gives no reason.",
    why: """
      Without a reason, later maintainers cannot tell whether the comment is still needed.
      """,
    example: """
      <!-- demarc-ignore broken-anchor -->
      """,
    fix: """
      Write a colon and the reason after the rule. Without a reason, Demarc does not ignore the \
      finding.
      """)
}

extension Finding {
  static func missingReason(_ rule: String, at location: SourceLocation) -> Finding {
    let name = rule.isEmpty ? "RULE" : rule
    return Finding(
      .missingReason, at: location,
      rule.isEmpty
        ? "this comment does not name the rule to ignore"
        : "this comment gives no reason to ignore \(rule.quoted)",
      help: ["write `<!-- demarc-ignore \(name): the reason -->`"])
  }
}
