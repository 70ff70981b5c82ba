internal import ContentFormat
package import Diagnostics

extension Rule {
  /// The home page is a README.
  package static let homeFromReadme = Rule(
    "home-from-readme", .note, stage: .content,
    what: "The content folder has no `index.md`, so its README is the home page.",
    why: """
      A README is written for readers of the repository. Visitors of the site need a start of their \
      own.
      """,
    example: """
      Content/README.md    # and no Content/index.md
      """,
    fix: "Add an `index.md`, or set `home-from-readme: off` in `severities` of `site.yml`.")
}

extension Finding {
  static func homeFromReadme(at location: SourceLocation) -> Finding {
    Finding(
      .homeFromReadme, at: location,
      "the content folder has no `index.md`, so this file is the home page",
      help: ["add an `index.md` to give the site a home page of its own"])
  }
}
