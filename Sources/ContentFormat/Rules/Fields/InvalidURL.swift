package import Diagnostics

extension Rule {
  /// A URL is not one that a page may link to.
  package static let invalidURL = Rule(
    "invalid-url", stage: .content,
    what: "An address is not one that a page may link to.",
    why: """
      Only `https`, `http` and `mailto` addresses ever become links, so that no page can \
      carry a script.
      """,
    example: """
      url: javascript:alert(1)
      """,
    fix: "Write a whole address, beginning with `https://`.")
}

extension Finding {
  static func invalidURL(_ text: String, field: String, at location: SourceLocation) -> Finding {
    Finding(
      .invalidURL, at: location, "\(text.quoted) in \(field.quoted) is not an address",
      help: ["write a whole address, beginning with `https://`"])
  }

  /// The `url` of a site is not a base to which the path of a page can be appended.
  package static func invalidSiteURL(
    _ text: String, problem: SiteAddress.Problem, at location: SourceLocation
  ) -> Finding {
    Finding(
      .invalidURL, at: location, "\(text.quoted) in `url` is no address for a site: it \(problem)",
      help: ["write the address of the home page, such as `https://example.org/framework/`"])
  }
}
