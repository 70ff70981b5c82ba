internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A heading has no text below it.
  package static let emptySection = Rule(
    "empty-section", .warning, stage: .check,
    what: """
      Nothing follows a heading before the next one of the same or a higher level, or before the end \
      of the page. Headings with a link or an image, in quotes and in lists are left alone, and so are \
      pages that have only headings.
      """,
    why: "The outline promises a section, and readers find nothing there.",
    example: """
      ## Recovery

      ## Contacts
      """,
    fix: "Write the section, or remove its heading.")
}

extension Check {
  static let emptySection = Check(.emptySection) { context, position in
    let entry = context.graph.entries[position]
    guard !entry.isDraft, !entry.document.headings.isEmpty else { return [] }
    let document = entry.document
    let headings = document.headings
    let empty = headings.indices.filter { index in
      let heading = headings[index]
      guard !heading.isContained, !heading.text.isEmpty else { return false }
      if index + 1 < headings.count, headings[index + 1].level > heading.level { return false }
      let end = index + 1 < headings.count ? headings[index + 1].html.lowerBound : nil
      return !document.html.hasContent(
        in: heading.html.upperBound..<(end ?? document.end(of: heading)))
    }
    guard !empty.isEmpty, document.hasTextBelowHeadings else { return [] }
    let parts = RangeIndex(document.links.map(\.range) + document.images.map(\.range))
    let omitted = entry.repeatedTitle
    return empty.filter { headings[$0] != omitted && !parts.hasRange(in: headings[$0].range) }
      .map { index in
        Finding(
          .emptySection, at: entry.at(headings[index].range),
          "there is nothing below this heading",
          notes: index + 1 < headings.count
            ? [.init("the next heading", at: entry.at(headings[index + 1].range))] : [],
          help: ["write the section, or remove the heading"])
      }
  }
}

extension MarkdownDocument {
  /// Whether the document has anything but headings.
  fileprivate var hasTextBelowHeadings: Bool {
    var start = 0
    for heading in headings {
      if html.hasContent(in: start..<max(start, heading.html.lowerBound)) { return true }
      start = heading.html.upperBound
    }
    return html.hasContent(in: start..<html.bytes.count)
  }
}

extension MarkdownDocument {
  /// The end of the last section in the HTML: the start of the footnotes, unless the heading refers
  /// to one, which then is its text.
  fileprivate func end(of heading: Heading) -> Int {
    guard let first = footnotes.first, let tag = html.bytes.footnotesTag(before: first.html)
    else { return html.bytes.count }
    let reference = "class=\"footnote-ref\"".utf8
    let own = html.bytes[heading.html]
    let refers = own.indices.contains { own[$0...].starts(with: reference) }
    return refers ? html.bytes.count : tag
  }
}

extension [UInt8] {
  /// Returns the start of the section of footnotes, which is just before the first one.
  fileprivate func footnotesTag(before first: Range<Int>) -> Int? {
    self[..<first.lowerBound].indices.last { self[$0...].starts(with: "<section".utf8) }
  }
}

extension MarkdownHTML {
  /// Returns whether a range has anything but white space.
  fileprivate func hasContent(in range: Range<Int>) -> Bool {
    bytes[range].contains { $0 > 0x20 }
  }
}
