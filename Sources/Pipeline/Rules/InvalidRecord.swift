internal import ContentFormat
internal import Diagnostics

extension Rule {
  /// A file of recorded comparisons is not one.
  static let invalidRecord = Rule(
    "invalid-record", stage: .content,
    what: """
      A JSON file in the folder of recorded comparisons is no comparison, or one of another version \
      of Demarc.
      """,
    why: "The changes of that version would be missing from the site.",
    example: """
      # changes/2.0.0.json
      { "changes": "none" }
      """,
    fix: """
      Write the file again with `demarc diff --record`, or move other files to another folder. \
      `changes: { folder: }` in `site.yml` names the folder.
      """)
}

extension Finding {
  static func invalidRecord(at location: SourceLocation, _ problem: String) -> Finding {
    Finding(
      .invalidRecord, at: location, "this is no recorded comparison: \(problem)",
      help: ["write it with `demarc diff --record`"])
  }
}
