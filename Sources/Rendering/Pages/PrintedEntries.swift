internal import ContentModel
internal import Synchronization

/// The entries within the layout of pages for printing. One build renders an entry for its own page and
/// for these pages at the same time.
package final class PrintedEntries: Sendable {
  struct Printed: Sendable {
    let kind: String
    let html: [UInt8]
  }

  /// The number of pages for printing that show an entry of a collection.
  private let pagesPerEntry: Int
  private let entries = Mutex<[EntryIndex: (printed: Printed?, uses: Int)]>([:])

  /// - Parameter rendersCollections: Whether the pages for printing a collection are rendered too,
  ///   and not only that of the whole site.
  package init(rendersCollections: Bool) { pagesPerEntry = rendersCollections ? 2 : 1 }

  /// Returns whether an entry was never kept.
  func isNew(_ entry: EntryIndex) -> Bool { entries.withLock { $0[entry] == nil } }

  /// Keeps an entry that was never kept until all pages have shown it.
  ///
  /// - Parameters:
  ///   - isInCollection: Whether the page of a collection shows it too.
  ///   - isShown: Whether one of the pages has shown it.
  func keep(_ printed: Printed, of entry: EntryIndex, isInCollection: Bool, isShown: Bool) {
    let uses = (isInCollection ? pagesPerEntry : 1) - (isShown ? 1 : 0)
    entries.withLock {
      if $0[entry] == nil { $0[entry] = (uses > 0 ? printed : nil, uses) }
    }
  }

  /// Returns an entry for a page that shows it, or nil if it is not kept.
  func take(_ entry: EntryIndex) -> Printed? {
    entries.withLock {
      guard let kept = $0[entry], let printed = kept.printed else { return nil }
      $0[entry] = (kept.uses > 1 ? printed : nil, kept.uses - 1)
      return printed
    }
  }
}
