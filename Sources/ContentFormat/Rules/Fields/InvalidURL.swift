package import Diagnostics

extension Rule {
  /// A URL is not one that a page may link to.
  package static let invalidURL = Rule(
    "invalid-url", stage: .content,
    what: "A page cannot link to the address in a field or in `site.yml`.",
    why: """
      Only `https`, `http` and `mailto` addresses become links, so that no page can carry a \
      script.
      """,
    example: """
      url: javascript:alert(1)
      """,
    fix: "Write a complete URL that begins with `https://`.")
}

extension Finding {
  static func invalidURL(_ text: String, field: String, at location: SourceLocation) -> Finding {
    Finding(
      .invalidURL, at: location, "\(text.quoted) in \(field.quoted) is not an address",
      help: ["write a complete URL that begins with `https://`"])
  }

  /// The `url` of a site is not a base to which the path of a page can be appended.
  package static func invalidSiteURL(
    _ text: String, problem: SiteAddress.Problem, at location: SourceLocation
  ) -> Finding {
    Finding(
      .invalidURL, at: location,
      "\(text.quoted) in `url` is not the address of a site: it \(problem)",
      help: ["write the address of the home page, such as `https://example.org/framework/`"])
  }
}
