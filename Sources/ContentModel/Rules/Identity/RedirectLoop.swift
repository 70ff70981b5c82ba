internal import ContentFormat
package import Diagnostics

extension Rule {
  /// The address of a redirect is also the address of a page.
  package static let redirectLoop = Rule(
    "redirect-loop", stage: .content, isVital: true,
    what: "An old address in `redirect_from` is one where a page is today, its own or another.",
    why: """
      Only one of the two can be at the address: either nobody is led on, or the page that is \
      there cannot be reached.
      """,
    example: """
      # models/saas.md
      redirect_from: [models/saas]
      """,
    fix: "Remove the address, or give the page that is there another one with `slug`.")
}

extension Finding {
  static func redirectToItself(_ redirect: TakenRedirect) -> Finding {
    Finding(
      .redirectLoop, at: redirect.location,
      "\(redirect.address.quoted) is the address of this page itself", help: ["remove it"])
  }

  static func redirectFromPage(_ redirect: TakenRedirect, page: SourceLocation) -> Finding {
    Finding(
      .redirectLoop, at: redirect.location,
      "\(redirect.address.quoted) is the address of another page, so nobody can be led on from it",
      notes: [.init("the page at this address", at: page)],
      help: ["remove it, or give the other page an address of its own with `slug`"])
  }

  /// Redirects that form a cycle of pages.
  static func redirectLoop(_ loop: [TakenRedirect]) -> Finding {
    let way = (loop + loop.prefix(1)).map(\.address.quoted).joined(separator: " → ")
    return Finding(
      .redirectLoop, at: loop[0].location, "these redirects go in a circle: \(way)",
      notes: loop.dropFirst().map {
        .init("\($0.address.quoted) is led on here", at: $0.location)
      },
      help: ["remove them: there is a page at each of these addresses"])
  }
}
