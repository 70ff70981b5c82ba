internal import Diagnostics

extension Rule {
  /// A URL on a page does not lead to any page, file or anchor of the site.
  static let outputBrokenLink = Rule(
    "output-broken-link", stage: .pages,
    what: """
      An address on a finished page leads to a page, a file or an anchor that the site does not \
      have.
      """,
    why: """
      Demarc checks the links of the content where you wrote them. The links that a template or \
      raw HTML adds are only on the finished page, and a broken one leads readers nowhere.
      """,
    example: """
      <a href="/moddels/">All models</a>
      """,
    fix: """
      Correct the address in the template or the raw HTML. Addresses begin with the path of the \
      site.
      """)
}

extension Finding {
  /// Reports a broken URL. `pages` describes the pages that contain it.
  static func outputBrokenLink(
    _ problem: OutputProblem, on pages: String, locations: [SourceLocation], help: [String],
    base: String
  ) -> Finding {
    let wrong =
      switch problem.kind {
      case .fragment where problem.written.hasPrefix("#"):
        "names an anchor that its own page does not have"
      case .fragment: "names an anchor that the target page does not have"
      case .outside: "is outside of this site, whose base path is \(base.quoted)"
      case .nothing, .duplicateID: "does not match any page or file of this site"
      }
    return Finding(
      .outputBrokenLink, at: locations[0], "\(problem.written.quoted) \(wrong), on \(pages)",
      notes: locations.dropFirst().prefix(3).map { Note("also here", at: $0) },
      help: help)
  }
}
