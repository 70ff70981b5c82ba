internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A link leads out of the content folder.
  package static let linkOutsideContent = Rule(
    "link-outside-content", stage: .check,
    what: "A link leads out of the content folder.",
    why: """
      Files outside the content folder are not part of the site.
      """,
    example: """
      [licence](../../LICENSE)
      """,
    fix:
      "Link to the address where the file is published, or move the file into the content folder.")
}

extension Check {
  static let linkOutsideContent = Check(.linkOutsideContent) { context in
    var paths: Set<String>?
    return context.invalidLinks.filter {
      $0.target == .outside && context.page(meantBy: $0) == nil
    }.map { link in
      // Too many `../` before the path of a file of the site.
      let parts = link.destination.prefix { $0 != "#" && $0 != "?" }.split(separator: "/")
      let path = parts.drop { $0 == ".." || $0 == "." }.joined(separator: "/")
      let known = paths ?? context.graph.contentPaths
      paths = known
      let help =
        known.contains(path)
        ? "did you mean \(path.quoted)?"
        : link.isImage
          ? "move the file into the content folder, and link to it there"
          : "link to the address where the file is published"
      return Finding(
        .linkOutsideContent, at: link.location, "this leads out of the content folder", help: [help]
      )
    }
  }
}
