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
  /// A content folder without `site.yml`. `inner` is a subfolder that has one, or nil. `schemas` is
  /// the folder of schemas outside of the content, or nil.
  package static func missingSiteFile(
    _ path: String, inner: String?, schemas: String? = nil
  ) -> Finding {
    let other = inner.map { "did you mean `--content \($0)`?" }
    let place = schemas.map { "to \($0.quoted) " } ?? ""
    return Finding(
      .missingSiteFile, at: SourceLocation(schemas ?? path),
      "there is no `site.yml` in this folder",
      help: [other ?? "add `site.yml` \(place)with a line `title: …`"])
  }
}
