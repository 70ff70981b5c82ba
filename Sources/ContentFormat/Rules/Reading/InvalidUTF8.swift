package import Diagnostics

extension Rule {
  /// A content file is not valid UTF-8.
  package static let invalidUTF8 = Rule(
    "invalid-utf8", stage: .content, isVital: true,
    what: "A file of the content is not UTF-8.",
    why: """
      Each tool that reads the file would show different text. Demarc does not guess the encoding.
      """,
    example: """
      Caf\\xE9                 # Latin-1
      """,
    fix: "Save the file as UTF-8.")
}

extension Finding {
  package static func invalidUTF8(in file: SourceFile, at offset: Int) -> Finding {
    // A byte order mark.
    if file.bytes.starts(with: [0xFF, 0xFE]) || file.bytes.starts(with: [0xFE, 0xFF]) {
      return Finding(
        .invalidUTF8, at: SourceLocation(file.displayPath), "this file is in UTF-16, not in UTF-8",
        help: ["save the file as UTF-8"])
    }
    let digits = String(file.bytes[offset], radix: 16, uppercase: true)
    return Finding(
      .invalidUTF8, at: file.at(SourceRange(offset, offset + 1)),
      "byte 0x\(digits) is not UTF-8", help: ["save the file as UTF-8"])
  }
}
