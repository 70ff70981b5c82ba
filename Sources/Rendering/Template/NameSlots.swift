/// A name with its hash. A lookup with it does not need to compute the hash again.
struct HashedName: Sendable {
  let text: String
  let hash: Int

  init(_ text: String) {
    self.text = text
    hash = text.hashValue
  }
}

/// The slots of the names that many objects share. It is a hash table with linear probing, built
/// once for all of these objects.
final class NameSlots: Sendable {
  private let names: [HashedName]
  /// The slots by hash. Unused elements are ``free``.
  private let table: [UInt32]
  private static let free = UInt32.max

  /// Assigns each name its index as the slot. Of equal names, the last one wins.
  init(_ names: [String]) {
    self.names = names.map(HashedName.init)
    var size = 2
    while size < 2 * names.count { size *= 2 }
    var table = Array(repeating: Self.free, count: size)
    for (slot, name) in self.names.enumerated() {
      var place = name.hash & (size - 1)
      while table[place] != Self.free, names[Int(table[place])] != name.text {
        place = (place + 1) & (size - 1)
      }
      table[place] = UInt32(slot)
    }
    self.table = table
  }

  /// Returns the slot of a name, or nil if the name is unknown.
  func slot(of name: HashedName) -> Int? {
    var place = name.hash & (table.count - 1)
    while table[place] != Self.free {
      let slot = Int(table[place])
      if names[slot].hash == name.hash, names[slot].text == name.text { return slot }
      place = (place + 1) & (table.count - 1)
    }
    return nil
  }
}
