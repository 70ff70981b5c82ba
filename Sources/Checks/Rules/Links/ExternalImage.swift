internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// An image is on another site, so pages link to it instead of showing it.
  package static let externalImage = Rule(
    "external-image", .warning, stage: .check,
    what: "An image is on another site. Pages link to it instead of showing it.",
    why: """
      The other site would learn who reads the page, and it can change or remove the image. The \
      policy that protects the pages also forbids images of other sites.
      """,
    example: """
      ![Build status](https://img.example.com/build.svg)
      """,
    fix: """
      Copy the image into the content folder. If pages may load images from any site, set \
      `images: external` in `site.yml`.
      """)
}

extension Check {
  static let externalImage = Check(.externalImage) { context, position in
    guard !context.graph.site.showsExternalImages else { return [] }
    return context.links(of: position).filter { $0.isImage && $0.isElsewhere }.map { link in
      Finding(
        .externalImage, at: link.location,
        "this image is on another site, so the page links to it instead of showing it",
        help: ["copy it into the content folder, or set `images: external` in `site.yml`"])
    }
  }
}
