internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// Markdown contains raw HTML that does not reach the page.
  package static let rawHTML = Rule(
    "raw-html", .warning, stage: .check,
    what: """
      Markdown contains raw HTML that Demarc removes: elements and attributes that are not on the \
      list of safe HTML, or all of it if `site.yml` has `raw_html: drop`.
      """,
    why: """
      Raw HTML can add scripts, styles and forms to a page. Content can come from untrusted authors.
      """,
    example: """
      <div style="color: red" onclick="open()">The matrix</div>
      """,
    fix: """
      Use Markdown, or elements and attributes that GitHub shows too. If you trust every author, set \
      `raw_html: allow` in `site.yml` to keep all raw HTML.
      """)
}

extension Check {
  static let rawHTML = Check(.rawHTML) { context, position in
    let entry = context.graph.entries[position]
    switch context.graph.site.rawHTML {
    case .allow: return []
    case .drop:
      return entry.documents.flatMap(\.rawHTML).map { range in
        Finding(
          .rawHTML, at: entry.at(range), "raw HTML is dropped",
          help: ["use Markdown instead, or set `raw_html: allow` in `site.yml`"])
      }
    case .safe:
      return entry.documents.flatMap(\.htmlProblems).compactMap { problem in
        guard let (part, help) = removedPart(problem) else { return nil }
        let more = problem.count == 1 ? "" : ", here and \(problem.count - 1) more times"
        return Finding(
          .rawHTML, at: entry.at(problem.range), "\(part) is removed\(more)", help: [help])
      }
    }
  }
}

/// Returns the noun for what is removed and advice, or nil for a problem of `unbalanced-html`.
private func removedPart(
  _ problem: MarkdownDocument.HTMLProblem
) -> (part: String, help: String)? {
  let allow = "or set `raw_html: allow` in `site.yml` if you trust every author"
  switch problem.kind {
  case .removedElement where problem.name == "?":
    return ("a processing instruction", "remove it, \(allow)")
  case .removedElement:
    return (
      "the HTML element `<\(problem.name)>`",
      "use Markdown or an element that GitHub shows, \(allow)"
    )
  case .unknownElement:
    return (
      "`<\(problem.name)>`, which is not an element of HTML,",
      "write `&lt;\(problem.name)>` or put it between backticks if it is text"
    )
  case .removedAttribute where ["class", "style", "bgcolor"].contains(problem.name):
    return (
      "the HTML attribute `\(problem.name)`",
      "the theme decides how pages look; remove it, \(allow)"
    )
  case .removedAttribute:
    return ("the HTML attribute `\(problem.name)`", "remove it, \(allow)")
  case .tooLarge: return ("an HTML tag of more than 16 KiB", "put images and other data into files")
  case .tooDeep: return ("HTML inside of 32 other elements", "use fewer elements inside each other")
  case .tooMany:
    return ("the rest of the HTML in this text", "divide the text into several files")
  case .misplaced, .unclosed, .strayEnd, .cutParagraph, .unfinished: return nil
  }
}
