internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// An image file does not exist, or the address is not that of an image.
  package static let brokenImage = Rule(
    "broken-image", stage: .check,
    what: "An image file does not exist, or the address is not that of an image.",
    why: "The page shows a broken image.",
    example: """
      ![The matrix](images/matrx.png)
      """,
    fix: "Correct the path, or add the image to the content folder.")
}

extension Check {
  static let brokenImage = Check(.brokenImage) { context in
    var files = FileSuggestions(context.graph)
    var leftOut = LeftOutPaths(context.graph)
    return context.invalidLinks.compactMap { link in
      guard link.isImage else { return nil }
      switch link.target {
      case .missing(let path):
        if let problem = leftOut.problem(path) {
          return Finding(
            .brokenImage, at: link.location, problem.message, notes: problem.notes,
            help: problem.help)
        }
        return Finding(
          .brokenImage, at: link.location, "there is no image \(path.quoted) in the content",
          help: files.help(path))
      case .external where !link.isElsewhere:
        return Finding(.brokenImage, at: link.location, "this is an address, not an image")
      case .entry, .collection:
        return Finding(.brokenImage, at: link.location, "this is a page, not an image")
      default: return nil
      }
    }
  }
}
