package import Diagnostics

extension Rule {
  /// The rules of reading files, front matter and fields, which need one file or its schema.
  package static let formatRules: [Rule] = [
    .dateOrder, .duplicateValue, .invalidDate, .invalidURL, .missingField, .outOfRange,
    .patternMismatch, .schemaError, .unknownField, .valueNotAllowed, .wrongType, .duplicateID,
    .duplicateKey, .frontMatterSyntax, .missingFrontMatter, .swallowedText, .yamlAnchor,
    .activeFile, .controlCharacter, .emptySite, .fileTooLarge, .invalidUTF8, .symlinkOutside,
    .tooComplex, .unreadableFile, .missingReason, .lockSyntax, .misnamedFile, .missingSiteFile,
  ]
}
