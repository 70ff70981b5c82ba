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
  package static func unpublishedText(at location: SourceLocation, level: Int) -> Finding {
    Finding(
      .unpublishedText, at: location,
      "this text is in no section of level \(level), so no page shows it",
      help: ["move it to the `index.md` of the collection, or below a heading of that level"])
  }
}
