package import Diagnostics

extension Rule {
  /// The rules about identity, matrices and views, checked while the graph is built.
  package static let contentRules: [Rule] = [
    .caseCollision, .invalidSlug, .routeCollision, .redirectLoop, .matrixDuplicateColumn,
    .matrixDuplicateRow, .matrixEmptyCell, .matrixInvalidNumber, .matrixMissingColumn,
    .matrixMissingRow, .matrixMissingTable, .matrixRaggedRow, .matrixUnknownColumn,
    .matrixUnknownLevel, .matrixUnknownRow, .viewError, .emptyFilter, .drawingTooLarge,
    .timelineEntry, .matrixHeaderLink, .matrixSharedAddress,
  ]
}
