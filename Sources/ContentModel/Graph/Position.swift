/// The position of an element in a graph.
///
/// Each kind of element has positions of its own type, so that the position of a matrix cannot be
/// passed where that of an entry is expected.
package struct Position<Element>: Strideable, Hashable, Sendable {
  /// The distance from the first element.
  @usableFromInline let offset: Int

  @inlinable init(offset: Int) { self.offset = offset }

  /// True if both are the position of the same element.
  @inlinable package static func == (a: Self, b: Self) -> Bool { a.offset == b.offset }

  /// True if `a` precedes `b`.
  @inlinable package static func < (a: Self, b: Self) -> Bool { a.offset < b.offset }

  /// Hashes the position.
  @inlinable package func hash(into hasher: inout Hasher) { hasher.combine(offset) }

  /// Returns the number of elements from this position to another one.
  @inlinable package func distance(to other: Self) -> Int { other.offset - offset }

  /// Returns the position `distance` elements later.
  @inlinable package func advanced(by distance: Int) -> Self { Self(offset: offset + distance) }
}

/// A position in ``ContentGraph/entries``, and in tables with a value for each entry.
package typealias EntryIndex = Position<Entry>
/// A position in ``ContentGraph/matrices``.
package typealias MatrixIndex = Position<Matrix>
/// A position in ``ContentGraph/collections``, and in tables with a value for each collection.
package typealias CollectionIndex = Position<ContentGraph.Collection>
