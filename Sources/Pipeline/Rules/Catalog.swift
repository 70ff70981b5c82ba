internal import Checks
internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Rendering

extension Rule {
  /// Every rule there is, by id.
  package static let all: [Rule] =
    (formatRules + contentRules + checked + themeRules + outputRules
    + [.externalLink, .unknownRule, .unusedSuppression])
    .sorted { $0.id < $1.id }

  /// The rules that a run looks for: some need to know what day it is.
  static func lookedFor(hasToday: Bool) -> Set<RuleID> {
    let needToday = Set(Check.all.filter(\.needsToday).map(\.rule.id))
    return Set(all.map(\.id)).subtracting(hasToday ? [] : needToday)
  }
  /// The rules of finished pages, which are looked for once nothing else stops a build.
  static let outputRules: [Rule] = [.duplicateHTMLID, .outputBrokenLink]

  /// Rules whose severity cannot be changed: a site that breaks them has lost content, has two things
  /// in one place, or cannot be rendered.
  package static let vital: Set<RuleID> = Set(
    [
      unreadableFile, invalidUTF8, fileTooLarge, tooComplex, controlCharacter, symlinkOutside,
      emptySite, missingFrontMatter, frontMatterSyntax, duplicateKey, yamlAnchor, duplicateID,
      invalidSlug, routeCollision, redirectLoop, caseCollision, schemaError, templateSyntax,
      missingTemplate,
      unknownRule,
    ].map(\.id))
}
