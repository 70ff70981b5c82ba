/// An array with one element for each `Subject` of a graph, accessed by the position of the
/// subject.
package struct PositionTable<Subject, Element>: RandomAccessCollection, MutableCollection {
  @usableFromInline var elements: [Element]

  /// Creates a table from its elements, in the order of the positions.
  @inlinable package init(_ elements: [Element] = []) { self.elements = elements }

  /// Creates a table of `count` equal elements.
  @inlinable package init(repeating element: Element, count: Int) {
    elements = Array(repeating: element, count: count)
  }

  /// The start index.
  @inlinable package var startIndex: Position<Subject> { Position(offset: 0) }
  /// The end index.
  @inlinable package var endIndex: Position<Subject> { Position(offset: elements.count) }

  /// Accesses the element for the subject at a position.
  @inlinable package subscript(position: Position<Subject>) -> Element {
    get { elements[position.offset] }
    _modify { yield &elements[position.offset] }
  }

  /// Adds an element for the next position.
  @inlinable package mutating func append(_ element: Element) { elements.append(element) }
}

extension PositionTable: Sendable where Element: Sendable {}
extension PositionTable: Equatable where Element: Equatable {}

/// A table with one element for each entry.
package typealias EntryTable<Element> = PositionTable<Entry, Element>
/// A table with one element for each collection.
package typealias CollectionTable<Element> = PositionTable<ContentGraph.Collection, Element>

extension Collection {
  /// The elements with their positions. Unlike `enumerated()`, it keeps the type of the positions.
  @inlinable package func indexed() -> Zip2Sequence<Indices, Self> { zip(indices, self) }
}
