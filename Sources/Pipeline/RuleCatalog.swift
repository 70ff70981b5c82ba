internal import Checks
internal import ContentModel
public import Diagnostics
internal import Rendering

extension Rule {
  /// Every rule there is, by id.
  public static let all: [Rule] =
    (contentRules + checked + themeRules + [.unknownRule]).sorted { $0.id < $1.id }

  /// `site.yml` speaks of a rule that does not exist.
  static let unknownRule = Rule(
    "unknown-rule",
    what: "`severities` in `site.yml` names a rule that does not exist.",
    why: "A misspelt rule keeps its severity, and nobody notices.",
    example: """
      severities:
        brokn-link: warning
      """,
    fix: "Use an id that `demarc check` shows in brackets behind a finding.")
}

extension Finding {
  static func unknownRule(_ rule: RuleID, known: [String], at location: SourceLocation) -> Finding {
    Finding(
      .unknownRule, at: location, "there is no rule \(rule.name.quoted)",
      help: didYouMean(rule.name, in: known))
  }
}
