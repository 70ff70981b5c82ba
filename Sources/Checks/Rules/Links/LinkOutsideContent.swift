internal import ContentModel
package import Diagnostics

extension Rule {
  /// A link climbs out of the content folder.
  package static let linkOutsideContent = Rule(
    "link-outside-content", stage: .check,
    what: "A link climbs out of the content folder.",
    why: """
      What lies outside is not part of the site, and is not meant to be read through it.
      """,
    example: """
      [licence](../../LICENSE)
      """,
    fix: "Link to the file where it is published, or move it into the content.")
}

extension Check {
  static let linkOutsideContent = Check(.linkOutsideContent) { context in
    context.oddLinks.filter { $0.target == .outside && context.page(meantBy: $0) == nil }.map {
      Finding(
        .linkOutsideContent, at: $0.location, "this leads out of the content folder",
        help: ["link to the address where the file is published"])
    }
  }
}
