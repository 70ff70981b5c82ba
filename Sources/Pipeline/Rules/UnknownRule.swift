internal import Diagnostics

extension Rule {
  /// The configuration names a rule that does not exist.
  static let unknownRule = Rule(
    "unknown-rule", stage: .settings, isVital: true,
    what: """
      `severities` or `ignore` names a rule that does not exist, or one that every site must keep.
      """,
    why: "A misspelt rule keeps its severity without any warning.",
    example: """
      severities:
        brokn-link: warning
      """,
    fix: "Use an id from the brackets after a finding. `demarc explain` lists all ids.")
}

extension Finding {
  static func unknownRule(
    _ rule: RuleID, known: inout NearestNames, at location: SourceLocation
  ) -> Finding {
    Finding(
      .unknownRule, at: location, "there is no rule \(rule.name.quoted)",
      help: known.didYouMean(rule.name))
  }

  static func vitalRule(_ rule: RuleID, at location: SourceLocation) -> Finding {
    Finding(
      .unknownRule, at: location, "the severity of \(rule.name.quoted) cannot be changed",
      help: ["a site that breaks it has lost content or cannot be built"])
  }

  static func vitalSuppression(_ rule: RuleID, at location: SourceLocation) -> Finding {
    Finding(
      .unknownRule, at: location, "\(rule.name.quoted) cannot be ignored",
      help: ["a site that breaks it has lost content or cannot be built"])
  }
}
