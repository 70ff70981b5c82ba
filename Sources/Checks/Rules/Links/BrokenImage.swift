internal import ContentModel
package import Diagnostics

extension Rule {
  /// An image is not there.
  package static let brokenImage = Rule(
    "broken-image", stage: .check,
    what: "An image is not there, or is on another site.",
    why: "The page shows a torn picture.",
    example: """
      ![The matrix](images/matrx.png)
      """,
    fix: "Correct the path, or add the picture to the content.")
}

extension Check {
  static let brokenImage = Check(.brokenImage) { context in
    var files = FileSuggestions(context.graph)
    return context.oddLinks.compactMap { link in
      guard link.isImage else { return nil }
      switch link.target {
      case .missing(let path):
        return Finding(
          .brokenImage, at: link.location, "there is no picture \(path.quoted) in the content",
          help: files.help(path))
      case .external:
        return Finding(
          .brokenImage, at: link.location,
          "this picture is on another site, and a page loads nothing from elsewhere",
          help: ["copy it into the content"])
      case .entry, .collection:
        return Finding(.brokenImage, at: link.location, "this is a page, not a picture")
      default: return nil
      }
    }
  }
}
