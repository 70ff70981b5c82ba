internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A link has a scheme other than `https`, `http`, `mailto` or `tel`.
  package static let unsafeLink = Rule(
    "unsafe-link", stage: .check,
    what: "A link has a scheme other than `https`, `http`, `mailto` or `tel`.",
    why: """
      Schemes such as `javascript:` run code in the reader's browser, and content can come from \
      untrusted contributors.
      """,
    example: """
      [details](javascript:alert(1))
      """,
    fix: """
      Link to a web page, or remove the link. Pages never have such a link, even if the rule is off.
      """)
}

extension Check {
  static let unsafeLink = Check(.unsafeLink) { context in
    context.invalidLinks.compactMap { link in
      guard case .unsafe(let scheme) = link.target else { return nil }
      // `C:\folder` has a scheme of one letter.
      if scheme.utf8.count == 1 || scheme == "file" {
        return Finding(
          .unsafeLink, at: link.location, "this is a path on one computer",
          help: ["link to a file of the site by its path from this one, such as `../page.md`"])
      }
      return Finding(
        .unsafeLink, at: link.location, "`\(scheme):` is not allowed in a link",
        help: ["use `https`, `http`, `mailto` or `tel`"])
    }
  }
}
