/// A table from hashes to their indices in a list. A dictionary would hash the hashes again, which
/// takes longer than the lookup.
struct HashTable: Sendable {
  /// The hashes with their indices, by linear probing. The indices of unused elements are negative.
  private let places: [(hash: UInt64, index: Int)]

  /// Creates a table. Of equal hashes, the last one wins.
  init(_ hashes: [UInt64]) {
    var size = 2
    while size < 2 * hashes.count { size *= 2 }
    var places = Array(repeating: (hash: UInt64(0), index: -1), count: size)
    for (index, hash) in hashes.enumerated() {
      var place = Int(truncatingIfNeeded: hash) & (size - 1)
      while places[place].index >= 0, places[place].hash != hash {
        place = (place + 1) & (size - 1)
      }
      places[place] = (hash, index)
    }
    self.places = places
  }

  /// Returns the index of a hash, or nil if the list does not have it.
  subscript(_ hash: UInt64) -> Int? {
    places.withUnsafeBufferPointer { places in
      var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
      while places[place].index >= 0 {
        if places[place].hash == hash { return places[place].index }
        place = (place + 1) & (places.count - 1)
      }
      return nil
    }
  }
}
