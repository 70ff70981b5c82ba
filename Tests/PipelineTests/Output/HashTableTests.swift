import Testing

@testable import Pipeline

/// Lookups by hash.
@Suite("Hash table")
struct HashTableTests {
  @Test("each hash is found, also among many with the same low bits")
  func found() {
    let hashes = (0..<500).map { UInt64($0 % 7) | UInt64($0) << 40 }
    let table = HashTable(hashes)
    for (index, hash) in hashes.enumerated() { #expect(table[hash] == index) }
    #expect(table[3] == nil && table[.max] == nil)
  }

  @Test("the last of equal hashes counts, and an empty table has none")
  func equal() {
    #expect(HashTable([5, 0, 5])[5] == 2)
    #expect(HashTable([0])[0] == 0)
    #expect(HashTable([])[0] == nil)
  }
}
