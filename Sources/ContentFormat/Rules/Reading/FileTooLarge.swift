package import Diagnostics

extension Rule {
  /// A content file exceeds the size limit.
  package static let fileTooLarge = Rule(
    "file-too-large", stage: .content, isVital: true,
    what: "A file of the content is larger than a page can sensibly be.",
    why: "One huge file can hold up a whole build; pages people read are small.",
    example: """
      Content/dump.md         # 50 MB
      """,
    fix: "Split the page, or link to the data where it is.")
}

extension Finding {
  /// A content file exceeds the size limit. `size` and `limit` are in bytes.
  package static func fileTooLarge(_ path: String, size: Int, limit: Int) -> Finding {
    Finding(
      .fileTooLarge, at: SourceLocation(path),
      "this file has \(size / 1024) KiB; the limit is \(limit / 1024) KiB",
      help: ["split the page, or link to the data where it is"])
  }
}
