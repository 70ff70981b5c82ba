internal import ContentFormat
internal import ContentModel

/// The knots of a relation: entries from each of which every other can be reached.
///
/// However many circles a knot holds, one reference too many may have made it, so each is told by one
/// circle, a shortest through its first entry. Takes time in proportion to the references (Tarjan 1972,
/// doi:10.1137/0201010), without recursion, so that a long chain costs no call stack.
struct ReferenceKnots {
  private let outgoing: [Int: [ContentGraph.Relation]]

  init(_ relations: [ContentGraph.Relation]) {
    outgoing = Dictionary(grouping: relations, by: \.from)
  }

  /// One circle for each knot, by the first entry of the knot.
  func cycles() -> [[ContentGraph.Relation]] {
    knots().map { $0.sorted() }.sorted { $0[0] < $1[0] }.compactMap { cycle(in: $0) }
  }

  /// The components of more than one entry.
  private func knots() -> [[Int]] {
    var order: [Int: Int] = [:]
    var low: [Int: Int] = [:]
    var open: [Int] = []
    var isOpen: Set<Int> = []
    var knots: [[Int]] = []
    for start in outgoing.keys.sorted() where order[start] == nil {
      var way: [(node: Int, next: Int)] = [(start, 0)]
      while let (node, next) = way.last {
        if next == 0 {
          order[node] = order.count
          low[node] = order[node]
          open.append(node)
          isOpen.insert(node)
        }
        let targets = outgoing[node] ?? []
        if next < targets.count {
          way[way.count - 1].next += 1
          let target = targets[next].to
          if order[target] == nil {
            way.append((target, 0))
          } else if isOpen.contains(target) {
            low[node] = min(low[node] ?? 0, order[target] ?? 0)
          }
          continue
        }
        way.removeLast()
        if let above = way.last?.node { low[above] = min(low[above] ?? 0, low[node] ?? 0) }
        guard low[node] == order[node] else { continue }
        var knot: [Int] = []
        while let last = open.popLast() {
          isOpen.remove(last)
          knot.append(last)
          if last == node { break }
        }
        if knot.count > 1 { knots.append(knot) }
      }
    }
    return knots
  }

  /// A shortest circle through the first entry of a knot.
  private func cycle(in knot: [Int]) -> [ContentGraph.Relation]? {
    let members = Set(knot)
    let start = knot[0]
    var arrivals: [Int: ContentGraph.Relation] = [:]
    var queue = [start]
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      for relation in outgoing[node] ?? [] where members.contains(relation.to) {
        if relation.to == start { return way(to: node, from: start, arrivals) + [relation] }
        guard arrivals[relation.to] == nil else { continue }
        arrivals[relation.to] = relation
        queue.append(relation.to)
      }
    }
    return nil
  }

  private func way(
    to end: Int, from start: Int, _ arrivals: [Int: ContentGraph.Relation]
  ) -> [ContentGraph.Relation] {
    var way: [ContentGraph.Relation] = []
    var node = end
    while node != start, let relation = arrivals[node] {
      way.append(relation)
      node = relation.from
    }
    return way.reversed()
  }
}
