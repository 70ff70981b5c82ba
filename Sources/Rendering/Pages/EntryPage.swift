internal import ContentFormat
internal import ContentModel
internal import Markdown

extension SiteRenderer {
  func entryPage(_ position: Int, _ page: SiteMap.Page) -> [UInt8] {
    let entry = graph.entries[position]
    let owner = graph.collections.indices.first { graph.collections[$0].index == position }
    let buildFacts = self.facts
    var facts = PageFacts(
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
    var object = root(
      page, facts, breadcrumbs: breadcrumbs(position, page), body: body(of: position))
    object["outline"] = outline(entry.document)
    object["tags"] = .group(
      entry.tags.compactMap { tag in
        siteMap.tag(tag.text).map { crumb(tag.text, siteMap.href($0.route)) }
      })
    object["backlinks"] = backlinks(position)
    if let collection {
      object["sidebar"] = frame.sidebar(
        of: entry.collection, at: siteMap.order[position], shownIn: graph)
      addNeighbours(position, collection, to: &object)
      object = object.merging(entryNames(position, collection.schema))
      if collection.schema.kind == .matrix,
        let matrix = graph.matrices.first(where: { $0.entry == position })
      {
        object["matrix"] = .object(matrixNames(matrix))
      } else if collection.schema.kind == .matrix {
        object = object.merging(TemplateObject(["matrix": nil]))
      }
    } else if template == "home" {
      object = object.merging(homeNames(position))
    } else if let owner {
      object["sidebar"] = frame.sidebar(of: owner, at: nil, shownIn: graph)
      object = object.merging(indexNames(owner, hasOwnList: hasList(of: owner, on: position)))
    }
    return render(template, object)
  }

  /// The template that an entry's page is made with.
  func template(for position: Int, _ page: SiteMap.Page) -> String {
    guard let schema = graph.collection(of: position)?.schema else {
      let isIndex = graph.collections.contains { $0.index == position }
      return page.route.isEmpty ? "home" : isIndex ? "index" : "page"
    }
    return theme.template(for: schema)
  }

  private func breadcrumbs(_ position: Int, _ page: SiteMap.Page) -> [TemplateObject] {
    guard !page.route.isEmpty else { return [] }
    var crumbs = homeCrumbs
    if let collection = graph.entries[position].collection {
      crumbs.append(crumb(title(of: collection), siteMap.href(collection: collection)))
    }
    return crumbs + [crumb(graph.entries[position].title, nil)]
  }

  /// The title of a collection's index.
  func title(of collection: Int) -> String { siteMap.title(of: collection, in: graph) }

  private func addNeighbours(
    _ position: Int, _ collection: ContentGraph.Collection, to object: inout TemplateObject
  ) {
    guard let index = siteMap.order[position] else { return }
    let entries = collection.entries
    if index > 0 { object["previous"] = .object(link(entries[index - 1])) }
    if index + 1 < entries.count { object["next"] = .object(link(entries[index + 1])) }
    object["pager"] = .flag(entries.count > 1)
  }

  /// The headings of the second level, those of the third inside.
  private func outline(_ document: MarkdownDocument) -> TemplateValue? {
    var items: [TemplateObject] = []
    var inner: [TemplateObject] = []
    func close() {
      guard !inner.isEmpty, var last = items.popLast() else { return }
      last["outline_items"] = .group(inner)
      items.append(last)
      inner = []
    }
    for heading in document.headings
    where (heading.level == 2 || heading.level == 3) && !heading.anchor.isEmpty {
      let href = TemplateValue.text("#" + heading.anchor)
      if heading.level == 2 || items.isEmpty {
        close()
        items.append(
          TemplateObject(["title": .text(heading.text), "href": href, "outline_items": nil]))
      } else {
        inner.append(TemplateObject(["title": .text(heading.text), "href": href]))
      }
    }
    close()
    return .group(items)
  }

  /// Who refers to the entry, by collection; what the inverse of a relation shows is left to it.
  private func backlinks(_ position: Int) -> TemplateValue? {
    var groups: [Int: [TemplateObject]] = [:]
    for backlink in graph.backlinks[position] {
      let source = graph.entries[backlink.from]
      let schema = graph.collection(of: backlink.from)?.schema
      let isShown =
        !backlink.fields.isEmpty
        && backlink.fields.allSatisfy { schema?.inverse(of: $0) != nil }
      if !isShown { groups[source.collection ?? Int.max, default: []].append(link(backlink.from)) }
    }
    return .group(
      groups.sorted { $0.key < $1.key }.map { collection, links in
        let label = collection == Int.max ? word("pages") : title(of: collection)
        return TemplateObject(["label": .text(label), "links": .group(links)])
      })
  }

  private func hasList(of collection: Int, on position: Int) -> Bool {
    (graph.views[position] ?? [:]).values.contains { view in
      switch view {
      case .list(let list): list.collection == collection
      case .timeline(let timeline): timeline.collection == collection
      case .matrix, .count, .graph, .checklist, .ranking, .cells, .guide: false
      }
    }
  }
}

extension SiteRenderer.PageFacts {
  fileprivate func with(kind: String) -> Self {
    Self(
      title: title, description: description, kind: kind, collection: collection, isDraft: isDraft,
      editHref: editHref, lastChange: lastChange, section: section, keywords: keywords)
  }
}

extension SiteMap {
  /// The title of a collection's index.
  func title(of collection: Int, in graph: ContentGraph) -> String {
    let collection = graph.collections[collection]
    return collection.index.map { graph.entries[$0].title } ?? humanized(collection.schema.plural)
  }
}
