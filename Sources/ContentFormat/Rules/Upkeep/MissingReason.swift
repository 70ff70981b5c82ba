package import Diagnostics

extension Rule {
  /// A suppression comment gives no reason.
  package static let missingReason = Rule(
    "missing-reason", stage: .content,
    what: "A comment asks that a finding be ignored, and does not say why.",
    why: "A year later nobody knows whether the reason still holds, so nobody dares to remove it.",
    example: """
      <!-- demarc-ignore broken-anchor -->
      """,
    fix: "Write the reason behind the rule and a colon; without one nothing is ignored.")
}

extension Finding {
  static func missingReason(_ rule: String, at location: SourceLocation) -> Finding {
    let name = rule.isEmpty ? "RULE" : rule
    return Finding(
      .missingReason, at: location,
      rule.isEmpty
        ? "this comment does not say which rule is to be ignored"
        : "this comment does not say why \(rule.quoted) is to be ignored",
      help: ["write `<!-- demarc-ignore \(name): the reason -->`"])
  }
}
