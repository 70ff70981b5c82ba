internal import Diagnostics

/// A set of facets of entries: the dependencies of a result, or the changes between two builds.
package struct DependencySet: Sendable, Equatable {
  /// The facets that are included for every entry, one bit each.
  package internal(set) var wholes: UInt32 = 0
  /// Single facets, encoded as position × 8 + facet.
  private var places: [UInt32] = []
  /// Shared fragments, whose dependencies are included.
  private var fragments: [DependencyRecorder.Fragment] = []

  /// Creates an empty set.
  package init() {}

  /// True if the set is empty.
  package var isEmpty: Bool { wholes == 0 && places.isEmpty && fragments.isEmpty }

  /// True if both sets have the same facets and the same fragments.
  package static func == (a: DependencySet, b: DependencySet) -> Bool {
    a.wholes == b.wholes && a.places == b.places && a.fragments.elementsEqual(b.fragments, by: ===)
  }

  mutating func add(_ fragment: DependencyRecorder.Fragment) {
    if !fragments.contains(where: { $0 === fragment }) { fragments.append(fragment) }
  }

  /// Adds a facet of an entry.
  package mutating func add(_ facet: DependencyRecorder.Facet, _ position: EntryIndex) {
    let place = UInt32(position.offset << 3 | facet.rawValue)
    if places.last != place { places.append(place) }
  }

  /// Returns the set sorted and without duplicates, as required for storage and comparison.
  package func inOrder() -> DependencySet {
    var copy = self
    copy.places.sort()
    var last: UInt32?
    copy.places.removeAll { place in
      defer { last = place }
      return place == last
    }
    return copy
  }

  /// Returns one facet that is in both sets, or nil if they are disjoint. Both sets must be sorted.
  package func first(
    in other: DependencySet
  ) -> (facet: DependencyRecorder.Facet, position: EntryIndex)? {
    if let place = places.first(where: { other.wholes & (1 << ($0 & 7)) != 0 }) {
      return Self.read(place)
    }
    if let place = other.places.first(where: { wholes & (1 << ($0 & 7)) != 0 }) {
      return Self.read(place)
    }
    let (few, many) = places.count < other.places.count ? (self, other) : (other, self)
    if let place = few.places.first(where: many.has) { return Self.read(place) }
    return fragments.lazy.compactMap { $0.dependencies.first(in: other) }.first
      ?? other.fragments.lazy.compactMap { first(in: $0.dependencies) }.first
  }

  /// True if the sets have a common element.
  package func intersects(_ other: DependencySet) -> Bool { first(in: other) != nil }

  /// Adds all elements of another set. The result is sorted.
  package mutating func formUnion(_ other: DependencySet) {
    wholes |= other.wholes
    places += other.places
    for fragment in other.fragments { add(fragment) }
    self = inOrder()
  }

  /// Returns the entries of which the set contains this single facet.
  package func positions(_ facet: DependencyRecorder.Facet) -> [EntryIndex] {
    places.filter { $0 & 7 == facet.rawValue }.map(Self.position)
  }

  private func has(_ place: UInt32) -> Bool {
    places[places.partitioningIndex { $0 >= place }...].first == place
  }

  private static func read(
    _ place: UInt32
  ) -> (facet: DependencyRecorder.Facet, position: EntryIndex)? {
    DependencyRecorder.Facet(rawValue: Int(place & 7)).map { ($0, position(place)) }
  }

  private static func position(_ place: UInt32) -> EntryIndex {
    EntryIndex(offset: Int(place >> 3))
  }
}
