internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A link uses an address of the built site instead of a file path.
  package static let linkToOutput = Rule(
    "link-to-output", stage: .check,
    what: "A link uses an address of the built site instead of a file path.",
    why: """
      A link between files works on GitHub, in an editor and on the site, under any base path. An \
      address works only on the site, and it breaks if the page moves.
      """,
    example: """
      [SaaS AI](/models/saas/)
      """,
    fix: """
      Link to the file by its path, relative to the file that contains the link. If the links of the \
      site are addresses on purpose, set `links: { routes: allow }` in `site.yml`.
      """)
}

extension Check {
  static let linkToOutput = Check(.linkToOutput) { context in
    if context.graph.site.links.allowsRoutes { return [] }
    return context.invalidLinks.compactMap { link in
      guard let page = context.page(meantBy: link) else { return nil }
      switch page.kind {
      // A link to the content folder leads to the home page.
      case .redirect, .home: return nil
      case .entry, .collection, .tag, .tags, .notFound, .rules, .rule, .duties, .compare, .data,
        .changeLog, .changeRecord, .print, .embed:
        break
      }
      let address = String(SiteAddresses.parts(link.destination).path)
      guard let file = context.source(of: page) else {
        return Finding(
          .linkToOutput, at: link.location,
          "\(address.quoted) is an address of the built site and has no source file",
          help: ["link to a file instead; tags link to their pages automatically"])
      }
      let right = context.link(to: file, from: link.entry, insteadOf: link.destination)
      return Finding(
        .linkToOutput, at: link.location,
        "\(address.quoted) is an address of the built site, not a file",
        help: ["link to \(right.quoted)"],
        fix: link.isReplaceable ? Fix(link.location, replacement: right) : nil)
    }
  }
}
