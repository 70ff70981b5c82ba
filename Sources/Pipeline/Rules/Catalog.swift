internal import Checks
internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Rendering

extension Rule {
  /// All rules, sorted by id.
  package static let all: [Rule] =
    (formatRules + contentRules + checked + themeRules + outputRules
    + [.externalLink, .unknownRule, .unusedSuppression])
    .sorted { $0.id < $1.id }

  /// The rules that a build checks. Some of them need the current day.
  static func lookedFor(hasToday: Bool) -> Set<RuleID> {
    let needToday = Set(Check.all.filter(\.needsToday).map(\.rule.id))
    return Set(all.map(\.id)).subtracting(hasToday ? [] : needToday)
  }
  /// The rules for rendered pages. They run only if no earlier finding is an error.
  static let outputRules: [Rule] = [.duplicateHTMLID, .outputBrokenLink]

  /// Rules whose severity cannot be changed. A site that breaks one of them has lost content, has
  /// conflicting files or routes, or cannot be rendered.
  package static let vital: Set<RuleID> = Set(
    [
      unreadableFile, invalidUTF8, fileTooLarge, tooComplex, controlCharacter, symlinkOutside,
      emptySite, missingFrontMatter, frontMatterSyntax, duplicateKey, yamlAnchor, duplicateID,
      invalidSlug, routeCollision, redirectLoop, caseCollision, schemaError, templateSyntax,
      missingTemplate,
      unknownRule,
    ].map(\.id))
}
