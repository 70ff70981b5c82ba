internal import Checks
internal import ContentModel
public import Diagnostics
internal import Rendering

extension Rule {
  /// Every rule there is, by id.
  public static let all: [Rule] =
    (contentRules + checked + themeRules + [.unknownRule]).sorted { $0.id < $1.id }

  /// Rules whose severity cannot be changed: a site that breaks them has lost content, has two things
  /// in one place, or cannot be rendered.
  static let vital: Set<RuleID> = Set(
    [
      unreadableFile, invalidUTF8, fileTooLarge, tooComplex, controlCharacter, symlinkOutside,
      emptySite, missingFrontMatter, frontMatterSyntax, duplicateKey, yamlAnchor, duplicateID,
      invalidSlug, routeCollision, caseCollision, schemaError, templateSyntax, missingTemplate,
      unknownRule,
    ].map(\.id))

  /// `site.yml` speaks of a rule that does not exist.
  static let unknownRule = Rule(
    "unknown-rule",
    what: """
      `severities` in `site.yml` names a rule that does not exist, or one whose severity cannot \
      be changed.
      """,
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

  static func vitalRule(_ rule: RuleID, at location: SourceLocation) -> Finding {
    Finding(
      .unknownRule, at: location, "the severity of \(rule.name.quoted) cannot be changed",
      help: ["a site that breaks it has lost content or cannot be built"])
  }
}
