package import Diagnostics

extension Rule {
  /// The content folder contains no page.
  package static let emptySite = Rule(
    "empty-site", stage: .content, isVital: true,
    what: "There is nothing to build: the content folder has no page.",
    why: "A build that succeeds with nothing would empty a published site.",
    example: """
      Content/                # empty
      """,
    fix: "Add `Content/index.md`, or say with `--content` where the content is.")
}

extension Finding {
  /// The content folder at `path` contains no page.
  package static func emptySite(_ path: String) -> Finding {
    Finding(
      .emptySite, at: SourceLocation(path), "there is no page in this folder",
      help: ["add an `index.md`, or say with `--content` where the content is"])
  }
}
