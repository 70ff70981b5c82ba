internal import ContentFormat
internal import ContentModel

/// The graph of a relation as a drawing, and as a list for readers who cannot see the drawing.
struct GraphView: PartModel {
  static let template = PartTemplate.graph

  struct Node: TemplateModel {
    let title: String
    let href: String
    let group: String?
    let isCurrent: Bool
    /// The nodes with an edge to this node.
    let before: [EntryLink]

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "href": .text(\.href), "group": .text(\.group),
      "current": .flag(\.isCurrent), "before": .group(\.before),
    ]
  }

  struct Group: TemplateModel {
    let label: String
    /// The index of its color.
    let number: Int

    static let names: TemplateNames<Self> = ["label": .text(\.label), "number": .number(\.number)]
  }

  let id: String
  let title: String
  /// The drawing, or nil if the graph is too large to draw.
  let svg: [UInt8]?
  let nodes: [Node]
  let groups: [Group]

  static let names: TemplateNames<Self> = [
    "id": .text(\.id), "title": .text(\.title), "svg": .html(\.svg), "nodes": .group(\.nodes),
    "groups": .group(\.groups),
  ]
}

extension SiteRenderer {
  func graphView(_ view: RelationGraph, number: Int) -> GraphView {
    graphView(view, id: "graph.\(number)", current: nil)
  }

  /// Returns the view of a relation. `current` is the entry on whose page the view is.
  func graphView(_ view: RelationGraph, id: String, current: EntryIndex?) -> GraphView {
    let schema = graph.collections[view.collection].schema
    let numbers = view.groups.map { $0.flatMap(view.legend.firstIndex(of:)) }
    // The list is sorted by group, and within each group by the order of the collection.
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
      id: id, title: "\(schema.title): \(nodes.count)", nodes: nodes, edges: view.edges)
    var before: [Int: [Int]] = [:]
    for edge in view.edges { before[edge.to, default: []].append(edge.from) }
    return GraphView(
      id: id, title: schema.title, svg: view.excess == nil ? drawing.svg : nil,
      nodes: inOrder.map { index in
        GraphView.Node(
          title: nodes[index].title, href: nodes[index].href, group: nodes[index].note,
          isCurrent: nodes[index].isCurrent,
          before: before[index, default: []].sorted().map { link(view.nodes[$0]) })
      },
      groups: view.legend.enumerated().map { GraphView.Group(label: $1, number: $0 % 6) })
  }
}
