internal import ContentFormat
package import Diagnostics

extension Rule {
  /// The address of a redirect is also the address of a page.
  package static let redirectLoop = Rule(
    "redirect-loop", stage: .content, isVital: true,
    what: """
      An old address in `redirect_from` is the current address of the same page or another page.
      """,
    why: """
      Only one of the two can be at the address. Either the redirect does not work, or readers \
      cannot reach the page.
      """,
    example: """
      # models/saas.md
      redirect_from: [models/saas]
      """,
    fix: "Remove the old address, or give the page at that address another one with `slug`.")
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
      "\(redirect.address.quoted) is the address of another page, so it cannot redirect",
      notes: [.init("the page at this address", at: page)],
      help: ["remove it, or give the other page another address with `slug`"])
  }

  /// Redirects that form a cycle of pages.
  static func redirectLoop(_ loop: [TakenRedirect]) -> Finding {
    let way = (loop + loop.prefix(1)).map(\.address.quoted).joined(separator: " → ")
    return Finding(
      .redirectLoop, at: loop[0].location, "these redirects form a cycle: \(way)",
      notes: loop.dropFirst().map {
        .init("the redirect from \($0.address.quoted)", at: $0.location)
      },
      help: ["remove them: there is a page at each of these addresses"])
  }
}
