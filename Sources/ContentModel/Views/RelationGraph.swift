package import ContentFormat

/// The entries of a collection, and who refers to whom along one field.
package struct RelationGraph: Sendable {
  /// Which end of a reference is drawn first.
  package enum Flow: String, Sendable, CaseIterable {
    /// What is referred to: a prerequisite comes before its lesson.
    case target
    /// What refers: a step comes before the one it leads to.
    case source
  }

  /// The collection, by position in the graph.
  package let collection: Int
  /// The entries drawn, by position in the graph.
  package let nodes: [Int]
  /// The group of each node as readers see it, in the order of the nodes; nil where it has none.
  package let groups: [String?]
  /// The groups that occur: in the order of the schema for an `enum`, else in that of the nodes.
  package let legend: [String]
  /// From a node that is drawn first to one that follows it, by position in ``nodes``.
  package fileprivate(set) var edges: [Edge]
  /// What keeps it from being drawn; nil where it is.
  package let excess: Excess?

  /// What there is too much of for a drawing that can be read, and drawn in a short time.
  package struct Excess: Sendable, Equatable {
    /// How many there are.
    package let count: Int
    /// How many there may be.
    package let limit: Int
    /// What they are, in the plural.
    package let noun: String
  }

  /// The most nodes of a drawing.
  package static let maximumNodes = 500
  /// The most connections of a drawing.
  package static let maximumEdges = 2_000
  /// The most nodes and bends, of which a connection has one in each layer that it passes.
  package static let maximumPlaces = 10_000

  /// A connection of two nodes, by their positions.
  package struct Edge: Sendable, Hashable {
    /// The node that is drawn first.
    package let from: Int
    /// The node that follows it.
    package let to: Int

    /// Makes an edge.
    package init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }

  /// Makes a graph.
  package init(
    collection: Int, nodes: [Int], groups: [String?], legend: [String], edges: [Edge]
  ) {
    self.collection = collection
    self.nodes = nodes
    self.groups = groups
    self.legend = legend
    self.edges = edges
    excess = Self.excess(nodes.count, edges)
  }

  private static func excess(_ nodes: Int, _ edges: [Edge]) -> Excess? {
    if nodes > maximumNodes { return Excess(count: nodes, limit: maximumNodes, noun: "entries") }
    if edges.count > maximumEdges {
      return Excess(count: edges.count, limit: maximumEdges, noun: "connections")
    }
    let layers = layers(count: nodes, edges: edges)
    let places = edges.reduce(nodes) { $0 + max(0, layers[$1.to] - layers[$1.from] - 1) }
    if places > maximumPlaces {
      return Excess(count: places, limit: maximumPlaces, noun: "nodes and bends")
    }
    return nil
  }
}

extension ContentGraph {
  /// The entries `nodes` with their references along a field, each pair once, by position.
  ///
  /// - Parameter group: a field whose value groups the nodes.
  package func relationGraph(
    _ collection: Int, nodes: [Int], along field: String, flow: RelationGraph.Flow = .target,
    group: FieldSchema? = nil
  ) -> RelationGraph {
    let places = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
    var seen: Set<RelationGraph.Edge> = []
    var edges: [RelationGraph.Edge] = []
    for relation in nodes.sorted().lazy.flatMap({ relations(of: $0) })
    where relation.field == field {
      guard let from = places[relation.from], let to = places[relation.to], from != to else {
        continue
      }
      let edge: RelationGraph.Edge =
        flow == .target ? .init(from: to, to: from) : .init(from: from, to: to)
      if seen.insert(edge).inserted { edges.append(edge) }
    }
    let (groups, legend) = groups(of: nodes, by: group)
    return RelationGraph(
      collection: collection, nodes: nodes, groups: groups, legend: legend, edges: edges)
  }

  /// The entry with all that it builds on along a field, directly or not: a lesson and what has to be
  /// learned before it. Nil where it builds on nothing, or on more than `limit` entries: what is
  /// drawn in part would mislead.
  package func path(
    to entry: Int, along field: FieldSchema, limit: Int = 24
  ) -> RelationGraph? {
    guard let collection = entries[entry].collection else { return nil }
    var reached: Set<Int> = []
    var waiting = [entry]
    while let next = waiting.popLast() {
      guard reached.insert(next).inserted else { continue }
      guard reached.count <= limit + 1 else { return nil }
      waiting += relations(of: next).lazy.filter { $0.field == field.name }.map(\.to)
        .filter { entries[$0].collection == collection }
    }
    guard reached.count > 1 else { return nil }
    var path = relationGraph(
      collection, nodes: reached.sorted(), along: field.name,
      group: field.notAbove.flatMap { collections[collection].schema.field($0) })
    // In one order, however the references are written.
    path.edges.sort { ($0.to, $0.from) < ($1.to, $1.from) }
    return path
  }

  private func groups(of nodes: [Int], by group: FieldSchema?) -> ([String?], legend: [String]) {
    var ranks: [String: Int] = [:]
    let labels = nodes.map { node -> String? in
      guard let field = group.flatMap({ entries[node].fields[$0.name] }) else { return nil }
      var (label, rank) = (plainText(field), ranks.count)
      if case .choice(let choice, let index) = field.value { (label, rank) = (choice.label, index) }
      if let label, ranks[label] == nil { ranks[label] = rank }
      return label
    }
    return (labels, ranks.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key))
  }
}
