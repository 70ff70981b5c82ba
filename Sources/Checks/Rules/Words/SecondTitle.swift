internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// The body of a page has a heading of level 1.
  package static let secondTitle = Rule(
    "second-title", .warning, stage: .check,
    what: """
      The body of a page has a heading of level 1. A first heading that repeats the title is allowed: \
      GitHub shows it, and the site leaves it out.
      """,
    why: """
      The title of a page comes from front matter. Search engines and screen readers expect one title \
      a page.
      """,
    example: """
      # Duties
      """,
    fix: "Remove the heading if it repeats the title. Otherwise make it a section with `##`.")
}

extension Check {
  static let secondTitle = Check(.secondTitle) { context, position in
    let entry = context.graph.entries[position]
    guard entry.document.headings.contains(where: { $0.level == 1 }) else { return [] }
    let document = entry.document
    let parts = RangeIndex(document.links.map(\.range) + document.images.map(\.range))
    // `empty-heading` reports headings without text.
    // `conflict-marker` reports a conflict, whose `=======` makes a heading of the lines above.
    let titles = document.headingsOutsideQuotes.filter {
      $0.level == 1 && !$0.text.isEmpty && !$0.text.hasPrefix("<<<<<<< ")
    }
    return titles.compactMap { heading in
      let isSame = heading.text == entry.title
      if heading == entry.repeatedTitle { return nil }
      return Finding(
        .secondTitle, at: entry.at(heading.range),
        isSame
          ? "this heading repeats the title of the page" : "this is a second title of the page",
        notes: [.init("the title", at: entry.at(entry.titleRange))],
        help: [isSame ? "remove it" : "make it a section with `##`"],
        fix: isSame ? removal(of: heading, keeping: parts, from: entry) : nil)
    }
  }

  /// Returns a fix that removes a heading, or nil if it contains one of `parts`, a link or an
  /// image.
  private static func removal(
    of heading: MarkdownDocument.Heading, keeping parts: RangeIndex, from entry: Entry
  ) -> Fix? {
    guard let lines = heading.lines, !parts.hasRange(in: heading.range) else { return nil }
    return Fix(entry.at(lines), replacement: "")
  }
}
