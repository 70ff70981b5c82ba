internal import ContentModel
package import Diagnostics

extension Rule {
  /// A link has a scheme that never becomes a link: only `https`, `http`, `mailto` and `tel` do.
  package static let unsafeLink = Rule(
    "unsafe-link", stage: .check,
    what: """
      A link has a scheme that never becomes a link: only `https`, `http`, `mailto` and \
      `tel` do.
      """,
    why: """
      `javascript:` and its kin run code in the reader's browser; content can come from a \
      stranger.
      """,
    example: """
      [details](javascript:alert(1))
      """,
    fix: "Link to an address.")
}

extension Check {
  static let unsafeLink = Check(.unsafeLink) { context in
    context.oddLinks.compactMap { link in
      guard case .unsafe(let scheme) = link.target else { return nil }
      return Finding(
        .unsafeLink, at: link.location, "`\(scheme):` never becomes a link",
        help: ["only `https`, `http`, `mailto` and `tel` do"])
    }
  }
}
