package import Diagnostics

extension Rule {
  /// The content folder has no `site.yml`.
  package static let missingSiteFile = Rule(
    "missing-site-file", stage: .content,
    what: "The content folder has no `site.yml`, or the folder is not the content.",
    why: "Without it every page would be called “Untitled”, and would not know its address.",
    example: """
      Content/index.md        # and no Content/site.yml
      """,
    fix: "Write `Content/site.yml` with a `title:`, or say with `--content` where the content is.")
}

extension Finding {
  /// A content folder without `site.yml`. `inner` is a subfolder that has one, or nil.
  package static func missingSiteFile(_ path: String, inner: String?) -> Finding {
    let other = inner.map { "did you mean `--content \($0)`?" }
    return Finding(
      .missingSiteFile, at: SourceLocation(path), "there is no `site.yml` in this folder",
      help: [other ?? "add `site.yml` with a line `title: …`"])
  }
}
