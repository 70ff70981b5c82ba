internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// An image has no alternative text.
  package static let missingAltText = Rule(
    "missing-alt-text", .warning, stage: .check,
    what: "An image has no alternative text.",
    why: """
      Readers with a screen reader or a slow connection do not learn what the image shows.
      """,
    example: """
      ![](images/layers.svg)
      """,
    fix: "Describe the image between the brackets, in one sentence or less.")
}

extension Check {
  static let missingAltText = Check(.missingAltText) { context, position in
    context.texts(of: position).flatMap { text in
      let images = text.document.images.filter { $0.alternative.isEmpty && $0.form != .decoration }
      return images.map { image in
        Finding(
          .missingAltText, at: context.graph.entries[text.entry].at(image.range),
          "this image has no alternative text",
          help: [
            image.form == .html
              ? "describe the image in `alt`, or write `alt=\"\"` if it only decorates the page"
              : "describe the image between `[` and `]`"
          ])
      }
    }
  }
}
