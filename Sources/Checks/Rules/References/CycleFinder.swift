internal import ContentFormat
internal import ContentModel

/// Finds cycles in a relation, one for each strongly connected component.
///
/// A component is reported as one cycle, a shortest one through its first entry, since removing
/// a single reference may break all its cycles. The algorithm is linear in the number of references
/// (Tarjan 1972, doi:10.1137/0201010) and iterative, so that a long chain does not overflow the
/// stack.
struct CycleFinder {
  private let outgoing: [EntryIndex: [ContentGraph.Relation]]

  init(_ relations: [ContentGraph.Relation]) {
    outgoing = Dictionary(grouping: relations, by: \.from)
  }

  /// Returns one cycle for each component, sorted by its first entry.
  func cycles() -> [[ContentGraph.Relation]] {
    components().map { $0.sorted() }.sorted { $0[0] < $1[0] }.compactMap { cycle(in: $0) }
  }

  /// Returns the components with more than one entry.
  private func components() -> [[EntryIndex]] {
    var order: [EntryIndex: Int] = [:]
    var low: [EntryIndex: Int] = [:]
    var open: [EntryIndex] = []
    var isOpen: Set<EntryIndex> = []
    var components: [[EntryIndex]] = []
    for start in outgoing.keys.sorted() where order[start] == nil {
      var path: [(node: EntryIndex, next: Int)] = [(start, 0)]
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
        var component: [EntryIndex] = []
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
  private func cycle(in component: [EntryIndex]) -> [ContentGraph.Relation]? {
    let members = Set(component)
    let start = component[0]
    var incomingRelation: [EntryIndex: ContentGraph.Relation] = [:]
    var queue = [start]
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      for relation in outgoing[node] ?? [] where members.contains(relation.to) {
        if relation.to == start {
          return path(to: node, from: start, incomingRelation) + [relation]
        }
        guard incomingRelation[relation.to] == nil else { continue }
        incomingRelation[relation.to] = relation
        queue.append(relation.to)
      }
    }
    return nil
  }

  private func path(
    to end: EntryIndex, from start: EntryIndex,
    _ incomingRelation: [EntryIndex: ContentGraph.Relation]
  ) -> [ContentGraph.Relation] {
    var path: [ContentGraph.Relation] = []
    var node = end
    while node != start, let relation = incomingRelation[node] {
      path.append(relation)
      node = relation.from
    }
    return path.reversed()
  }
}
