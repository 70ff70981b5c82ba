internal import Checks
internal import ContentModel
public import Diagnostics
internal import Rendering

extension Rule {
  /// Every rule there is, by id.
  public static let all: [Rule] =
    (contentRules + checked + themeRules + [.unknownRule, .unusedSuppression])
    .sorted { $0.id < $1.id }

  /// Rules whose severity cannot be changed: a site that breaks them has lost content, has two things
  /// in one place, or cannot be rendered.
  public static let vital: Set<RuleID> = Set(
    [
      unreadableFile, invalidUTF8, fileTooLarge, tooComplex, controlCharacter, symlinkOutside,
      emptySite, missingFrontMatter, frontMatterSyntax, duplicateKey, yamlAnchor, duplicateID,
      invalidSlug, routeCollision, caseCollision, schemaError, templateSyntax, missingTemplate,
      unknownRule,
    ].map(\.id))
}
