internal import ContentModel
public import Diagnostics
internal import Markdown

extension Rule {
  /// A link leads to an anchor that its page does not have.
  public static let brokenAnchor = Rule(
    "broken-anchor",
    what: "A link leads to an anchor that its page does not have.",
    why: "The reader lands at the top and looks for what was promised.",
    example: """
      [reasons](data-privacy.md#why)
      """,
    fix: """
      Use the anchor of a heading as GitHub makes it: lower case, spaces as `-`, \
      punctuation dropped.
      """)
}

extension Check {
  static let brokenAnchor = Check(.brokenAnchor) { context, position in
    context.links(of: position).compactMap { link in
      let name: String
      let anchors: Set<String>
      let title: String
      switch link.target {
      case .entry(let entry, anchor: .some(let anchor)):
        let target = context.graph.entries[entry]
        // Nearly all lead to a heading.
        if target.document.headings.contains(where: { $0.anchor == anchor }) { return nil }
        name = anchor
        anchors = Set(context.graph.anchors(of: entry).map(\.name))
        title = target.path
      case .collection(let collection, anchor: .some(let anchor)):
        (name, anchors) = (anchor, [])
        title = context.graph.collections[collection].schema.folder
      default: return nil
      }
      guard !anchors.contains(name) else { return nil }
      return Finding(
        .brokenAnchor, at: link.location, "\(title.quoted) has no anchor \("#\(name)".quoted)",
        help: didYouMean(name, in: anchors.sorted()).map {
          $0.replacing("mean `", with: "mean `#")
        })
    }
  }
}
