internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A link leads to an address that redirects to another page.
  package static let redirectedLink = Rule(
    "redirected-link", stage: .check,
    what: "A link leads to an old address of a page, which `redirect_from` lists.",
    why: """
      Redirects exist for links from other sites. A link between files needs the current file, or it \
      is broken on GitHub.
      """,
    example: """
      [SaaS AI](../models/software-as-a-service.md)
      """,
    fix: "Link to the current file.")
}

extension Check {
  static let redirectedLink = Check(.redirectedLink) { context in
    context.invalidLinks.compactMap { link in
      guard let page = context.page(meantBy: link), case .redirect(let entry) = page.kind else {
        return nil
      }
      let target = context.graph.entries[entry]
      let right = context.link(
        to: (target.path, target.linkFragment), from: link.entry, insteadOf: link.destination)
      return Finding(
        .redirectedLink, at: link.location,
        "this is an old address of \(target.title.quoted)",
        notes: [.init("the page lists the old address here", at: page.location)],
        help: ["link to \(right.quoted)"],
        fix: link.isReplaceable ? Fix(link.location, replacement: right) : nil)
    }
  }
}
