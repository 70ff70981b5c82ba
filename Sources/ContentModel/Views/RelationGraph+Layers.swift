internal import ContentFormat

extension RelationGraph {
  /// Assigns a layer to each node: one more than the highest layer among its predecessors. Edges
  /// that close a cycle are ignored.
  package static func layers(count: Int, edges: [Edge]) -> [Int] {
    var following = [[Int]](repeating: [], count: count)
    for edge in edges { following[edge.from].append(edge.to) }
    // Depth-first search without recursion, because a chain can be long.
    var state = [UInt8](repeating: 0, count: count)
    var finished: [Int] = []
    var isBack: Set<Edge> = []
    for start in 0..<count where state[start] == 0 {
      var stack = [(node: start, next: 0)]
      state[start] = 1
      while let top = stack.last {
        guard top.next < following[top.node].count else {
          state[top.node] = 2
          finished.append(top.node)
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let next = following[top.node][top.next]
        if state[next] == 1 { isBack.insert(.init(from: top.node, to: next)) }
        guard state[next] == 0 else { continue }
        state[next] = 1
        stack.append((next, 0))
      }
    }
    var layers = [Int](repeating: 0, count: count)
    for node in finished.reversed() {
      for next in following[node] where !isBack.contains(.init(from: node, to: next)) {
        layers[next] = max(layers[next], layers[node] + 1)
      }
    }
    return layers
  }
}
