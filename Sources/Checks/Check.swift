internal import ContentModel
public import Diagnostics

/// A rule over the whole of the content, and the pure function that looks for it.
public struct Check: Sendable {
  /// The rule.
  public let rule: Rule
  /// True where it can only be looked for by who knows what day it is.
  public let needsToday: Bool
  /// Finds where it is broken.
  public let run: @Sendable (CheckContext) -> [Finding]

  init(
    _ rule: Rule, needsToday: Bool = false,
    run: @escaping @Sendable (CheckContext) -> [Finding]
  ) {
    self.rule = rule
    self.needsToday = needsToday
    self.run = run
  }

  /// Every check, by group.
  public static let all: [Check] = [
    .schemaReferences, .uniqueField, .duplicateAnchor,
    .unresolvedReference, .wrongCollection, .selfReference, .duplicateReference, .oneWayRelation,
    .referenceCycle, .titleMismatch, .incompleteMap, .unresolvedMention,
    .matrixDisagreement, .assignmentIncomplete, .assignmentOverlap, .assignmentUnknown,
    .brokenLink, .brokenAnchor, .undefinedFootnote, .brokenImage, .linkOutsideContent, .unsafeLink,
    .rawHTML,
    .statedCount, .statedLevel, .statedRanking, .unknownTerm, .markDisagreement,
    .idRemoved, .idReused,
    .emptyLink, .undefinedLink, .linkToOutput, .redirectedLink, .absoluteSelfLink, .insecureLink,
    .unusedAsset,
    .missingAltText, .headingSkip, .secondTitle, .vagueLinkText, .titleTooLong,
    .missingDescription, .unusedFootnote,
    .futureDate, .reviewOverdue, .aliasShadowsEntry,
    .referencesDraft, .referencesDeprecated, .orphanEntry, .uncoveredEntry, .unusedSubEntry,
    .matrixNameDrift, .markOnNotApplicable, .sharedWithoutSplit, .unusedLevel,
    .levelAgainstOrder, .mapAgainstMatrix,
    .difficultyOrder, .prerequisiteOrder, .readTimeDrift,
    .unknownClause, .supersededEdition, .unpinnedStandard,
  ]
}

extension Rule {
  /// The rules that checks look for.
  public static var checked: [Rule] {
    Check.all.map(\.rule).filter { $0.id != Rule.schemaError.id }
  }
}
