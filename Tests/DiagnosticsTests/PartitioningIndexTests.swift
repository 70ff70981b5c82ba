import Testing

@testable import Diagnostics

@Suite("The first index that satisfies a predicate")
struct PartitioningIndexTests {
  @Test("the index equals the result of a linear search for lists of every length")
  func everyPlace() {
    for count in 0...40 {
      let numbers = (0..<count).map { $0 / 3 * 2 }
      for limit in -1...30 {
        let found = numbers.partitioningIndex { $0 >= limit }
        #expect(found == numbers.firstIndex { $0 >= limit } ?? count)
        // Indices of a slice are those of the whole.
        let rest = numbers.dropFirst(5)
        #expect(
          rest.partitioningIndex { $0 >= limit }
            == rest.firstIndex { $0 >= limit } ?? rest.endIndex)
      }
    }
  }
}
