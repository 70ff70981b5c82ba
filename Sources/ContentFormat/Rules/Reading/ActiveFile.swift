package import Diagnostics

extension Rule {
  /// A file that the build would copy can contain a script.
  package static let activeFile = Rule(
    "active-file", stage: .content,
    what: """
      A file that Demarc would publish can contain a script. It is an SVG drawing with a part that \
      is not known to be harmless, or a file of a kind that browsers may run, such as HTML, XML or \
      JavaScript.
      """,
    why: "Content can come from untrusted authors, and a script in it would run on your site.",
    example: """
      Content/guide/widget.html
      """,
    fix: """
      Write a page in Markdown. Remove scripts, document types and outside references from \
      drawings. If you trust every author, set `raw_html: allow` in `site.yml`.
      """)
}

extension Finding {
  /// A copied file contains active content.
  package static func activeFile(_ path: String, _ part: ActivePart) -> Finding {
    Finding(
      .activeFile, at: SourceLocation(path, part.range),
      "this file would be published unchanged, but \(part.reason)",
      help: [part.help, "or set `raw_html: allow` in `site.yml` if you trust every author"])
  }
}
