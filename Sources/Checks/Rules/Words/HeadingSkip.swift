internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A heading skips a level.
  package static let headingSkip = Rule(
    "heading-skip", .warning, stage: .check,
    what: "A heading is two or more levels below the one before it, or the first is below `##`.",
    why: """
      Many readers navigate by headings. A skipped level looks like missing content. The title of \
      the page is level 1.
      """,
    example: """
      ## Duties
      #### Who decides
      """,
    fix: "Use the level below that of the previous heading, or a higher one.")
}

extension Check {
  static let headingSkip = Check(.headingSkip) { context, position in
    let entry = context.graph.entries[position]
    let headings = entry.document.headings
    guard !skips(in: headings).isEmpty else { return [] }
    // Headings in quotes have the levels of the quoted text, so they do not count.
    let own = entry.document.headingsOutsideQuotes
    return skips(in: own).map { index in
      let before = index > 0 ? own[index - 1] : nil
      let right = String(repeating: "#", count: (before?.level ?? 1) + 1)
      let marks = String(repeating: "#", count: own[index].level)
      let place = entry.at(before?.range ?? entry.titleRange)
      return Finding(
        .headingSkip, at: entry.at(own[index].range),
        before == nil
          ? "the first heading has level \(own[index].level), and the title of the page has level 1"
          : "this heading has level \(own[index].level), and the previous one has level "
            + "\(before?.level ?? 1)",
        notes: [.init(before == nil ? "the title" : "the previous heading", at: place)],
        help: ["write `\(right)` instead of `\(marks)`"])
    }
  }

  /// Returns the indices of headings that are too deep.
  private static func skips(in headings: [MarkdownDocument.Heading]) -> [Int] {
    var level = 1
    var skips: [Int] = []
    for (index, heading) in headings.enumerated() {
      if heading.level > level + 1 { skips.append(index) }
      level = heading.level
    }
    return skips
  }
}
