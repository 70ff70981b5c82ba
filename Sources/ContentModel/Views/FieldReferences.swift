/// The references along one field inside a collection, as two flat arrays. A walk over them does not
/// touch the entries, which are spread over the memory.
///
/// It needs no dependencies: if a reference or the collection of an entry changes, every page is
/// rendered.
package struct FieldReferences: Sendable {
  /// The start of each entry's targets, and the end of the last.
  private let starts: [Int32]
  private let targets: [EntryIndex]

  /// Collects the references in a field between the entries of a collection.
  package init(_ field: String, in collection: CollectionIndex, of graph: ContentGraph) {
    let graph = graph.tracked(by: nil)
    var starts: [Int32] = []
    var targets: [EntryIndex] = []
    starts.reserveCapacity(graph.entries.count + 1)
    var rest = graph.relations[...]
    for entry in graph.entries.indices {
      starts.append(Int32(targets.count))
      while let relation = rest.first, relation.from == entry {
        rest.removeFirst()
        if relation.field == field, graph.entries[relation.to].collection == collection {
          targets.append(relation.to)
        }
      }
    }
    starts.append(Int32(targets.count))
    self.starts = starts
    self.targets = targets
  }

  /// Returns an entry and all entries to which it refers directly or indirectly, or nil if there are
  /// more than `limit`.
  func reached(from entry: EntryIndex, limit: Int) -> [EntryIndex]? {
    var reached: [EntryIndex] = []
    var waiting = [entry]
    while let next = waiting.popLast() {
      // A search in so few elements is faster than a set.
      if reached.contains(next) { continue }
      guard reached.count < limit else { return nil }
      reached.append(next)
      waiting += targets[Int(starts[next.offset])..<Int(starts[next.offset + 1])]
    }
    return reached
  }
}
