internal import ContentFormat
internal import Diagnostics
internal import Synchronization

/// Notes what of a graph is looked at, so that a result is worked out again only when something that
/// went into it has changed.
///
/// Nobody who looks has to know: the graph itself notes it (``ContentGraph/watched(by:)``).
package final class Reads: Sendable {
  /// What there is to look at of each entry.
  package enum Facet: Int, Sendable, CaseIterable {
    /// What it shows to others: all but its body.
    case face
    /// Its body, with the views and comments in it.
    case body
    /// What its links lead to.
    case links
    /// Who refers to it.
    case backlinks
    /// What its views show.
    case views
  }

  private let wanted: UInt32
  private let keepsPlaces: Bool
  private let noted = Mutex(ReadSet())
  private let pieces = Mutex<[Piece]>([])

  /// What was looked at for a piece that several pages show, and not all.
  package final class Piece: Sendable {
    fileprivate let reads: ReadSet

    fileprivate init(_ reads: ReadSet) { self.reads = reads }

    /// True where something that it was made of is in a set.
    package func meets(_ set: ReadSet) -> Bool { reads.meets(set) }
  }

  /// Makes an empty record.
  ///
  /// - Parameters:
  ///   - facets: what is worth noting.
  ///   - keepsPlaces: whether it matters of which entry something was looked at; without it every
  ///     note counts for all entries.
  package init(_ facets: [Facet] = Facet.allCases, keepsPlaces: Bool = true) {
    wanted = facets.reduce(0) { $0 | $1.bit }
    self.keepsPlaces = keepsPlaces
  }

  /// What was looked at up to now.
  package var places: ReadSet { noted.withLock { $0.inOrder() } }

  /// The pieces that were worked out by the way.
  package var madePieces: [Piece] { pieces.withLock { $0 } }

  fileprivate func note(_ piece: Piece) { noted.withLock { $0.add(piece) } }

  fileprivate func add(_ piece: Piece) { pieces.withLock { $0.append(piece) } }

  /// Notes that something of an entry was looked at.
  func note(_ facet: Facet, _ position: Int) {
    guard wanted & facet.bit != 0 else { return }
    noted.withLock { noted in
      if noted.wholes & facet.bit != 0 { return }
      if keepsPlaces { noted.add(facet, position) } else { noted.wholes |= facet.bit }
    }
  }

  /// Notes that something of every entry was looked at.
  package func note(allOf facet: Facet) {
    guard wanted & facet.bit != 0 else { return }
    noted.withLock { $0.wholes |= facet.bit }
  }
}

extension Reads.Facet {
  var bit: UInt32 { 1 << UInt32(rawValue) }
}

/// Facets of entries: what was looked at, or what has changed.
package struct ReadSet: Sendable, Equatable {
  /// Those that stand for every entry, a bit each.
  fileprivate(set) var wholes: UInt32 = 0
  /// Position × 8 + facet.
  private var places: [UInt32] = []
  /// Pieces with sets of their own.
  private var pieces: [Reads.Piece] = []

  /// Makes an empty set.
  package init() {}

  /// True where there is nothing in it.
  package var isEmpty: Bool { wholes == 0 && places.isEmpty && pieces.isEmpty }

  /// True for the same facets and the same pieces.
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

  /// The same set in order, nothing twice: as it is kept and compared.
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

  /// What is in both, of sets in order: one place of each is enough to know.
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

  /// True where something is in both.
  package func meets(_ other: ReadSet) -> Bool { first(in: other) != nil }

  /// Adds all of another set; the result is in order.
  package mutating func formUnion(_ other: ReadSet) {
    wholes |= other.wholes
    places += other.places
    for piece in other.pieces { add(piece) }
    self = inOrder()
  }

  /// The entries of which a facet is in the set by itself.
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
  /// Works out a piece that several pages show: what is looked at for it is noted by those alone that
  /// say they show it (``note(_:)``).
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

  /// Tells who wants to know that a piece is shown.
  package func note(_ piece: Reads.Piece?) {
    if let piece { entries.reads?.note(piece) }
  }
}
