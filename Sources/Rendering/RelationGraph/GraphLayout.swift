internal import ContentFormat
internal import ContentModel

/// Positions of the nodes in a relation graph. Layers run from left to right, each node is to the
/// right of its predecessors, and neighbours are close to each other.
///
/// The layout follows Sugiyama's method. Layers result from the longest path, and an edge gets a
/// bend in each layer that it crosses. Nodes in a layer are ordered by the mean of their
/// neighbours, and their vertical positions are then moved toward them. Equal input produces equal
/// output. Cycles of references are permitted.
struct GraphLayout {
  /// A node, or a bend of an edge that crosses a layer.
  struct Item {
    /// Index of the node, or nil for a bend.
    let node: Int?
    /// Index of the layer, from 0.
    let layer: Int
    /// Its height.
    let height: Int
    /// Its top edge.
    var y = 0
    /// Its vertical centre.
    var middle: Int { y + height / 2 }
  }

  /// Minimum vertical distance between two items of a layer.
  static let gap = 14

  /// The nodes in their order, followed by the bends.
  private(set) var items: [Item]
  /// For each edge, the indices of the items along its route, including both ends.
  private(set) var routes: [[Int]] = []
  /// Indices of the items in each layer, from top to bottom.
  private(set) var layers: [[Int]] = []

  /// Total height.
  var height: Int { items.map { $0.y + $0.height }.max() ?? 0 }

  init(heights: [Int], edges: [RelationGraph.Edge]) {
    let layerOf = RelationGraph.layers(count: heights.count, edges: edges)
    items = heights.indices.map { Item(node: $0, layer: layerOf[$0], height: heights[$0]) }
    for edge in edges { routes.append(route(edge)) }
    layers = Array(repeating: [], count: (layerOf.max() ?? -1) + 1)
    for (index, item) in items.enumerated() { layers[item.layer].append(index) }
    order()
    align()
  }

  /// Returns the route of an edge, and adds a bend in every layer that it crosses.
  private mutating func route(_ edge: RelationGraph.Edge) -> [Int] {
    let first = items[edge.from].layer
    let last = items[edge.to].layer
    guard last > first + 1 else { return [edge.from, edge.to] }
    var route = [edge.from]
    for layer in (first + 1)..<last {
      route.append(items.count)
      items.append(Item(node: nil, layer: layer, height: 2))
    }
    return route + [edge.to]
  }

  /// Returns the neighbours of each item in the previous or the next layer.
  private func neighbours(before: Bool) -> [[Int]] {
    var result = [[Int]](repeating: [], count: items.count)
    for route in routes {
      for (a, b) in zip(route, route.dropFirst()) {
        if before { result[b].append(a) } else { result[a].append(b) }
      }
    }
    return result
  }

  /// Orders each layer by the mean position of the neighbours, in alternating directions.
  private mutating func order() {
    let before = neighbours(before: true)
    let behind = neighbours(before: false)
    for sweep in 0..<6 {
      let isForward = sweep % 2 == 0
      let order =
        isForward ? Array(layers.indices.dropFirst()) : layers.indices.dropLast().reversed()
      for layer in order {
        let other = isForward ? layers[layer - 1] : layers[layer + 1]
        let ranks = Dictionary(uniqueKeysWithValues: other.enumerated().map { ($1, $0) })
        let keyed = layers[layer].enumerated().map { index, item -> (Double, Int, Int) in
          let known = (isForward ? before : behind)[item].compactMap { ranks[$0] }
          let mean =
            known.isEmpty ? Double(index) : Double(known.reduce(0, +)) / Double(known.count)
          return (mean, index, item)
        }
        layers[layer] = keyed.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
      }
    }
  }

  /// Assigns vertical positions, as close to those of the neighbours as the order permits.
  private mutating func align() {
    for layer in layers {
      var y = 0
      for item in layer {
        items[item].y = y
        y += items[item].height + Self.gap
      }
    }
    let before = neighbours(before: true)
    let behind = neighbours(before: false)
    for pass in 0..<8 {
      let isForward = pass % 2 == 0
      for layer in isForward ? layers : layers.reversed() {
        let wanted = layer.map { item -> Int in
          let near = (isForward ? before : behind)[item]
          guard !near.isEmpty else { return items[item].y }
          let mean = near.reduce(0) { $0 + items[$1].middle } / near.count
          return mean - items[item].height / 2
        }
        for (item, y) in zip(layer, apart(layer, wanted)) { items[item].y = y }
      }
    }
    let top = items.map(\.y).min() ?? 0
    for index in items.indices { items[index].y -= top }
  }

  /// Returns positions close to the wanted ones at which the items do not overlap. They are the
  /// means of two solutions: one that only moves items down, and one that only moves them up.
  private func apart(_ layer: [Int], _ wanted: [Int]) -> [Int] {
    var down = wanted
    for index in wanted.indices.dropFirst() {
      let above = items[layer[index - 1]]
      down[index] = max(down[index], down[index - 1] + above.height + Self.gap)
    }
    var up = wanted
    for index in wanted.indices.dropLast().reversed() {
      up[index] = min(up[index], up[index + 1] - items[layer[index]].height - Self.gap)
    }
    var result = zip(down, up).map { ($0 + $1) / 2 }
    // Rounding the means may leave items a pixel too close.
    for index in result.indices.dropFirst() {
      let above = items[layer[index - 1]]
      result[index] = max(result[index], result[index - 1] + above.height + Self.gap)
    }
    return result
  }
}
