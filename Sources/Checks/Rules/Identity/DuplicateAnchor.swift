internal import ContentModel
package import Diagnostics

extension Rule {
  /// Two things on one page have the same anchor.
  package static let duplicateAnchor = Rule(
    "duplicate-anchor", stage: .check,
    what: "Two things on one page have the same anchor.",
    why: "A link to it leads to the first, whichever was meant.",
    example: """
      # models/agentic.md, where each domain of the matrix has its anchor
      ## Agent governance
      """,
    fix: "Word the heading differently.")
}

extension Check {
  static let duplicateAnchor = Check(.duplicateAnchor) { context, position in
    let anchors = context.graph.anchors(of: position)
    guard anchors.contains(where: \.isGenerated) else { return [] }
    var seen: [String: PlannedAnchor] = [:]
    return anchors.compactMap { anchor in
      guard let first = seen.updateValue(anchor, forKey: anchor.name) else { return nil }
      let entry = context.graph.entries[position]
      return Finding(
        .duplicateAnchor, at: entry.at(first.range),
        "this page has a second anchor \("#\(anchor.name)".quoted)",
        notes: [.init("the other one stands for this", at: entry.at(anchor.range))],
        help: ["word the heading differently"])
    }
  }
}
