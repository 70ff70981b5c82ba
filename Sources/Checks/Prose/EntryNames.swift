internal import Bytes
internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// The entries of collections by their titles and aliases, without regard to case, spaces and
/// hyphens.
struct EntryNames: Sendable {
  private var entries: [UInt64: [EntryIndex]]

  init(_ graph: ContentGraph) {
    var entries: [UInt64: [EntryIndex]] = [:]
    for (position, entry) in graph.entries.indexed() where entry.collection != nil {
      for key in Set(([entry.title] + entry.aliases).map(Self.key)) {
        entries[key, default: []].append(position)
      }
    }
    self.entries = entries
  }

  /// Returns the entries that may have a name. Different names can have the same key.
  func entries(named name: String) -> [EntryIndex] { entries[Self.key(name)] ?? [] }

  /// Replaces the names of an entry. Returns the keys that lost or gained it.
  mutating func replace(
    _ old: [String], with new: [String], of position: EntryIndex
  ) -> Set<UInt64> {
    let (old, new) = (Set(old.map(Self.key)), Set(new.map(Self.key)))
    for key in old.subtracting(new) { entries[key]?.removeAll { $0 == position } }
    for key in new.subtracting(old) {
      let others = entries[key] ?? []
      let index = others.partitioningIndex { $0 > position }
      entries[key, default: []].insert(position, at: index)
    }
    return old.symmetricDifference(new)
  }

  /// Returns a hash of the letters and digits of a name.
  static func key(_ name: String) -> UInt64 {
    Prose.key(of: name.utf8.lazy.filter { $0 >= 0x80 || $0.isASCIIAlphanumeric })
  }
}
