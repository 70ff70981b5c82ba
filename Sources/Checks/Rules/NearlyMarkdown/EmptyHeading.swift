internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A heading has no text.
  package static let emptyHeading = Rule(
    "empty-heading", .warning, stage: .check,
    what: "A heading has no text.",
    why: "A screen reader announces a section without a name, and nothing can link to it.",
    example: """
      ##
      """,
    fix: "Add a text to the heading, or remove the line.")
}

extension Check {
  static let emptyHeading = Check(.emptyHeading) { context, position in
    context.texts(of: position).flatMap { text in
      let empty = text.document.headings.filter { $0.text.isEmpty }
      guard !empty.isEmpty else { return [Finding]() }
      let pictures = RangeIndex(text.document.images.map(\.range))
      return empty.filter { !pictures.hasRange(in: $0.range) }.map { heading in
        Finding(
          .emptyHeading, at: context.graph.entries[text.entry].at(heading.range),
          "this heading has no text",
          help: ["add text, or remove the line"])
      }
    }
  }
}
