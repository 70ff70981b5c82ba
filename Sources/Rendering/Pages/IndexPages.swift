internal import ContentFormat
internal import ContentModel

/// The template names that only index pages of collections have.
struct IndexPage: PageModel {
  static let template = PageTemplate.index

  struct Collection: TemplateModel {
    let id: String
    let singular: String
    let description: String?
    /// The singular or plural noun for the number of entries.
    let plural: String
    let count: Int

    static let names: TemplateNames<Self> = [
      "id": .text(\.id), "singular": .text(\.singular), "plural": .text(\.plural),
      "description": .text(\.description), "count": .number(\.count),
    ]
  }

  let collection: Collection
  /// The fields by which readers can filter the entries.
  let filters: [IndexFilter]
  /// The list of entries, or nil if the page shows them in a table or a view.
  let list: ListView?
  /// The table of entries, or nil if the page shows them in a list or a view.
  let table: IndexTable?
  /// The address of the page with all entries for printing.
  let printHref: String?

  static let names: TemplateNames<Self> = [
    "collection": .object(\.collection), "filters": .group(\.filters), "list": .object(\.list),
    "table": .object(\.table), "print_href": .text(\.printHref),
  ]
}

/// The page of a tag.
struct TagPage: PageModel {
  static let template = PageTemplate.tag

  let tag: Tag
  /// The entries with the tag, by collection.
  let groups: [LinkGroup]

  struct Tag: TemplateModel {
    let title: String
    let count: Int

    static let names: TemplateNames<Self> = ["title": .text(\.title), "count": .number(\.count)]
  }

  static let names: TemplateNames<Self> = ["tag": .object(\.tag), "groups": .group(\.groups)]
}

/// The page of all tags.
struct TagsPage: PageModel {
  static let template = PageTemplate.tags

  struct Tag: TemplateModel {
    let title: String
    let href: String
    let count: Int

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "href": .text(\.href), "count": .number(\.count),
    ]
  }

  let tags: [Tag]

  static let names: TemplateNames<Self> = ["all_tags": .group(\.tags)]
}

extension SiteRenderer {
  /// Returns the index page of a collection without an `index.md`.
  func collectionPage(_ position: CollectionIndex, _ page: SiteMap.Page) -> [UInt8] {
    let title = title(of: position)
    let schema = graph.collections[position].schema
    let facts = PageMetadata(
      title: title, description: schema.description, kind: "index", collection: schema.name)
    var root = root(
      page, facts, breadcrumbs: homeCrumbs + [Link(title: title, href: nil)])
    root.sidebar = frame.sidebar(of: position, at: nil, shownIn: graph)
    return render(indexPage(position, hasOwnList: false), on: root)
  }

  /// Returns the names of a collection's index page.
  func indexPage(_ position: CollectionIndex, hasOwnList: Bool) -> IndexPage {
    let collection = graph.collections[position]
    let schema = collection.schema
    let count = collection.entries.count
    let noun = IndexPage.Collection(
      id: schema.name, singular: schema.singular, description: schema.description,
      plural: count == 1 ? schema.singular : schema.plural, count: count)
    let printHref =
      graph.site.hasPrintPages && count > 0 ? siteMap.href(siteMap.printRoute(of: position)) : nil
    guard !hasOwnList else {
      return IndexPage(
        collection: noun, filters: [], list: nil, table: nil, printHref: printHref)
    }
    let contents = IndexContents(collection, graph)
    let list = View.EntryList(
      collection: position, groups: contents.groups, fields: contents.fields)
    return IndexPage(
      collection: noun,
      filters: contents.filters.map { IndexFilter($0, of: collection.entries, graph) },
      list: contents.isTable ? nil : listView(list, filters: Set(contents.filters.map(\.name))),
      table: contents.isTable ? indexTable(contents, schema) : nil, printHref: printHref)
  }

  func tagPage(_ tag: SiteMap.Tag, _ page: SiteMap.Page) -> [UInt8] {
    let facts = PageMetadata(title: tag.name, description: nil, kind: "tag")
    let crumbs =
      homeCrumbs + [
        Link(title: word("tags"), href: siteMap.href("tags/")), Link(title: tag.name, href: nil),
      ]
    let model = TagPage(
      tag: TagPage.Tag(title: tag.name, count: tag.entries.count),
      groups: linkGroups(tag.entries))
    return render(model, on: root(page, facts, breadcrumbs: crumbs))
  }

  /// Returns links to entries, grouped by collection. Pages outside of collections come last.
  func linkGroups(_ entries: some Sequence<EntryIndex>) -> [LinkGroup] {
    linkGroups(entries, entry: \.self) { link($0) }
  }

  /// Returns links to items by the collection of their entries.
  func linkGroups<Items: Sequence>(
    _ items: Items, entry: (Items.Element) -> EntryIndex, link: (Items.Element) -> EntryLink
  ) -> [LinkGroup] {
    // There are few collections, so a search is faster than a dictionary.
    var groups: [(collection: CollectionIndex?, links: [EntryLink])] = []
    for item in items {
      let collection = graph.entries[entry(item)].collection
      if let group = groups.lastIndex(where: { $0.collection == collection }) {
        groups[group].links.append(link(item))
      } else {
        groups.append((collection, [link(item)]))
      }
    }
    let last = graph.collections.endIndex
    return groups.sorted { ($0.collection ?? last) < ($1.collection ?? last) }.map { group in
      LinkGroup(label: group.collection.map { title(of: $0) } ?? word("pages"), links: group.links)
    }
  }

  func tagsPage(_ page: SiteMap.Page) -> [UInt8] {
    let facts = PageMetadata(title: word("tags"), description: nil, kind: "tags")
    let crumbs = homeCrumbs + [Link(title: word("tags"), href: nil)]
    let tags = siteMap.tags.map { tag in
      TagsPage.Tag(
        title: tag.name, href: siteMap.href(tag.route), count: tag.entries.count)
    }
    return render(TagsPage(tags: tags), on: root(page, facts, breadcrumbs: crumbs))
  }
}
