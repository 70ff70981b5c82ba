package import Diagnostics

extension Rule {
  /// The rules of reading, schemas, identity and matrices, which are looked for while the graph is built.
  package static let contentRules: [Rule] = [
    .dateOrder, .duplicateValue, .invalidDate, .invalidURL, .missingField, .outOfRange,
    .patternMismatch, .schemaError, .unknownField, .valueNotAllowed, .wrongType, .duplicateKey,
    .frontMatterSyntax, .missingFrontMatter, .swallowedText, .yamlAnchor, .caseCollision,
    .duplicateID,
    .invalidSlug, .routeCollision, .redirectLoop, .matrixDuplicateColumn, .matrixDuplicateRow,
    .matrixEmptyCell,
    .matrixInvalidNumber, .matrixMissingColumn, .matrixMissingRow, .matrixMissingTable,
    .matrixRaggedRow, .matrixUnknownColumn, .matrixUnknownLevel, .matrixUnknownRow, .activeFile,
    .controlCharacter, .emptySite, .fileTooLarge, .invalidUTF8, .symlinkOutside, .tooComplex,
    .unreadableFile, .viewError, .emptyFilter, .drawingTooLarge, .timelineEntry, .missingReason,
    .lockSyntax, .misnamedFile, .missingSiteFile, .matrixHeaderLink,
  ]
}
