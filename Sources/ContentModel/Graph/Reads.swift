internal import ContentFormat
internal import Diagnostics
internal import Synchronization

/// Records which parts of a graph a computation reads. Its result has to be recomputed only if one
/// of these dependencies changes.
///
/// The code that reads the graph needs no changes, because the graph records each access. See
/// ``ContentGraph/watched(by:)``.
package final class Reads: Sendable {
  /// The separately tracked parts of an entry.
  package enum Facet: Int, Sendable, CaseIterable {
    /// Everything except the body.
    case face
    /// The body, with its views and suppression comments.
    case body
    /// The targets of its links.
    case links
    /// The entries that refer to it.
    case backlinks
    /// The resolved contents of its views.
    case views
  }

  private let wanted: UInt32
  private let keepsPlaces: Bool
  private let noted = Mutex(ReadSet())
  private let pieces = Mutex<[Piece]>([])

  /// The dependencies of a fragment that several pages share.
  package final class Piece: Sendable {
    fileprivate let reads: ReadSet

    fileprivate init(_ reads: ReadSet) { self.reads = reads }

    /// True if one of the dependencies is in the set.
    package func meets(_ set: ReadSet) -> Bool { reads.meets(set) }
  }

  /// Creates an empty recorder.
  ///
  /// - Parameters:
  ///   - facets: The facets to record.
  ///   - keepsPlaces: Whether to record positions of entries. If false, every access counts as an
  ///     access to all entries.
  package init(_ facets: [Facet] = Facet.allCases, keepsPlaces: Bool = true) {
    wanted = facets.reduce(0) { $0 | $1.bit }
    self.keepsPlaces = keepsPlaces
  }

  /// The dependencies recorded so far.
  package var places: ReadSet { noted.withLock { $0.inOrder() } }

  /// The shared fragments that were computed while recording.
  package var madePieces: [Piece] { pieces.withLock { $0 } }

  fileprivate func note(_ piece: Piece) { noted.withLock { $0.add(piece) } }

  fileprivate func add(_ piece: Piece) { pieces.withLock { $0.append(piece) } }

  /// Records an access to a facet of an entry.
  func note(_ facet: Facet, _ position: Int) {
    guard wanted & facet.bit != 0 else { return }
    noted.withLock { noted in
      if noted.wholes & facet.bit != 0 { return }
      if keepsPlaces { noted.add(facet, position) } else { noted.wholes |= facet.bit }
    }
  }

  /// Records an access to a facet of all entries.
  package func note(allOf facet: Facet) {
    guard wanted & facet.bit != 0 else { return }
    noted.withLock { $0.wholes |= facet.bit }
  }
}

extension Reads.Facet {
  var bit: UInt32 { 1 << UInt32(rawValue) }
}

/// A set of facets of entries: the dependencies of a result, or the changes between two builds.
package struct ReadSet: Sendable, Equatable {
  /// The facets that are included for every entry, one bit each.
  fileprivate(set) var wholes: UInt32 = 0
  /// Single facets, encoded as position × 8 + facet.
  private var places: [UInt32] = []
  /// Shared fragments, whose dependencies are included.
  private var pieces: [Reads.Piece] = []

  /// Creates an empty set.
  package init() {}

  /// True if the set is empty.
  package var isEmpty: Bool { wholes == 0 && places.isEmpty && pieces.isEmpty }

  /// True if both sets have the same facets and the same fragments.
  package static func == (a: ReadSet, b: ReadSet) -> Bool {
    a.wholes == b.wholes && a.places == b.places && a.pieces.elementsEqual(b.pieces, by: ===)
  }

  fileprivate mutating func add(_ piece: Reads.Piece) {
    if !pieces.contains(where: { $0 === piece }) { pieces.append(piece) }
  }

  /// Adds a facet of an entry.
  package mutating func add(_ facet: Reads.Facet, _ position: Int) {
    let place = UInt32(position << 3 | facet.rawValue)
    if places.last != place { places.append(place) }
  }

  /// Returns the set sorted and without duplicates, as required for storage and comparison.
  package func inOrder() -> ReadSet {
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
  package func first(in other: ReadSet) -> (facet: Reads.Facet, position: Int)? {
    if let place = places.first(where: { other.wholes & (1 << ($0 & 7)) != 0 }) {
      return Self.read(place)
    }
    if let place = other.places.first(where: { wholes & (1 << ($0 & 7)) != 0 }) {
      return Self.read(place)
    }
    let (few, many) = places.count < other.places.count ? (self, other) : (other, self)
    if let place = few.places.first(where: many.has) { return Self.read(place) }
    return pieces.lazy.compactMap { $0.reads.first(in: other) }.first
      ?? other.pieces.lazy.compactMap { first(in: $0.reads) }.first
  }

  /// True if the sets have a common element.
  package func meets(_ other: ReadSet) -> Bool { first(in: other) != nil }

  /// Adds all elements of another set. The result is sorted.
  package mutating func formUnion(_ other: ReadSet) {
    wholes |= other.wholes
    places += other.places
    for piece in other.pieces { add(piece) }
    self = inOrder()
  }

  /// Returns the entries of which the set contains this single facet.
  package func positions(_ facet: Reads.Facet) -> [Int] {
    places.filter { $0 & 7 == facet.rawValue }.map { Int($0 >> 3) }
  }

  private func has(_ place: UInt32) -> Bool {
    places[places.partitioningIndex { $0 >= place }...].first == place
  }

  private static func read(_ place: UInt32) -> (facet: Reads.Facet, position: Int)? {
    Reads.Facet(rawValue: Int(place & 7)).map { ($0, Int(place >> 3)) }
  }
}

extension ContentGraph {
  /// Computes a fragment that several pages share. Its dependencies are recorded only for the pages
  /// that show it, by calling ``note(_:)``.
  package func piece<Value>(
    _ work: (ContentGraph) -> Value
  ) -> (value: Value, reads: Reads.Piece?) {
    guard let reads = entries.reads else { return (work(self), nil) }
    let own = Reads()
    let value = work(watched(by: own))
    let piece = Reads.Piece(own.places)
    reads.add(piece)
    return (value, piece)
  }

  /// Records that a shared fragment is shown.
  package func note(_ piece: Reads.Piece?) {
    if let piece { entries.reads?.note(piece) }
  }
}
