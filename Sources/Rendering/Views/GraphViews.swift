internal import ContentFormat
internal import ContentModel

extension SiteRenderer {
  /// A relation as a drawing, and as a list for readers who do not see it.
  func relationGraph(_ view: RelationGraph, number: Int) -> [UInt8] {
    let schema = graph.collections[view.collection].schema
    return renderView(.graph, graphNames(view, id: "graph-\(schema.name)-\(number)", current: nil))
  }

  /// The names of a drawing; `current` is the entry whose page it is on.
  func graphNames(_ view: RelationGraph, id: String, current: Int?) -> TemplateObject {
    let schema = graph.collections[view.collection].schema
    let numbers = view.groups.map { $0.flatMap(view.legend.firstIndex(of:)) }
    // The list goes by group, and within it in the collection's order.
    let inOrder = view.nodes.indices.sorted {
      (numbers[$0] ?? .max, siteMap.order[view.nodes[$0]] ?? 0)
        < (numbers[$1] ?? .max, siteMap.order[view.nodes[$1]] ?? 0)
    }
    let nodes = view.nodes.indices.map { index in
      GraphDrawing.Node(
        title: graph.entries[view.nodes[index]].title, note: view.groups[index],
        group: numbers[index], href: siteMap.href(entry: view.nodes[index]),
        isCurrent: view.nodes[index] == current)
    }
    let drawing = GraphDrawing(
      id: id, title: "\(humanized(schema.plural)): \(nodes.count)", nodes: nodes, edges: view.edges)
    var before: [Int: [Int]] = [:]
    for edge in view.edges { before[edge.to, default: []].append(edge.from) }
    let items = inOrder.map { index in
      TemplateObject([
        "title": .text(nodes[index].title), "href": .text(nodes[index].href),
        "group": .text(nodes[index].note), "current": .flag(nodes[index].isCurrent),
        "before": .group(
          before[index, default: []].sorted().map { link(view.nodes[$0]) }),
      ])
    }
    return TemplateObject([
      "id": .text(id), "title": .text(humanized(schema.plural)),
      "svg": view.excess == nil ? .html(drawing.svg) : nil,
      "nodes": .group(items),
      "groups": .group(
        view.legend.enumerated().map { index, label in
          TemplateObject(["label": .text(label), "number": .text("\(index % 6)")])
        }),
    ])
  }
}
