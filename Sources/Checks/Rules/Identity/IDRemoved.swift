internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A published address, id or anchor is gone without a redirect.
  package static let idRemoved = Rule(
    "id-removed", stage: .check,
    what: """
      An entry, address or anchor that `site.lock` lists as published no longer exists, and no \
      redirect replaces it.
      """,
    why: "Links and citations on other sites are now broken.",
    example: """
      # models/saas.md was renamed to models/saas-ai.md, without
      redirect_from: [models/saas/]
      """,
    fix: """
      Add the old address to `redirect_from` of the page that replaces it. If the page was \
      removed permanently, accept that with `demarc check --update-lock`.
      """)
}

extension Check {
  static let idRemoved = Check(.idRemoved) { context in
    guard let lock = context.lock else { return [] }
    let map = context.siteMap
    let routes = Set(map.pages.map { map.address($0.route) })
    let owners = Dictionary(
      map.entryRoutes.indexed().map { (map.address($1), $0) }, uniquingKeysWith: { a, _ in a })
    return lock.entries.compactMap { item in
      guard routes.contains(item.route) else { return goneRoute(item, context) }
      return owners[item.route].flatMap { changedID(item, of: $0, context) }
    } + goneAnchors(lock, owners, context)
  }

  private static func goneRoute(
    _ item: PublishedLock.Item, _ context: CheckContext
  ) -> Finding? {
    let graph = context.graph
    let kept = context.entry(item)
    let replacement = kept ?? graph.entries.firstIndex { $0.title == item.title }
    let address = "/\(item.route)".quoted
    guard let replacement else {
      // Another finding reports the unreadable file.
      if graph.isUnparsed(item.id, in: item.collection) { return nil }
      return Finding(
        .idRemoved, at: item.location, "\(address) was published and no longer exists",
        help: [
          "add it to `redirect_from` of the page that replaces it",
          "if it was removed permanently, run `demarc check --update-lock`",
        ])
    }
    let entry = graph.entries[replacement]
    let rename = graph.renames.byEntry[replacement]
    return Finding(
      .idRemoved, at: entry.at(entry.titleRange),
      "this was published at \(address), and that address does not redirect here",
      notes: [.init("published here", at: item.location)],
      help: ["add `redirect_from: [\(item.route)]`"],
      fix: redirect(from: item.route, to: entry),
      consequence: rename.map { Consequence(of: graph.cause(of: $0), "published address") })
  }

  /// Returns a fix that adds the address below the title, or nil if the title does not have a line
  /// of its own: a multi-line scalar, or a mapping in braces.
  private static func redirect(from route: String, to entry: Entry) -> Fix? {
    let length = entry.titleRange.indices.count
    let size = entry.title.utf8.count
    let firstKey = entry.fields.items.map(\.keyRange.start).filter { $0 >= 0 }.min() ?? -1
    guard entry.fields["redirect_from"] == nil, entry.fields["title"]?.range == entry.titleRange,
      length == size || length == size + 2, !entry.title.contains(where: \.isNewline),
      // The first key must be at the start of the file or below the first `---`.
      [0, 4, 5].contains(firstKey), !route.contains("\""), !route.contains("\\")
    else { return nil }
    let end = Int(entry.titleRange.end)
    return Fix(
      entry.at(SourceRange(end, end)), replacement: "\nredirect_from: [\"\(route)\"]")
  }

  /// Reports an entry whose id changed although its address did not: papers and tickets cite the
  /// old id.
  private static func changedID(
    _ item: PublishedLock.Item, of owner: EntryIndex, _ context: CheckContext
  ) -> Finding? {
    let entry = context.graph.entries[owner]
    guard context.entry(item) == nil, entry.collection != nil else { return nil }
    return Finding(
      .idRemoved, at: entry.at(entry.idRange),
      "this was published as \(item.id.quoted), and its id is now \(entry.id.quoted)",
      notes: [.init("published here", at: item.location)],
      help: ["keep the old id, or accept the new one with `demarc check --update-lock`"])
  }

  private static func goneAnchors(
    _ lock: PublishedLock, _ owners: [String: EntryIndex], _ context: CheckContext
  ) -> [Finding] {
    var known: [EntryIndex: Set<String>] = [:]
    return lock.anchors.compactMap { anchor in
      guard let owner = owners[anchor.route] else { return nil }
      let anchors =
        known[owner]
        ?? Set(context.graph.lastingAnchors(of: owner).map { context.siteMap.fragment($0) })
      known[owner] = anchors
      guard !anchors.contains(anchor.name) else { return nil }
      let entry = context.graph.entries[owner]
      return Finding(
        .idRemoved, at: entry.at(entry.titleRange),
        "the anchor \("#\(anchor.name)".quoted) of this page was published and no longer exists",
        notes: [.init("published here", at: anchor.location)],
        help: didYouMean(anchor.name, in: anchors.sorted())
          + ["keep the heading, or accept the change with `demarc check --update-lock`"])
    }
  }
}

extension CheckContext {
  /// Returns the entry that now has the id of a published one.
  func entry(_ item: PublishedLock.Item) -> EntryIndex? {
    guard !item.collection.isEmpty else {
      return graph.entries.firstIndex { $0.collection == nil && $0.id == item.id }
    }
    guard let entry = graph.collection(item.collection).flatMap({ graph.entry(item.id, in: $0) })
    else { return nil }
    // References may still name a renamed entry by the published id.
    return graph.renames.byEntry[entry]?.id == item.id ? nil : entry
  }
}
