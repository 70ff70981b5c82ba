internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// An image file does not exist or is on another site.
  package static let brokenImage = Rule(
    "broken-image", stage: .check,
    what: "An image file does not exist, or it is on another site.",
    why: "The page shows a broken image.",
    example: """
      ![The matrix](images/matrx.png)
      """,
    fix: "Correct the path, or add the image to the content folder.")
}

extension Check {
  static let brokenImage = Check(.brokenImage) { context in
    var files = FileSuggestions(context.graph)
    return context.invalidLinks.compactMap { link in
      guard link.isImage else { return nil }
      switch link.target {
      case .missing(let path):
        return Finding(
          .brokenImage, at: link.location, "there is no image \(path.quoted) in the content",
          help: files.help(path))
      case .external:
        return Finding(
          .brokenImage, at: link.location,
          "this image is on another site, and pages may not load files from other sites",
          help: ["copy it into the content folder"])
      case .entry, .collection:
        return Finding(.brokenImage, at: link.location, "this is a page, not an image")
      default: return nil
      }
    }
  }
}
