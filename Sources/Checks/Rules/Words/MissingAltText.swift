internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A picture has no alternative text.
  package static let missingAltText = Rule(
    "missing-alt-text", .warning, stage: .check,
    what: "A picture has no alternative text.",
    why: """
      Who does not see the picture, with a screen reader or on a slow line, is not told what it \
      shows.
      """,
    example: """
      ![](images/layers.svg)
      """,
    fix: "Say between the brackets what the picture shows, in a sentence at most.")
}

extension Check {
  static let missingAltText = Check(.missingAltText) { context, position in
    context.texts(of: position).flatMap { text in
      text.document.images.filter(\.alternative.isEmpty).map { image in
        Finding(
          .missingAltText, at: context.graph.entries[text.entry].at(image.range),
          "this picture has no alternative text",
          help: ["say between `[` and `]` what it shows"])
      }
    }
  }
}
