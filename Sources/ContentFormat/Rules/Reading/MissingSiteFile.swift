package import Diagnostics

extension Rule {
  /// The content folder has no `site.yml`.
  package static let missingSiteFile = Rule(
    "missing-site-file", stage: .content,
    what: "There is no `site.yml` in the folder that Demarc reads as the content.",
    why: """
      Without the file, the title of the site is “Untitled”, and its pages have no canonical URLs.
      """,
    example: """
      Content/index.md        # and no Content/site.yml
      """,
    fix: "Write `Content/site.yml` with a `title:`, or name the content folder with `--content`.")
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
