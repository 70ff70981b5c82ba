internal import ContentModel
internal import Synchronization

/// The entries that one page for printing has rendered and another one will show.
final class PrintedEntries: Sendable {
  /// An entry within the layout of pages for printing.
  struct Printed: Sendable {
    let kind: String
    let html: [UInt8]
  }

  private let entries = Mutex<[EntryIndex: Printed]>([:])

  /// Keeps an entry for the other page.
  func keep(_ printed: Printed, of entry: EntryIndex) {
    entries.withLock { $0[entry] = printed }
  }

  /// Returns an entry that was kept, and forgets it.
  func take(_ entry: EntryIndex) -> Printed? { entries.withLock { $0.removeValue(forKey: entry) } }
}
