internal import Diagnostics

/// A set of facets of entries: the dependencies of a result, or the changes between two builds.
package struct DependencySet: Sendable, Equatable {
  /// The facets that are included for every entry, one bit each.
  package internal(set) var allEntriesFacets: UInt32 = 0
  /// Single facets, encoded as position × 8 + facet.
  private var entryFacets: [UInt32] = []
  /// Shared fragments, whose dependencies are included.
  private var fragments: [DependencyRecorder.Fragment] = []

  /// Creates an empty set.
  package init() {}

  /// True if the set is empty.
  package var isEmpty: Bool { allEntriesFacets == 0 && entryFacets.isEmpty && fragments.isEmpty }

  /// True if both sets have the same facets and the same fragments.
  package static func == (a: DependencySet, b: DependencySet) -> Bool {
    a.allEntriesFacets == b.allEntriesFacets && a.entryFacets == b.entryFacets
      && a.fragments.elementsEqual(b.fragments, by: ===)
  }

  mutating func add(_ fragment: DependencyRecorder.Fragment) {
    if !fragments.contains(where: { $0 === fragment }) { fragments.append(fragment) }
  }

  /// Adds a facet of an entry.
  package mutating func add(_ facet: DependencyRecorder.Facet, _ position: EntryIndex) {
    let entryFacet = UInt32(position.offset << 3 | facet.rawValue)
    // A computation often reads the same few facets by turns.
    if !entryFacets.suffix(4).contains(entryFacet) { entryFacets.append(entryFacet) }
  }

  /// Returns the set sorted and without duplicates, as required for storage and comparison.
  package func inOrder() -> DependencySet {
    var copy = self
    copy.entryFacets.sort()
    var last: UInt32?
    copy.entryFacets.removeAll { entryFacet in
      defer { last = entryFacet }
      return entryFacet == last
    }
    return copy
  }

  /// Returns one facet that is in both sets, or nil if they are disjoint. Both sets must be sorted.
  package func first(
    in other: DependencySet
  ) -> (facet: DependencyRecorder.Facet, position: EntryIndex)? {
    if other.allEntriesFacets != 0,
      let entryFacet = entryFacets.first(where: { other.allEntriesFacets & (1 << ($0 & 7)) != 0 })
    {
      return Self.read(entryFacet)
    }
    if allEntriesFacets != 0,
      let entryFacet = other.entryFacets.first(where: { allEntriesFacets & (1 << ($0 & 7)) != 0 })
    {
      return Self.read(entryFacet)
    }
    let (few, many) = entryFacets.count < other.entryFacets.count ? (self, other) : (other, self)
    if let entryFacet = few.entryFacets.first(where: many.has) { return Self.read(entryFacet) }
    return fragments.lazy.compactMap { $0.dependencies.first(in: other) }.first
      ?? other.fragments.lazy.compactMap { first(in: $0.dependencies) }.first
  }

  /// True if the sets have a common element.
  package func intersects(_ other: DependencySet) -> Bool { first(in: other) != nil }

  /// Adds all elements of another set. The result is sorted.
  package mutating func formUnion(_ other: DependencySet) {
    allEntriesFacets |= other.allEntriesFacets
    entryFacets += other.entryFacets
    for fragment in other.fragments { add(fragment) }
    self = inOrder()
  }

  /// Returns the entries of which the set contains this single facet.
  package func positions(_ facet: DependencyRecorder.Facet) -> [EntryIndex] {
    entryFacets.filter { $0 & 7 == facet.rawValue }.map(Self.position)
  }

  private func has(_ entryFacet: UInt32) -> Bool {
    entryFacets[entryFacets.partitioningIndex { $0 >= entryFacet }...].first == entryFacet
  }

  private static func read(
    _ entryFacet: UInt32
  ) -> (facet: DependencyRecorder.Facet, position: EntryIndex)? {
    DependencyRecorder.Facet(rawValue: Int(entryFacet & 7)).map { ($0, position(entryFacet)) }
  }

  private static func position(_ entryFacet: UInt32) -> EntryIndex {
    EntryIndex(offset: Int(entryFacet >> 3))
  }
}
