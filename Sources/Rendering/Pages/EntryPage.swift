internal import ContentFormat
internal import ContentModel
internal import Markdown

/// A template with the objects for it.
struct RenderedView {
  let template: String
  /// The kind of the page, as its class has it.
  let kind: String
  let objects: [TemplateObject]
}

extension SiteRenderer {
  func entryPage(_ position: EntryIndex, _ page: SiteMap.Page) -> [UInt8] {
    let view = entryView(position, page)
    keepPrinted(view, of: position)
    return render(view.template, view.objects)
  }

  /// Returns what the page of an entry shows.
  func entryView(_ position: EntryIndex, _ page: SiteMap.Page) -> RenderedView {
    let entry = graph.entries[position]
    let settings = PageSettings(entry.fields)
    let pages = entry.collection.map { ownPages[$0, settings.template] ?? collectionPages[$0] }
    let owner = owners[position]
    let general = generalTemplate(for: position, page)
    let template = template(for: position, page)
    let kind = pages.map { $0.isMatrix ? "matrix" : "entry" } ?? general
    var facts = PageMetadata(
      title: entry.title, description: entry.description, kind: kind,
      collection: pages?.name, isDraft: entry.isDraft)
    facts.section = (entry.collection ?? owner).map { title(of: $0) }
    if pages != nil { facts.keywords = ([entry.id] + entry.aliases).joined(separator: " ") }
    facts.lastChange = self.facts.lastChanges[entry.path]
    facts.editHref = graph.site.editURL.map { $0.replacing("{path}", with: entry.path) }
    var root = root(
      page, facts, breadcrumbs: breadcrumbs(position, page), body: body(of: position))
    root.outline = outline(entry.document)
    root.apply(settings)
    root.tags = entry.tags.compactMap { tag in
      siteMap.tag(tag.text).map { Link(title: tag.text, href: siteMap.href($0.route)) }
    }
    root.backlinks = backlinks(position)
    if let pages, let collection = entry.collection {
      if !settings.isWide {
        root.sidebar = frame.sidebar(of: collection, at: siteMap.order[position], shownIn: graph)
      }
      addNeighbours(position, graph.collections[collection].entries, to: &root)
      var objects = [root.object, entryObject(position, pages)]
      if pages.isMatrix {
        let matrix = graph.matrices.first { $0.entry == position }
        objects.append(MatrixPage(matrix: matrix.map { matrixSummary($0) }).object)
      }
      return RenderedView(template: template, kind: kind, objects: objects)
    }
    func view(_ object: TemplateObject) -> RenderedView {
      RenderedView(template: template, kind: kind, objects: [root.object, object])
    }
    if general == HomePage.template.rawValue { return view(homePage(position).object) }
    guard let owner else { return view(otherFields(ofPage: position).object) }
    if !settings.isWide { root.sidebar = frame.sidebar(of: owner, at: nil, shownIn: graph) }
    return view(indexPage(owner, hasOwnList: hasList(of: owner, on: position)).object)
  }

  /// Returns the name of the template for an entry's page.
  func template(for position: EntryIndex, _ page: SiteMap.Page) -> String {
    let entry = graph.entries[position]
    let own = PageSettings(entry.fields).template
    if let collection = entry.collection {
      return (ownPages[collection, own] ?? collectionPages[collection]).template
    }
    if let own, theme.ownTemplates.contains(where: { $0.name == own && $0.schema == nil }) {
      return own
    }
    return generalTemplate(for: position, page)
  }

  /// Returns the name of the template for an entry's page that names none.
  private func generalTemplate(for position: EntryIndex, _ page: SiteMap.Page) -> String {
    if let collection = graph.entries[position].collection {
      return collectionPages[collection].template
    }
    return page.route.isEmpty ? "home" : owners[position] == nil ? "page" : "index"
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
    _ position: EntryIndex, _ entries: [EntryIndex], to root: inout PageRoot
  ) {
    guard let index = siteMap.order[position] else { return }
    if index > 0 { root.previous = link(entries[index - 1]) }
    if index + 1 < entries.count { root.next = link(entries[index + 1]) }
    root.hasPager = entries.count > 1
  }

  /// Returns the headings of level 2, each with those of level 3 below it, and these with those of
  /// level 4. A heading without one above it takes the level of that.
  private func outline(_ document: MarkdownDocument) -> [PageRoot.Heading] {
    var items: [PageRoot.Heading] = []
    for heading in document.headings
    where (2...4).contains(heading.level) && !heading.anchor.isEmpty {
      let href = "#" + heading.anchor
      let last = items.count - 1
      if heading.level == 2 || items.isEmpty {
        items.append(PageRoot.Heading(title: heading.text, href: href))
      } else if heading.level == 3 || items[last].headings.isEmpty {
        items[last].headings.append(PageRoot.Subheading(title: heading.text, href: href))
      } else {
        items[last].headings[items[last].headings.count - 1].headings.append(
          Link(title: heading.text, href: href))
      }
    }
    return items
  }

  /// Returns the entries that refer to this one, by collection. It omits those that `relations`
  /// already lists because every referring field has an inverse.
  private func backlinks(_ position: EntryIndex) -> [LinkGroup] {
    linkGroups(
      graph.backlinks[position].lazy.filter { backlink in
        guard !backlink.fields.isEmpty, let collection = graph.entries[backlink.from].collection
        else { return true }
        return !backlink.fields.allSatisfy {
          graph.collections[collection].schema.inverse(of: $0) != nil
        }
      }.map(\.from))
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

extension SiteMap {
  /// Returns the title of a collection's index page.
  func title(of collection: CollectionIndex, in graph: ContentGraph) -> String {
    let collection = graph.collections[collection]
    return collection.index.map { graph.entries[$0].title } ?? collection.schema.title
  }
}
