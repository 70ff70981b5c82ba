internal import ContentFormat

/// A table with one element for each entry of a graph, which records every access in `reads`.
package struct Tracked<Element: Sendable>: RandomAccessCollection, Sendable {
  @usableFromInline let items: EntryTable<Element>
  @usableFromInline let facet: DependencyRecorder.Facet
  @usableFromInline var reads: DependencyRecorder?

  init(_ items: EntryTable<Element>, _ facet: DependencyRecorder.Facet) {
    self.items = items
    self.facet = facet
  }

  /// The start index.
  @inlinable package var startIndex: EntryIndex { items.startIndex }
  /// The end index.
  @inlinable package var endIndex: EntryIndex { items.endIndex }

  /// Accesses the element of an entry.
  @inlinable package subscript(position: EntryIndex) -> Element {
    if reads != nil { note(position) }
    return items[position]
  }

  @usableFromInline func note(_ position: EntryIndex) { reads?.note(facet, position) }
}

/// The entries of a graph. Records accesses to their faces and bodies in `reads`.
package struct EntryList: RandomAccessCollection, Sendable {
  @usableFromInline let items: EntryTable<Entry>
  @usableFromInline var reads: DependencyRecorder?

  init(_ items: EntryTable<Entry>) { self.items = items }

  /// The start index.
  @inlinable package var startIndex: EntryIndex { items.startIndex }
  /// The end index.
  @inlinable package var endIndex: EntryIndex { items.endIndex }

  /// Accesses an entry by position.
  @inlinable package subscript(position: EntryIndex) -> Entry {
    reads == nil ? items[position] : tracked(position)
  }

  @usableFromInline func tracked(_ position: EntryIndex) -> Entry {
    guard let reads else { return items[position] }
    reads.note(.face, position)
    return items[position].tracked(by: reads, at: position)
  }
}

/// The resolved views of entries, by entry and code block.
package struct BoundViews: Sendable {
  var items: [EntryIndex: [Int: View]] = [:]
  /// The size of each entry's views, and of all views together.
  var sizes: [EntryIndex: Int] = [:]
  var size = 0
  /// Maximum size of all views together.
  var limit = Int.max
  var reads: DependencyRecorder?

  /// True if no entry has a view.
  package var isEmpty: Bool {
    reads?.note(allOf: .views)
    return items.isEmpty
  }

  /// The resolved views of an entry by code block, or nil if it has none.
  package subscript(entry: EntryIndex) -> [Int: View]? {
    reads?.note(.views, entry)
    return items[entry]
  }
}

extension ContentGraph {
  /// Returns a copy of the graph that records every access in `reads`, or an untracked copy if
  /// `reads` is nil.
  package func tracked(by reads: DependencyRecorder?) -> ContentGraph {
    var copy = self
    copy.entries.reads = reads
    copy.links.reads = reads
    copy.backlinks.reads = reads
    copy.views.reads = reads
    return copy
  }

  /// True if accesses are recorded.
  package var isTracked: Bool { entries.reads != nil }

  /// Records an access to a facet of an entry, for data that was derived from the graph earlier.
  package func note(_ facet: DependencyRecorder.Facet, of position: EntryIndex) {
    entries.reads?.note(facet, position)
  }

  /// Records an access to a facet of all entries, for data that was derived from the graph earlier.
  package func note(allOf facet: DependencyRecorder.Facet) { entries.reads?.note(allOf: facet) }
}
