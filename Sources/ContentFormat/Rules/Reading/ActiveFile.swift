package import Diagnostics

extension Rule {
  /// A file that the build would copy can contain a script.
  package static let activeFile = Rule(
    "active-file", stage: .content,
    what: """
      A file of the content that would be copied can carry a script: an SVG in which something is not \
      known to be harmless, or a file of a kind that browsers may run, such as HTML, XML and JavaScript.
      """,
    why: "Content can come from a stranger; a script in it would run on your site.",
    example: """
      Content/guide/widget.html
      """,
    fix: """
      Write a page in Markdown. Take scripts, document types and outside references out of drawings. \
      Or set `raw_html: allow` in `site.yml` if every author is trusted.
      """)
}

extension Finding {
  /// A copied file contains active content.
  package static func activeFile(_ path: String, _ part: ActivePart) -> Finding {
    Finding(
      .activeFile, at: SourceLocation(path, part.range),
      "this file would be published as it is, and \(part.reason)",
      help: [part.help, "or set `raw_html: allow` in `site.yml` if every author is trusted"])
  }
}
