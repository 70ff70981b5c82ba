package import Diagnostics

extension Rule {
  /// A Markdown file that is divided into entries has text outside of them.
  package static let unpublishedText = Rule(
    "unpublished-text", .note, stage: .content,
    what: """
      A Markdown file whose sections are entries (`items: heading 3`) has text that belongs to none \
      of them.
      """,
    why: "No page shows the text.",
    example: """
      # Catalogue of risks

      This text is above the first entry.

      ### Prompt injection
      """,
    fix: """
      Move the text to the `index.md` of the collection. If it need not be published, turn the rule \
      off for the file with `severities` in `site.yml`.
      """)
}

extension Finding {
  /// A block is in no section. The file has as many as `others` more.
  package static func unpublishedText(
    at location: SourceLocation, level: Int, others: Int
  ) -> Finding {
    let more = others > 0 ? "; neither does it show \(counted(others, "further block"))" : ""
    return Finding(
      .unpublishedText, at: location,
      "this text is in no section of level \(level), so no page shows it\(more)",
      help: ["move it to the `index.md` of the collection, or below a heading of that level"])
  }
}
