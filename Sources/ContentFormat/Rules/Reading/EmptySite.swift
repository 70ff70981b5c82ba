package import Diagnostics

extension Rule {
  /// The content folder contains no page.
  package static let emptySite = Rule(
    "empty-site", stage: .content, isVital: true,
    what: "The content folder has no page, so there is nothing to build.",
    why: "A successful build without pages would empty a published site.",
    example: """
      Content/                # empty
      """,
    fix: "Add `Content/index.md`, or name the content folder with `--content`.")
}

extension Finding {
  /// The content folder at `path` contains no page.
  package static func emptySite(_ path: String) -> Finding {
    Finding(
      .emptySite, at: SourceLocation(path), "there is no page in this folder",
      help: ["add an `index.md`, or name the content folder with `--content`"])
  }
}
