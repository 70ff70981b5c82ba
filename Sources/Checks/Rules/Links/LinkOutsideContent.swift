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
    context.invalidLinks.filter { $0.target == .outside && context.page(meantBy: $0) == nil }.map {
      Finding(
        .linkOutsideContent, at: $0.location, "this leads out of the content folder",
        help: ["link to the address where the file is published"])
    }
  }
}
