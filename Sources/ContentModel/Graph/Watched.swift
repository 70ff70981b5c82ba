internal import ContentFormat

/// A list with an element for each entry of a graph, which tells whoever wants to know which of them
/// were looked at.
package struct Watched<Element: Sendable>: RandomAccessCollection, Sendable {
  @usableFromInline let items: [Element]
  @usableFromInline let facet: Reads.Facet
  @usableFromInline var reads: Reads?

  init(_ items: [Element], _ facet: Reads.Facet) {
    self.items = items
    self.facet = facet
  }

  /// Where it begins.
  @inlinable package var startIndex: Int { 0 }
  /// Where it ends.
  @inlinable package var endIndex: Int { items.count }

  /// The element of an entry, by position.
  @inlinable package subscript(position: Int) -> Element {
    if reads != nil { note(position) }
    return items[position]
  }

  @usableFromInline func note(_ position: Int) { reads?.note(facet, position) }
}

/// The entries of a graph, which tell whoever wants to know which of them were looked at, and whether
/// at what they show to others or at their bodies.
package struct EntryList: RandomAccessCollection, Sendable {
  @usableFromInline let items: [Entry]
  @usableFromInline var reads: Reads?

  init(_ items: [Entry]) { self.items = items }

  /// Where it begins.
  @inlinable package var startIndex: Int { 0 }
  /// Where it ends.
  @inlinable package var endIndex: Int { items.count }

  /// An entry, by position.
  @inlinable package subscript(position: Int) -> Entry {
    reads == nil ? items[position] : watched(position)
  }

  @usableFromInline func watched(_ position: Int) -> Entry {
    guard let reads else { return items[position] }
    reads.note(.face, position)
    return items[position].watched(by: reads, at: position)
  }
}

/// What the views of entries show, by entry and code block.
package struct BoundViews: Sendable {
  var items: [Int: [Int: View]] = [:]
  /// How much the views of each entry show, and all together.
  var sizes: [Int: Int] = [:]
  var size = 0
  /// The most that all may show together.
  var limit = Int.max
  var reads: Reads?

  /// True where there is not a single view.
  package var isEmpty: Bool {
    reads?.note(allOf: .views)
    return items.isEmpty
  }

  /// What the views of an entry show, by code block; nil where it has none.
  package subscript(entry: Int) -> [Int: View]? {
    reads?.note(.views, entry)
    return items[entry]
  }
}

extension ContentGraph {
  /// The graph as it is for somebody who wants to know what of it is looked at.
  package func watched(by reads: Reads?) -> ContentGraph {
    var copy = self
    copy.entries.reads = reads
    copy.links.reads = reads
    copy.backlinks.reads = reads
    copy.views.reads = reads
    return copy
  }

  /// Tells who wants to know that something of an entry was looked at, in what was made of the
  /// graph before.
  package func note(_ facet: Reads.Facet, of position: Int) {
    entries.reads?.note(facet, position)
  }

  /// Tells who wants to know that something of every entry was looked at, in what was made of the
  /// graph before.
  package func note(allOf facet: Reads.Facet) { entries.reads?.note(allOf: facet) }
}
