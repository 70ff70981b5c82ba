internal import ContentModel
package import Diagnostics

extension Rule {
  /// A link leads to an old address.
  package static let redirectedLink = Rule(
    "redirected-link", stage: .check,
    what: "A link leads to an old address, one that `redirect_from` names.",
    why: """
      Redirects are for readers who come from elsewhere; a link between files needs the file, \
      which is now called something else, so the page would show it without an address.
      """,
    example: """
      [SaaS AI](../models/software-as-a-service.md)
      """,
    fix: "Link to the file of today.")
}

extension Check {
  static let redirectedLink = Check(.redirectedLink) { context in
    context.oddLinks.compactMap { link in
      guard let page = context.page(meantBy: link), case .redirect(let entry) = page.kind else {
        return nil
      }
      let target = context.graph.entries[entry]
      let right = context.link(to: target.path, from: link.entry, insteadOf: link.destination)
      return Finding(
        .redirectedLink, at: link.location,
        "this is an old address of \(target.title.quoted)",
        notes: [.init("the page says here that it was there before", at: page.location)],
        help: ["link to \(right.quoted)"],
        fix: link.isReplaceable ? Fix(link.location, replacement: right) : nil)
    }
  }
}
