internal import ContentModel

extension SiteRenderer {
  /// The HTML of a view; `number` tells the views of a page apart.
  func html(of view: View, number: Int) -> [UInt8] {
    switch view {
    case .matrix(let index, .table):
      matrixTable(graph.matrices[index], onOwnPage: false, number: number)
    case .matrix(let index, .heatmap): heatmap(graph.matrices[index], number: number)
    case .list(let list): renderView("list", listNames(list))
    case .count(let collection, let count): countView(collection, count)
    }
  }

  func renderView(_ name: String, _ names: TemplateObject) -> [UInt8] {
    render("views/\(name)", names)
  }

  private func countView(_ collection: Int, _ count: Int) -> [UInt8] {
    let schema = graph.collections[collection].schema
    return renderView(
      "count",
      TemplateObject([
        "count": .text("\(count)"), "noun": .text(count == 1 ? schema.singular : schema.plural),
        "href": .text(siteMap.href(collection: collection)),
      ]))
  }

  func listNames(_ list: View.EntryList) -> TemplateObject {
    TemplateObject([
      "groups": .group(
        list.groups.map { group in
          TemplateObject([
            "label": .text(group.label),
            "entries": .group(group.entries.map { listItem($0, list.fields) }),
          ])
        })
    ])
  }

  private func listItem(_ position: Int, _ fields: [FieldSchema]) -> TemplateObject {
    let entry = graph.entries[position]
    let facts = fields.compactMap { field -> TemplateObject? in
      guard let value = entry.fields[field.name].flatMap({ text($0.value) }) else { return nil }
      return TemplateObject(["label": .text(field.label), "value": .text(value)])
    }
    return link(position).merging(
      TemplateObject(["id": .text(entry.id), "facts": .group(facts)]))
  }
}
