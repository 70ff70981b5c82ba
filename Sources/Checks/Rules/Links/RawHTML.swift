internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// Markdown contains raw HTML, which is dropped.
  package static let rawHTML = Rule(
    "raw-html", .warning, stage: .check,
    what: "Markdown contains raw HTML, which Demarc drops.",
    why: """
      Raw HTML can add scripts to a page. It also may not look the same on every device.
      """,
    example: """
      <div align="center">The matrix</div>
      """,
    fix: """
      Use Markdown instead. If you trust every author, set `raw_html: allow` in `site.yml` to keep raw \
      HTML.
      """)
}

extension Check {
  static let rawHTML = Check(.rawHTML) { context, position in
    guard !context.graph.site.allowsRawHTML else { return [] }
    let entry = context.graph.entries[position]
    return entry.documents.flatMap(\.rawHTML).map { range in
      Finding(
        .rawHTML, at: entry.at(range), "raw HTML is dropped",
        help: ["use Markdown instead, or set `raw_html: allow` in `site.yml`"])
    }
  }
}
