/// A name with its hash, so that looking it up hashes nothing.
struct HashedName: Sendable {
  let text: String
  let hash: Int

  init(_ text: String) {
    self.text = text
    hash = text.hashValue
  }
}

/// The slot of each name in objects that have the same names: a hash table with linear probing that is
/// made once, while objects are many.
final class NameSlots: Sendable {
  private let names: [HashedName]
  /// A slot, or ``free``, at the name's hash or behind it.
  private let table: [UInt32]
  private static let free = UInt32.max

  /// Gives each name its position; of equal names the last counts.
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

  /// The slot of a name, or nil if it is not one of them.
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
