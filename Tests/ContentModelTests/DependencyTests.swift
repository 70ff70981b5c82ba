import Testing

@testable import ContentFormat
@testable import ContentModel

/// Recording of dependencies.
@Suite("Dependencies")
struct ReadsTests {
  private func set(_ places: [(DependencyRecorder.Facet, EntryIndex)]) -> DependencySet {
    var set = DependencySet()
    for (facet, position) in places { set.add(facet, position) }
    return set.inOrder()
  }

  @Test("sets intersect if both contain the same facet of an entry")
  func meeting() {
    let reads = set([(.face, 9), (.body, 2), (.face, 1), (.face, 9)])
    #expect(reads.intersects(set([(.face, 9)])))
    #expect(reads.intersects(set([(.links, 3), (.body, 2)])))
    #expect(!reads.intersects(set([(.body, 9), (.face, 2), (.backlinks, 1)])))
    #expect(!reads.intersects(DependencySet()))
    #expect(reads.first(in: set([(.body, 2)]))?.position == 2)
  }

  @Test("a facet of all entries intersects that of each entry")
  func allEntries() {
    let reads = DependencyRecorder(recordsPositions: false)
    reads.note(.body, 5)
    #expect(reads.dependencies.intersects(set([(.body, 7)])))
    #expect(set([(.body, 7)]).intersects(reads.dependencies))
    #expect(!reads.dependencies.intersects(set([(.face, 5)])))
  }

  @Test("facets that are not tracked are not recorded")
  func trackedFacets() {
    let reads = DependencyRecorder([.links])
    reads.note(.face, 1)
    reads.note(allOf: .body)
    reads.note(.links, 1)
    #expect(reads.dependencies == set([(.links, 1)]))
  }

  @Test("a union is sorted and has no duplicates")
  func union() {
    var all = set([(.face, 4), (.face, 1)])
    all.formUnion(set([(.face, 1), (.body, 0)]))
    #expect(all == set([(.body, 0), (.face, 1), (.face, 4)]))
    #expect(all.positions(.face) == [1, 4])
  }

  @Test("a graph records accesses to bodies and faces separately")
  func graph() throws {
    let content = Content(["a.md": "---\ntitle: A\n---\nText.\n", "b.md": "---\ntitle: B\n---\n"])
    let (a, b) = (
      try #require(content.graph.entry(path: "a.md")), content.graph.entry(path: "b.md")
    )
    let reads = DependencyRecorder()
    let graph = content.graph.tracked(by: reads)
    #expect(graph.entries[a].title == "A")
    #expect(reads.dependencies == set([(.face, a)]))
    _ = graph.entries[a].document
    _ = graph.backlinks[b ?? 0]
    #expect(reads.dependencies == set([(.face, a), (.body, a), (.backlinks, b ?? 0)]))
    _ = content.graph.entries[b ?? 0].title
    #expect(!reads.dependencies.intersects(set([(.face, b ?? 0)])), "the graph itself tells nobody")
  }
}
