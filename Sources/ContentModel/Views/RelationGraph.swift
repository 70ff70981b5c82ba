package import ContentFormat

/// The entries of a collection and their references along one field, for a drawing.
package struct RelationGraph: Sendable {
  /// The end of a reference that the drawing places first.
  package enum Flow: String, Sendable, CaseIterable {
    /// The target first: a prerequisite precedes its lesson.
    case target
    /// The source first: a step precedes the one it refers to.
    case source
  }

  /// The position of the collection.
  package let collection: CollectionIndex
  /// The positions of the entries.
  package let nodes: [EntryIndex]
  /// The label of each node's group, in the order of the nodes, or nil for a node without a group.
  package let groups: [String?]
  /// The labels of all groups: in the order of the schema for an `enum`, otherwise in the order of
  /// the nodes.
  package let legend: [String]
  /// The edges, as indices in ``nodes``.
  package fileprivate(set) var edges: [Edge]
  /// The reason why there is no drawing, or nil if there is one.
  package let excess: Excess?

  /// A limit that is exceeded. Larger drawings are not legible and take too long to lay out.
  package struct Excess: Sendable, Equatable {
    /// The actual number.
    package let count: Int
    /// The maximum.
    package let limit: Int
    /// The plural noun for the counted elements.
    package let noun: String
  }

  /// Maximum number of nodes.
  package static let maximumNodes = 500
  /// Maximum number of edges.
  package static let maximumEdges = 2_000
  /// Maximum number of nodes and bends. An edge has one bend in each layer that it passes.
  package static let maximumItems = 10_000

  /// A directed edge between two nodes.
  package struct Edge: Sendable, Hashable {
    /// The node that the drawing places first.
    package let from: Int
    /// The node that follows.
    package let to: Int

    /// Creates an edge.
    package init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }

  /// Creates a graph.
  package init(
    collection: CollectionIndex, nodes: [EntryIndex], groups: [String?], legend: [String],
    edges: [Edge]
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
    let itemCount = edges.reduce(nodes) { $0 + max(0, layers[$1.to] - layers[$1.from] - 1) }
    if itemCount > maximumItems {
      return Excess(count: itemCount, limit: maximumItems, noun: "nodes and bends")
    }
    return nil
  }
}

extension ContentGraph {
  /// Returns the graph of the given entries and their references along a field. Multiple references
  /// between the same entries produce one edge.
  ///
  /// - Parameter group: The field whose value groups the nodes.
  package func relationGraph(
    _ collection: CollectionIndex, nodes: [EntryIndex], along field: String,
    flow: RelationGraph.Flow = .target,
    group: FieldSchema? = nil
  ) -> RelationGraph {
    let nodeIndex = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
    var seen: Set<RelationGraph.Edge> = []
    var edges: [RelationGraph.Edge] = []
    for relation in nodes.sorted().lazy.flatMap({ relations(of: $0) })
    where relation.field == field {
      guard let from = nodeIndex[relation.from], let to = nodeIndex[relation.to], from != to else {
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

  /// Returns an entry with its direct and indirect dependencies along a field, such as a lesson and
  /// its prerequisites. Returns nil if there are none or more than `limit`, because a partial
  /// drawing would be misleading.
  ///
  /// - Parameter references: The references along the field.
  package func path(
    to entry: EntryIndex, along field: FieldSchema, _ references: FieldReferences, limit: Int = 24
  ) -> RelationGraph? {
    guard let collection = entries[entry].collection,
      let reached = references.reached(from: entry, limit: limit + 1), reached.count > 1
    else { return nil }
    var path = relationGraph(
      collection, nodes: reached.sorted(), along: field.name,
      group: field.notAbove.flatMap { collections[collection].schema.field($0) })
    // Sort the edges, so that the drawing does not depend on the order of references.
    path.edges.sort { ($0.to, $0.from) < ($1.to, $1.from) }
    return path
  }

  private func groups(
    of nodes: [EntryIndex], by group: FieldSchema?
  ) -> ([String?], legend: [String]) {
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
