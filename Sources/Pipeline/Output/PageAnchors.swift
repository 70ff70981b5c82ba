internal import Diagnostics

/// The anchors of a page, stored as hashes.
struct PageAnchors: Sendable {
  private var ids: [UInt64] = []
  private var names: [UInt64] = []
  /// True if an anchor contains a character reference that cannot be resolved.
  private var isPartial = false

  /// True if several elements have the same id.
  private(set) var hasDuplicateIDs = false

  mutating func add(id: UnsafeBufferPointer<UInt8>) { isPartial = !add(id, to: &ids) || isPartial }

  mutating func add(name: UnsafeBufferPointer<UInt8>) {
    isPartial = !add(name, to: &names) || isPartial
  }

  private func add(_ text: UnsafeBufferPointer<UInt8>, to list: inout [UInt64]) -> Bool {
    if text.isEmpty { return true }
    guard text.contains(UInt8(ascii: "&")) else {
      list.append(textHash(text))
      return true
    }
    guard let decoded = decodedReferences(text) else { return false }
    list.append(textHash(decoded))
    return true
  }

  /// Sorts the anchors for lookups.
  mutating func sort() {
    ids.sort()
    hasDuplicateIDs = zip(ids, ids.dropFirst()).contains { $0 == $1 }
    guard !names.isEmpty else { return }
    ids = (ids + names).sorted()
    names = []
  }

  /// True if a browser finds the fragment.
  func has(_ fragment: Fragment) -> Bool {
    isPartial || has(fragment.decoded)
      || (fragment.written != fragment.decoded && has(fragment.written))
  }

  private func has(_ number: UInt64) -> Bool {
    ids[ids.partitioningIndex { $0 >= number }...].first == number
  }
}
