internal import ContentFormat
internal import ContentModel
internal import Markdown

extension SiteRenderer {
  func entryPage(_ position: EntryIndex, _ page: SiteMap.Page) -> [UInt8] {
    let entry = graph.entries[position]
    let owner = graph.collections.indices.first { graph.collections[$0].index == position }
    let buildFacts = self.facts
    var facts = PageMetadata(
      title: entry.title, description: entry.description, kind: "page",
      collection: graph.collection(of: position)?.schema.name, isDraft: entry.isDraft)
    facts.section = (entry.collection ?? owner).map { title(of: $0) }
    if entry.collection != nil {
      facts.keywords = ([entry.id] + entry.aliases).joined(separator: " ")
    }
    facts.lastChange = buildFacts.lastChanges[entry.path]
    facts.editHref = graph.site.editURL.map { $0.replacing("{path}", with: entry.path) }
    let collection = graph.collection(of: position)
    let template = template(for: position, page)
    switch template {
    case "page", "home", "index": facts = facts.with(kind: template)
    default: facts = facts.with(kind: collection?.schema.kind == .matrix ? "matrix" : "entry")
    }
    var root = root(
      page, facts, breadcrumbs: breadcrumbs(position, page), body: body(of: position))
    root.outline = outline(entry.document)
    let settings = PageSettings(entry.fields)
    root.apply(settings)
    root.tags = entry.tags.compactMap { tag in
      siteMap.tag(tag.text).map { Link(title: tag.text, href: siteMap.href($0.route)) }
    }
    root.backlinks = backlinks(position)
    if let collection {
      if !settings.isWide {
        root.sidebar = frame.sidebar(
          of: entry.collection, at: siteMap.order[position], shownIn: graph)
      }
      addNeighbours(position, collection, to: &root)
      var objects = [root.object, entryObject(position, collection.schema)]
      if collection.schema.kind == .matrix {
        let matrix = graph.matrices.first { $0.entry == position }
        objects.append(MatrixPage(matrix: matrix.map { matrixSummary($0) }).object)
      }
      return render(template, objects)
    }
    if template == HomePage.template.rawValue { return render(homePage(position), on: root) }
    guard let owner else {
      return render(template, [root.object, otherFields(ofPage: position).object])
    }
    if !settings.isWide { root.sidebar = frame.sidebar(of: owner, at: nil, shownIn: graph) }
    return render(
      indexPage(owner, hasOwnList: hasList(of: owner, on: position)), on: root)
  }

  /// Returns the name of the template for an entry's page.
  func template(for position: EntryIndex, _ page: SiteMap.Page) -> String {
    guard let schema = graph.collection(of: position)?.schema else {
      let isIndex = graph.collections.contains { $0.index == position }
      return page.route.isEmpty ? "home" : isIndex ? "index" : "page"
    }
    return theme.template(for: schema)
  }

  private func breadcrumbs(_ position: EntryIndex, _ page: SiteMap.Page) -> [Link] {
    guard !page.route.isEmpty else { return [] }
    var crumbs = homeCrumbs
    if let collection = graph.entries[position].collection,
      graph.collections[collection].index != position
    {
      crumbs.append(
        Link(title: title(of: collection), href: siteMap.href(collection: collection)))
    }
    return crumbs + [Link(title: graph.entries[position].title, href: nil)]
  }

  /// Returns the title of a collection's index page.
  func title(of collection: CollectionIndex) -> String { siteMap.title(of: collection, in: graph) }

  private func addNeighbours(
    _ position: EntryIndex, _ collection: ContentGraph.Collection, to root: inout PageRoot
  ) {
    guard let index = siteMap.order[position] else { return }
    let entries = collection.entries
    if index > 0 { root.previous = link(entries[index - 1]) }
    if index + 1 < entries.count { root.next = link(entries[index + 1]) }
    root.hasPager = entries.count > 1
  }

  /// Returns the headings of level 2, each with the headings of level 3 below it.
  private func outline(_ document: MarkdownDocument) -> [PageRoot.Heading] {
    var items: [PageRoot.Heading] = []
    for heading in document.headings
    where (heading.level == 2 || heading.level == 3) && !heading.anchor.isEmpty {
      let href = "#" + heading.anchor
      if heading.level == 2 || items.isEmpty {
        items.append(PageRoot.Heading(title: heading.text, href: href))
      } else {
        items[items.count - 1].headings.append(Link(title: heading.text, href: href))
      }
    }
    return items
  }

  /// Returns the entries that refer to this one, by collection. It omits those that `relations`
  /// already lists because every referring field has an inverse.
  private func backlinks(_ position: EntryIndex) -> [LinkGroup] {
    linkGroups(
      graph.backlinks[position].compactMap { backlink in
        let schema = graph.collection(of: backlink.from)?.schema
        let isShown =
          !backlink.fields.isEmpty
          && backlink.fields.allSatisfy { schema?.inverse(of: $0) != nil }
        return isShown ? nil : backlink.from
      })
  }

  private func hasList(of collection: CollectionIndex, on position: EntryIndex) -> Bool {
    (graph.views[position] ?? [:]).values.contains { view in
      switch view {
      case .list(let list): list.collection == collection
      case .timeline(let timeline): timeline.collection == collection
      case .matrix, .count, .graph, .checklist, .ranking, .cells, .guide: false
      }
    }
  }
}

extension SiteRenderer.PageMetadata {
  fileprivate func with(kind: String) -> Self {
    Self(
      title: title, description: description, kind: kind, collection: collection, isDraft: isDraft,
      editHref: editHref, lastChange: lastChange, section: section, keywords: keywords)
  }
}

extension SiteMap {
  /// Returns the title of a collection's index page.
  func title(of collection: CollectionIndex, in graph: ContentGraph) -> String {
    let collection = graph.collections[collection]
    return collection.index.map { graph.entries[$0].title } ?? collection.schema.title
  }
}
