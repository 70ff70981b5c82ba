internal import ContentFormat
package import ContentModel
package import Diagnostics

/// A rule over the graph and the site map, with the pure function that finds its violations.
///
/// Checks whose rule has ``Diagnostics/Rule/languages`` run only on sites in one of those
/// languages.
package struct Check: Sendable {
  package let rule: Rule
  package let scope: Scope

  /// What one run of a check covers.
  package enum Scope: Sendable {
    /// One entry, given by its position: its own texts and links, and the entries they lead to.
    ///
    /// After a rebuild the check runs again only for entries whose dependencies changed.
    case each(@Sendable (CheckContext, EntryIndex) -> [Finding])
    /// All entries together.
    case whole(@Sendable (CheckContext) -> [Finding])
  }

  init(_ rule: Rule, whole: @escaping @Sendable (CheckContext) -> [Finding]) {
    self.rule = rule
    guard rule.languages != nil else {
      scope = .whole(whole)
      return
    }
    scope = .whole { rule.reads($0.graph.site.language) ? whole($0) : [] }
  }

  init(_ rule: Rule, each: @escaping @Sendable (CheckContext, EntryIndex) -> [Finding]) {
    self.rule = rule
    guard rule.languages != nil else {
      scope = .each(each)
      return
    }
    scope = .each { rule.reads($0.graph.site.language) ? each($0, $1) : [] }
  }

  /// All checks, by group. A test compares the list with the declarations in the sources.
  package static let all: [Check] = [
    .schemaReferences, .uniqueField, .duplicateAnchor,
    .unresolvedReference, .wrongCollection, .selfReference, .duplicateReference, .oneWayRelation,
    .referenceCycle, .titleMismatch, .incompleteMap, .unresolvedMention,
    .matrixDisagreement, .assignmentIncomplete, .assignmentOverlap, .assignmentUnknown,
    .brokenLink, .brokenAnchor, .undefinedFootnote, .brokenImage, .linkOutsideContent, .unsafeLink,
    .rawHTML, .unbalancedHTML, .externalImage,
    .statedCount, .statedLevel, .statedRanking, .unknownTerm, .markDisagreement, .statedTotal,
    .languageNotRead,
    .idRemoved, .idReused,
    .unresolvedWikiLink,
    .emptyLink, .undefinedLink, .linkToOutput, .redirectedLink, .absoluteSelfLink, .insecureLink,
    .unusedAsset, .unusedLinkSetting,
    .linkNotRead, .tableNotRead, .tableLostCell, .unclosedFence, .headingNotRead, .emptyHeading,
    .alertNotRead, .foreignSyntax, .syntaxNotRead,
    .missingAltText, .headingSkip, .secondTitle, .vagueLinkText, .titleTooLong,
    .missingDescription, .unusedFootnote,
    .futureDate, .reviewOverdue, .aliasShadowsEntry,
    .referencesDraft, .referencesDeprecated, .orphanEntry, .uncoveredEntry, .unusedSubEntry,
    .matrixNameDrift, .markOnNotApplicable, .sharedWithoutSplit, .unusedLevel, .similarLevels,
    .levelAgainstOrder, .mapAgainstMatrix,
    .difficultyOrder, .prerequisiteOrder, .readTimeDrift,
    .unknownClause, .supersededEdition, .unpinnedStandard,
    .linkTextMismatch, .renamedTitle, .unknownEdition, .statedLimit,
    .unfinishedText, .replacementCharacter, .mojibake, .bidirectionalControl, .invisibleCharacter,
    .lookalikeLetter, .repeatedText, .emptySection, .unbalancedEmphasis, .repeatedWord,
    .tableDisagreement,
    .excludedReference, .notWithin, .rangeConflict, .newerEdition, .missingReviewDate,
    .similarTitles, .repeatedDescription, .incompleteExport,
  ]

  /// The checks whose scope is one entry.
  package static let ofEntries = all.compactMap { check in
    if case .each(let each) = check.scope { each } else { nil }
  }
}

extension Rule {
  /// The rules that checks and requests to other sites report.
  package static var checkRules: [Rule] {
    // `schema-error` is a content rule that one check also reports.
    Check.all.map(\.rule).filter { $0.stage == .check } + [.externalLink]
  }
}
