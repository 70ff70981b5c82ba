internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// Two elements of a page have the same anchor.
  package static let duplicateAnchor = Rule(
    "duplicate-anchor", stage: .check,
    what: "Two elements of a page have the same anchor.",
    why: "A link to the anchor always leads to the first one, even if the second is meant.",
    example: """
      # models/agentic.md, where each domain of the matrix has its anchor
      ## Agent governance
      """,
    fix: "Change the text of the heading, or the `id` of the element.")
}

extension Check {
  static let duplicateAnchor = Check(.duplicateAnchor) { context, position in
    let entry = context.graph.entries[position]
    var findings: [Finding] = []
    for anchor in entry.documents.flatMap(\.htmlAnchors) {
      guard case .taken(let other) = anchor.use else { continue }
      findings.append(
        Finding(
          .duplicateAnchor, at: entry.at(anchor.range),
          "this page has a second anchor \("#\(anchor.name)".quoted)",
          notes: [.init("the same anchor is here", at: entry.at(other))],
          help: ["give the element another name"]))
    }
    let anchors = context.graph.anchors(of: position)
    guard anchors.contains(where: \.isGenerated) else { return findings }
    var seen: [String: PlannedAnchor] = [:]
    return findings
      + anchors.compactMap { anchor in
        guard let first = seen.updateValue(anchor, forKey: anchor.name) else { return nil }
        return Finding(
          .duplicateAnchor, at: entry.at(first.range),
          "this page has a second anchor \("#\(anchor.name)".quoted)",
          notes: [.init("the same anchor is generated here", at: entry.at(anchor.range))],
          help: ["change the text of the heading"])
      }
  }
}
