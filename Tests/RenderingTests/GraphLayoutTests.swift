import ContentFormat
import ContentModel
import Testing

@testable import Rendering

/// Positions of the nodes in a relation graph.
@Suite("Relation graphs: layout")
struct GraphLayoutTests {
  private func edges(_ pairs: [(Int, Int)]) -> [RelationGraph.Edge] {
    pairs.map { .init(from: $0.0, to: $0.1) }
  }

  @Test("a node is in a later layer than all its predecessors")
  func longestPath() {
    #expect(
      RelationGraph.layers(count: 4, edges: edges([(0, 1), (1, 2), (0, 2)])) == [0, 1, 2, 0])
  }

  @Test("a cycle is cut and does not stop the layout")
  func circle() {
    let layers = RelationGraph.layers(count: 3, edges: edges([(0, 1), (1, 2), (2, 0)]))
    #expect(layers == [0, 1, 2])
    #expect(RelationGraph.layers(count: 1, edges: edges([(0, 0)])) == [0])
  }

  @Test("an empty graph has an empty layout")
  func empty() {
    let layout = GraphLayout(heights: [], edges: [])
    #expect(layout.layers == [] && layout.height == 0)
  }

  @Test("a long chain does not overflow the stack")
  func chain() {
    let layers = RelationGraph.layers(
      count: 20_000, edges: (0..<19_999).map { .init(from: $0, to: $0 + 1) })
    #expect(layers.last == 19_999)
  }

  @Test(
    "nothing overlaps, edges lead forward, and equal input gives equal output", arguments: 0..<40)
  func random(seed: UInt64) {
    var generator = SplitMix(seed: seed)
    let count = Int.random(in: 1...24, using: &generator)
    let heights = (0..<count).map { _ in Int.random(in: 30...90, using: &generator) }
    var pairs: Set<RelationGraph.Edge> = []
    for _ in 0..<Int.random(in: 0...40, using: &generator) {
      let a = Int.random(in: 0..<count, using: &generator)
      let b = Int.random(in: 0..<count, using: &generator)
      if a < b { pairs.insert(.init(from: a, to: b)) }
    }
    let edges = pairs.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    let layout = GraphLayout(heights: heights, edges: edges)
    for layer in layout.layers {
      for (above, below) in zip(layer, layer.dropFirst()) {
        let gap = layout.items[below].y - layout.items[above].y - layout.items[above].height
        #expect(gap >= GraphLayout.gap)
      }
    }
    for (edge, route) in zip(edges, layout.routes) {
      #expect(layout.items[edge.from].layer < layout.items[edge.to].layer)
      let layers = route.map { layout.items[$0].layer }
      #expect(layers == Array(layers[0]...(layers.last ?? 0)))
    }
    #expect(layout.items.map(\.y).min() == 0)
    let again = GraphLayout(heights: heights, edges: edges)
    #expect(again.items.map(\.y) == layout.items.map(\.y))
  }

  /// A SplitMix64 generator, which returns the same numbers for the same seed.
  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var z = state
      z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
      return z ^ (z >> 31)
    }
  }
}
