internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// Markdown holds raw HTML, which is dropped.
  package static let rawHTML = Rule(
    "raw-html", .warning, stage: .check,
    what: "Markdown holds raw HTML, which is dropped.",
    why: """
      Raw HTML is how a script gets into a page; and it does not look the same on every \
      device.
      """,
    example: """
      <div align="center">The matrix</div>
      """,
    fix: """
      Write Markdown; or allow raw HTML with `raw_html: allow` in `site.yml` if every \
      author is trusted.
      """)
}

extension Check {
  static let rawHTML = Check(.rawHTML) { context, position in
    guard !context.graph.site.allowsRawHTML else { return [] }
    let entry = context.graph.entries[position]
    return entry.documents.flatMap(\.rawHTML).map { range in
      Finding(
        .rawHTML, at: entry.at(range), "raw HTML is dropped",
        help: ["write Markdown, or set `raw_html: allow` in `site.yml`"])
    }
  }
}
