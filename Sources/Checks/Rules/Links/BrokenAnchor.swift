internal import Bytes
internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A link leads to an anchor that the target page does not have.
  package static let brokenAnchor = Rule(
    "broken-anchor", stage: .check,
    what: "A link leads to an anchor that the target page does not have.",
    why: "The link opens the top of the page, and the reader has to search for the section.",
    example: """
      [reasons](data-privacy.md#why)
      """,
    fix: """
      Use the anchor that GitHub generates for the heading: lower case, `-` for each space, no \
      punctuation.
      """)
}

extension Check {
  static let brokenAnchor = Check(.brokenAnchor) { context, position in
    var targets: [EntryIndex: AnchorSearch] = [:]
    var files: [CollectionIndex: NearestNames] = [:]
    return context.links(of: position).compactMap { link in
      let name: String
      let title: String
      var meant: [String] = []
      var known: [String] = []
      var cause: Cause?
      switch link.target {
      case .entry(let entry, anchor: .some(let anchor)):
        let target = context.graph.entries[entry]
        // Fast path: most links lead to a heading, and few of them to the same page.
        if targets[entry] == nil,
          target.document.headings.contains(where: { $0.anchor == anchor })
        {
          if target.document.headings.count < 100 { return nil }
        }
        var search =
          targets[entry] ?? AnchorSearch(context.graph.anchors(of: entry).map(\.name))
        if !search.anchors.contains(anchor) { meant = search.names.didYouMean(anchor) }
        targets[entry] = search
        if search.anchors.contains(anchor) || context.graph.hasUnknownParts(entry) { return nil }
        if let rename = context.renamedPart(anchor, of: entry) {
          return renamed(link, anchor, rename, context)
        }
        known = Self.shown(context.graph.anchors(of: entry).map(\.name))
        (name, title) = (anchor, target.path)
        cause = context.cause(ofMissingPart: anchor, of: entry)
      case .collection(let collection, anchor: .some(let anchor)):
        (name, title) = (anchor, Self.place(of: link, collection, context))
        // The link may lead to a file with several entries.
        var names = files[collection] ?? NearestNames(context.graph.itemAnchors(in: collection))
        let file = context.graph.itemFile(in: collection, withAnchor: anchor)
        meant = file.map { ["`\($0)#\(anchor)` has it"] } ?? names.didYouMean(anchor)
        files[collection] = names
      default: return nil
      }
      return Finding(
        .brokenAnchor, at: link.location, "\(title.quoted) has no anchor \("#\(name)".quoted)",
        help: meant.isEmpty ? known : meant.map { $0.replacing("mean `", with: "mean `#") },
        consequence: cause.map { Consequence(of: $0, "link") })
    }
  }

  /// Reports a link to a part under its old id.
  private static func renamed(
    _ link: CheckContext.Link, _ anchor: String, _ rename: RenamedPart, _ context: CheckContext
  ) -> Finding {
    let before = link.destination.prefix { $0 != "#" }
    return Finding(
      .brokenAnchor, at: link.location,
      "\(context.graph.entries[rename.entry].path.quoted) has no anchor \("#\(anchor)".quoted)",
      help: ["it is now \("#\(rename.part.anchor)".quoted)"],
      fix: link.isReplaceable
        ? Fix(link.location, replacement: "\(before)#\(rename.part.anchor)") : nil,
      consequence: Consequence(of: context.cause(of: rename, anchor), "link"))
  }

  /// Returns the help with some anchors of a page. Those of cells and the like have points.
  private static func shown(_ anchors: [String]) -> [String] {
    let own = anchors.filter { !$0.contains(".") || $0.first?.isNumber == true }
    guard !own.isEmpty else { return ["leave the anchor out: the page has no headings"] }
    let first = own.prefix(4).map { "#\($0)".quoted }
    let rest = own.count - first.count
    return [
      "the page has the anchors "
        + (first + (rest > 0 ? ["\(grouped(rest)) more"] : [])).listed()
    ]
  }

  /// Returns the path of the file with several entries, or of the folder, that a link names.
  private static func place(
    of link: CheckContext.Link, _ collection: CollectionIndex, _ context: CheckContext
  ) -> String {
    let written = String(link.destination.prefix { $0 != "#" && $0 != "?" })
    let folder =
      written.hasPrefix("/") ? "" : ContentPath.folder(of: context.graph.entries[link.entry].path)
    let path = ContentPath.join(folder, PercentEncoding.decode(written))
    if let path, context.graph.isItemFile(path) { return path }
    let own = context.graph.collections[collection].schema.folder
    return own.isEmpty ? written : own
  }
}

/// The anchors of a page, for several links that lead to it.
private struct AnchorSearch {
  let anchors: Set<String>
  var names: NearestNames

  init(_ names: [String]) {
    anchors = Set(names)
    self.names = NearestNames(anchors.sorted())
  }
}
