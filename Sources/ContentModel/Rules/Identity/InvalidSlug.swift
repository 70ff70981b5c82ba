internal import ContentFormat
package import Diagnostics

extension Rule {
  /// A `slug`, a tag or a redirect contains characters that are not allowed in the site's URLs.
  package static let invalidSlug = Rule(
    "invalid-slug", stage: .content, isVital: true,
    what: "A `slug`, a tag or an old address cannot be part of a URL of this site.",
    why: """
      A slug such as `../../etc` would leave the site. Characters with a meaning in URLs would \
      lead to another address.
      """,
    example: """
      slug: ../../etc
      """,
    fix: "Use letters, digits and `-`.")
}

extension Finding {
  static func invalidSlug(_ slug: String, at location: SourceLocation) -> Finding {
    let message =
      slug.allSatisfy(\.isWhitespace)
      ? "an empty text cannot be part of an address"
      : "\(slug.quoted) cannot be part of an address"
    let length = slug.utf8.count
    let help =
      length > maximumRouteLength
      ? "use at most \(maximumRouteLength) bytes"
      : slug.split(separator: "/").contains { $0.utf8.count > maximumRoutePartLength }
        ? "use at most \(maximumRoutePartLength) bytes" : "use letters, digits and `-`"
    return Finding(.invalidSlug, at: location, message, help: [help])
  }
}
