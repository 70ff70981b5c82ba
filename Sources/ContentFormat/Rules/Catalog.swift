package import Diagnostics

extension Rule {
  /// The rules about reading files, front matter and fields. Each needs only one file and its
  /// schema.
  package static let formatRules: [Rule] = [
    .dateOrder, .duplicateValue, .invalidDate, .invalidURL, .missingField, .outOfRange,
    .patternMismatch, .schemaError, .unknownField, .valueNotAllowed, .wrongType, .duplicateID,
    .duplicateKey, .frontMatterSyntax, .missingFrontMatter, .swallowedText, .yamlAnchor,
    .typographicQuotes,
    .activeFile, .controlCharacter, .emptySite, .fileTooLarge, .invalidUTF8, .symlinkOutside,
    .tooComplex, .unreadableFile, .missingReason, .lockSyntax, .misnamedFile, .missingSiteFile,
    .brokenInclude, .unmatchedPattern, .entryClaimedTwice,
    .missingItems, .unpublishedText, .conflictMarker, .valueOrder,
  ]
}
