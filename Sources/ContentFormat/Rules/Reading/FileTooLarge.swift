package import Diagnostics

extension Rule {
  /// A content file exceeds the size limit.
  package static let fileTooLarge = Rule(
    "file-too-large", stage: .content, isVital: true,
    what: "A file of the content is larger than the limit for a page.",
    why: "One huge file can slow down the whole build, and readers need small pages.",
    example: """
      Content/dump.md         # 50 MB
      """,
    fix: "Split the page, or link to the data.")
}

extension Finding {
  /// A content file exceeds the size limit. `size` and `limit` are in bytes.
  package static func fileTooLarge(_ path: String, size: Int, limit: Int) -> Finding {
    Finding(
      .fileTooLarge, at: SourceLocation(path),
      "this file has \(size / 1024) KiB; the limit is \(limit / 1024) KiB",
      help: ["split the page, or link to the data"])
  }
}
