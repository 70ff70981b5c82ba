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
      // The heading of a section is the title of its page, whatever its level in the file.
      let shift = (entry.place?.level ?? 1) - 1
      let (level, levelBefore) = (own[index].level + shift, (before?.level ?? 1) + shift)
      let right = String(repeating: "#", count: levelBefore + 1)
      let marks = String(repeating: "#", count: level)
      let place = entry.at(before?.range ?? entry.titleRange)
      return Finding(
        .headingSkip, at: entry.at(own[index].range),
        before == nil
          ? "the first heading has level \(level), and the title of the page has level \(levelBefore)"
          : "this heading has level \(level), and the previous one has level \(levelBefore)",
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
