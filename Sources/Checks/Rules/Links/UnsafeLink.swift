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
      return Finding(
        .unsafeLink, at: link.location, "`\(scheme):` is not allowed in a link",
        help: ["use `https`, `http`, `mailto` or `tel`"])
    }
  }
}
