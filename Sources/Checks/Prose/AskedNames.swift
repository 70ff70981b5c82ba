package import ContentModel
internal import Diagnostics

/// What the texts of an entry look up among the names of entries. A new name of an entry affects only
/// the texts that ask for it.
struct AskedNames: Sendable {
  /// The low bits of the keys of all words, and of hashes of all pairs of neighbours.
  /// Sorted by ``inOrder()``.
  private var words: [UInt32] = []
  private var pairs: [UInt32] = []
  /// The hashes with which the texts search ``TermIndex`` and ``EntryNames``. Sorted by ``inOrder()``.
  private var hashes: [UInt64] = []

  /// Adds the words of a text.
  mutating func add(_ prose: Prose) {
    var previous: UInt64?
    for word in prose.words {
      words.append(UInt32(truncatingIfNeeded: word.key))
      if let previous { pairs.append(Self.pair(previous, word.key)) }
      previous = word.key
    }
  }

  private static func pair(_ first: UInt64, _ second: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: ((first &* 0x9E37_79B9_7F4A_7C15) ^ second) >> 16)
  }

  /// Adds hashes of names.
  mutating func add(_ names: [UInt64]) { hashes += names }

  /// Returns the names sorted and without duplicates, as required for comparison.
  func inOrder() -> AskedNames {
    var copy = self
    copy.words = words.sortedWithoutDuplicates()
    copy.pairs = pairs.sortedWithoutDuplicates()
    copy.hashes = hashes.sortedWithoutDuplicates()
    return copy
  }

  /// Returns whether the results for the texts may depend on one of the changes.
  func intersects(_ changes: NameChanges) -> Bool {
    changes.hashes.contains { Self.has(hashes, $0) }
      || changes.phrases.contains { phrase in
        guard phrase.count > 1 else {
          return phrase.allSatisfy { Self.has(words, UInt32(truncatingIfNeeded: $0)) }
        }
        return zip(phrase, phrase.dropFirst()).allSatisfy { Self.has(pairs, Self.pair($0, $1)) }
      }
  }

  private static func has<Key: Comparable>(_ keys: [Key], _ key: Key) -> Bool {
    keys[keys.partitioningIndex { $0 >= key }...].first == key
  }
}

/// The names that entries have lost or gained.
package struct NameChanges: Sendable {
  /// The words of the names. No phrase is empty.
  var phrases: Set<[UInt64]> = []
  /// The hashes of the names in ``TermIndex`` and ``EntryNames``.
  var hashes: Set<UInt64> = []
  /// The rows and columns of matrices with another name. Findings about other texts may show it, and
  /// links to them may have a part of it as their text.
  package var headers: Set<EntryIndex> = []

  /// True if no name changed.
  package var isEmpty: Bool { phrases.isEmpty && hashes.isEmpty }
}

extension Array where Element: Comparable {
  fileprivate func sortedWithoutDuplicates() -> [Element] {
    var result: [Element] = []
    for element in sorted() where result.last != element { result.append(element) }
    return result
  }
}
