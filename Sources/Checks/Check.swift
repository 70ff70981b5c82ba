internal import ContentFormat
internal import ContentModel
package import Diagnostics

/// A rule over the whole of the content, and the pure function that looks for it. Rules that read words
/// run only on sites in a language that they know (``Diagnostics/Rule/languages``).
package struct Check: Sendable {
  /// The rule.
  package let rule: Rule
  /// True where it can only be looked for by who knows what day it is.
  package let needsToday: Bool
  /// Finds where an entry, by position, breaks it by itself: in its own texts and links, and what
  /// it leads to. Done again only for entries of which something that was looked at has changed.
  package let each: (@Sendable (CheckContext, Int) -> [Finding])?
  /// Finds where all entries together break it.
  package let whole: (@Sendable (CheckContext) -> [Finding])?

  init(
    _ rule: Rule, needsToday: Bool = false,
    whole: @escaping @Sendable (CheckContext) -> [Finding]
  ) {
    self.rule = rule
    self.needsToday = needsToday
    self.whole =
      rule.languages == nil
      ? whole : { rule.reads($0.graph.site.language) ? whole($0) : [] }
    each = nil
  }

  init(_ rule: Rule, each: @escaping @Sendable (CheckContext, Int) -> [Finding]) {
    self.rule = rule
    needsToday = false
    self.each =
      rule.languages == nil
      ? each : { rule.reads($0.graph.site.language) ? each($0, $1) : [] }
    whole = nil
  }

  /// Every check, by group.
  package static let all: [Check] = [
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
    .linkNotRead, .tableNotRead, .tableLostCell, .unclosedFence, .headingNotRead, .emptyHeading,
    .alertNotRead,
    .missingAltText, .headingSkip, .secondTitle, .vagueLinkText, .titleTooLong,
    .missingDescription, .unusedFootnote,
    .futureDate, .reviewOverdue, .aliasShadowsEntry,
    .referencesDraft, .referencesDeprecated, .orphanEntry, .uncoveredEntry, .unusedSubEntry,
    .matrixNameDrift, .markOnNotApplicable, .sharedWithoutSplit, .unusedLevel,
    .levelAgainstOrder, .mapAgainstMatrix,
    .difficultyOrder, .prerequisiteOrder, .readTimeDrift,
    .unknownClause, .supersededEdition, .unpinnedStandard,
  ]

  /// What looks at entries one by one.
  package static let ofEntries = all.compactMap(\.each)
}

extension Rule {
  /// The rules that checks look for.
  package static var checked: [Rule] {
    Check.all.map(\.rule).filter { $0.id != Rule.schemaError.id }
  }
}
