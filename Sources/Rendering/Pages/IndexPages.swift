internal import ContentFormat
internal import ContentModel

extension SiteRenderer {
  /// The index of a collection that has no `index.md`.
  func collectionPage(_ position: Int, _ page: SiteMap.Page) -> [UInt8] {
    let schema = graph.collections[position].schema
    let title = title(of: position)
    let facts = PageFacts(
      title: title, description: nil, kind: "index", collection: schema.name)
    var object = root(page, facts, breadcrumbs: homeCrumbs + [crumb(title, nil)])
    object["sidebar"] = frame.sidebar(of: position, at: nil, shownIn: graph)
    return render("index", object.merging(indexNames(position, hasOwnList: false)))
  }

  /// The names of a collection's index.
  func indexNames(_ position: Int, hasOwnList: Bool) -> TemplateObject {
    let collection = graph.collections[position]
    let count = collection.entries.count
    let list = View.EntryList(
      collection: position, groups: [.init(label: nil, entries: collection.entries)],
      fields: collection.schema.choices)
    return TemplateObject([
      "collection": .object(
        TemplateObject([
          "id": .text(collection.schema.name), "singular": .text(collection.schema.singular),
          "plural": .text(count == 1 ? collection.schema.singular : collection.schema.plural),
          "count": .text("\(count)"),
        ])),
      "list": hasOwnList ? nil : .object(listNames(list)),
    ])
  }

  func tagPage(_ tag: SiteMap.Tag, _ page: SiteMap.Page) -> [UInt8] {
    let facts = PageFacts(title: tag.name, description: nil, kind: "tag")
    let crumbs =
      homeCrumbs + [crumb(word("tags"), siteMap.href("tags/")), crumb(tag.name, nil)]
    var groups: [Int: [TemplateObject]] = [:]
    for entry in tag.entries {
      groups[graph.entries[entry].collection ?? Int.max, default: []].append(link(entry))
    }
    let names = TemplateObject([
      "tag": .object(
        TemplateObject(["title": .text(tag.name), "count": .text("\(tag.entries.count)")])),
      "groups": .group(
        groups.sorted { $0.key < $1.key }.map { collection, links in
          TemplateObject([
            "label": .text(collection == Int.max ? word("pages") : title(of: collection)),
            "links": .group(links),
          ])
        }),
    ])
    return render("tag", root(page, facts, breadcrumbs: crumbs).merging(names))
  }

  func tagsPage(_ page: SiteMap.Page) -> [UInt8] {
    let facts = PageFacts(title: word("tags"), description: nil, kind: "tags")
    let crumbs = homeCrumbs + [crumb(word("tags"), nil)]
    let tags = siteMap.tags.map { tag in
      TemplateObject([
        "title": .text(tag.name), "href": .text(siteMap.href(tag.route)),
        "count": .text("\(tag.entries.count)"),
      ])
    }
    let names = TemplateObject(["all_tags": .group(tags)])
    return render("tags", root(page, facts, breadcrumbs: crumbs).merging(names))
  }
}
