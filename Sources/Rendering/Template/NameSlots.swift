/// The hash of a name. Hashes differ between runs, so nobody can choose names with equal ones, and
/// accidents are too improbable to handle.
struct NameHash: Sendable, Hashable {
  let value: Int

  init(_ name: String) { value = name.hashValue }
}

/// The slots of the names that many objects share. It is a hash table with linear probing, built
/// once for all of these objects.
final class NameSlots: Sendable {
  /// Number of slots, which is the number of values of each object.
  let count: Int
  /// The names by hash, each with its slot. The slots of unused elements are negative.
  private let table: [(name: NameHash, slot: Int)]

  /// Assigns each name its index as the slot. Of equal names, the last one wins.
  init(_ names: [String]) {
    count = names.count
    var size = 2
    while size < 2 * names.count { size *= 2 }
    var table = Array(repeating: (name: NameHash(""), slot: -1), count: size)
    for (slot, name) in names.map(NameHash.init).enumerated() {
      var place = name.value & (size - 1)
      while table[place].slot >= 0, table[place].name != name { place = (place + 1) & (size - 1) }
      table[place] = (name, slot)
    }
    self.table = table
  }

  /// Returns the slot of a name, or nil if the name is unknown.
  func slot(of name: NameHash) -> Int? {
    table.withUnsafeBufferPointer { table in
      var place = name.value & (table.count - 1)
      while table[place].slot >= 0 {
        if table[place].name == name { return table[place].slot }
        place = (place + 1) & (table.count - 1)
      }
      return nil
    }
  }
}
