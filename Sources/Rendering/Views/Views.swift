internal import ContentFormat
internal import ContentModel

extension SiteRenderer {
  /// The HTML of a view; `number` tells the views of a page apart.
  func html(of view: View, number: Int) -> [UInt8] {
    switch view {
    case .matrix(let index, .table):
      matrixTable(graph.matrices[index], onOwnPage: false, number: number)
    case .matrix(let index, .heatmap): heatmap(graph.matrices[index], number: number)
    case .list(let list): renderView(.list, listNames(list))
    case .count(let collection, let count): countView(collection, count)
    case .graph(let view): relationGraph(view, number: number)
    case .timeline(let view): timeline(view)
    case .checklist(let lists): checklist(lists)
    case .ranking(let view): ranking(view)
    case .cells(let matrix, let places): cells(places, of: matrix)
    case .guide(let questions): guide(questions, number: number)
    }
  }

  func renderView(_ template: ViewTemplate, _ names: TemplateObject) -> [UInt8] {
    render(template.name, names)
  }

  private func countView(_ collection: Int, _ count: Int) -> [UInt8] {
    let schema = graph.collections[collection].schema
    return renderView(
      .count,
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

  /// The values of fields in words, those that the entry has.
  func facts(_ position: Int, _ fields: [FieldSchema]) -> [TemplateObject] {
    let entry = graph.entries[position]
    return fields.compactMap { field in
      guard let value = entry.fields[field.name].flatMap({ text($0.value) }) else { return nil }
      return TemplateObject(["label": .text(field.label), "value": .text(value)])
    }
  }

  private func listItem(_ position: Int, _ fields: [FieldSchema]) -> TemplateObject {
    link(position).merging(
      TemplateObject([
        "id": .text(graph.entries[position].id), "facts": .group(facts(position, fields)),
      ]))
  }
}
