package import Diagnostics

extension Rule {
  /// The rules of identity, matrices and views, which the building of the graph finds.
  package static let contentRules: [Rule] = [
    .caseCollision, .invalidSlug, .routeCollision, .redirectLoop, .matrixDuplicateColumn,
    .matrixDuplicateRow, .matrixEmptyCell, .matrixInvalidNumber, .matrixMissingColumn,
    .matrixMissingRow, .matrixMissingTable, .matrixRaggedRow, .matrixUnknownColumn,
    .matrixUnknownLevel, .matrixUnknownRow, .viewError, .emptyFilter, .drawingTooLarge,
    .timelineEntry, .matrixHeaderLink,
  ]
}
