internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A heading is two or more levels below the one before.
  package static let headingSkip = Rule(
    "heading-skip", .warning, stage: .check,
    what: "A heading is two or more levels below the one before it, or the first is below `##`.",
    why: """
      Many readers move from heading to heading; a missing level sounds as if something had been \
      left out. The page's title is the first level.
      """,
    example: """
      ## Duties
      #### Who decides
      """,
    fix: "Use the level that follows the heading before, or one above.")
}

extension Check {
  static let headingSkip = Check(.headingSkip) { context, position in
    let entry = context.graph.entries[position]
    let headings = entry.document.headings
    guard !skips(in: headings).isEmpty else { return [] }
    // What is quoted has the levels of the text it comes from, and so it is not counted.
    let own = entry.document.headingsOutsideQuotes
    return skips(in: own).map { index in
      let before = index > 0 ? own[index - 1] : nil
      let right = String(repeating: "#", count: (before?.level ?? 1) + 1)
      let marks = String(repeating: "#", count: own[index].level)
      let place = entry.at(before?.range ?? entry.titleRange)
      return Finding(
        .headingSkip, at: entry.at(own[index].range),
        before == nil
          ? "the first heading has level \(own[index].level), and the page's title level 1"
          : "this heading has level \(own[index].level), and the one before level "
            + "\(before?.level ?? 1)",
        notes: [.init(before == nil ? "the title" : "the one before", at: place)],
        help: ["write `\(right)` in place of `\(marks)`"])
    }
  }

  /// Where a heading is too deep, by position.
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
