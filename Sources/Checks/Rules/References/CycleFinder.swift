internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// Finds cycles in a relation, one for each strongly connected component.
///
/// A component is reported as one cycle, a shortest one through its first entry, since removing
/// a single reference may break all its cycles. The algorithm is linear in the number of references
/// (Tarjan 1972, doi:10.1137/0201010) and iterative, so that a long chain does not overflow the
/// stack.
struct CycleFinder {
  /// A reference between two entries, or two parts of entries.
  struct Edge: Sendable {
    let from: ReferencedPart
    let to: ReferencedPart
    /// The range of the reference in the file of `from`.
    let range: SourceRange
  }

  private let outgoing: [ReferencedPart: [Edge]]

  init(_ edges: [Edge]) { outgoing = Dictionary(grouping: edges, by: \.from) }

  /// Returns one cycle for each component, sorted by its first entry.
  func cycles() -> [[Edge]] {
    components().map { $0.sorted() }.sorted { $0[0] < $1[0] }.compactMap { cycle(in: $0) }
  }

  /// Returns the components with more than one entry.
  private func components() -> [[ReferencedPart]] {
    var order: [ReferencedPart: Int] = [:]
    var low: [ReferencedPart: Int] = [:]
    var open: [ReferencedPart] = []
    var isOpen: Set<ReferencedPart> = []
    var components: [[ReferencedPart]] = []
    for start in outgoing.keys.sorted() where order[start] == nil {
      var path: [(node: ReferencedPart, next: Int)] = [(start, 0)]
      while let (node, next) = path.last {
        if next == 0 {
          order[node] = order.count
          low[node] = order[node]
          open.append(node)
          isOpen.insert(node)
        }
        let targets = outgoing[node] ?? []
        if next < targets.count {
          path[path.count - 1].next += 1
          let target = targets[next].to
          if order[target] == nil {
            path.append((target, 0))
          } else if isOpen.contains(target) {
            low[node] = min(low[node] ?? 0, order[target] ?? 0)
          }
          continue
        }
        path.removeLast()
        if let above = path.last?.node { low[above] = min(low[above] ?? 0, low[node] ?? 0) }
        guard low[node] == order[node] else { continue }
        var component: [ReferencedPart] = []
        while let last = open.popLast() {
          isOpen.remove(last)
          component.append(last)
          if last == node { break }
        }
        if component.count > 1 { components.append(component) }
      }
    }
    return components
  }

  /// Returns a shortest cycle through the first entry of a component.
  private func cycle(in component: [ReferencedPart]) -> [Edge]? {
    let members = Set(component)
    let start = component[0]
    var incoming: [ReferencedPart: Edge] = [:]
    var queue = [start]
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      for edge in outgoing[node] ?? [] where members.contains(edge.to) {
        if edge.to == start {
          return path(to: node, from: start, incoming) + [edge]
        }
        guard incoming[edge.to] == nil else { continue }
        incoming[edge.to] = edge
        queue.append(edge.to)
      }
    }
    return nil
  }

  private func path(
    to end: ReferencedPart, from start: ReferencedPart,
    _ incoming: [ReferencedPart: Edge]
  ) -> [Edge] {
    var path: [Edge] = []
    var node = end
    while node != start, let edge = incoming[node] {
      path.append(edge)
      node = edge.from
    }
    return path.reversed()
  }
}
