import Testing

@testable import Rendering

@Suite("Percentages")
struct PercentagesTests {
  @Test("whole percents, the largest remainders first")
  func examples() {
    #expect(percentages([1, 1, 1]) == [34, 33, 33])
    #expect(percentages([31, 41, 46, 10]) == [24, 32, 36, 8])
    #expect(percentages([1, 2]) == [33, 67])
    #expect(percentages([0, 5]) == [0, 100])
    #expect(percentages([199, 1]) == [100, 0] || percentages([199, 1]) == [99, 1])
  }

  @Test("of nothing, nothing")
  func nothing() {
    #expect(percentages([]) == [])
    #expect(percentages([0, 0, 0]) == [0, 0, 0])
  }

  @Test("they add up to 100, none is off by a whole percent", arguments: 0..<300)
  func sums(seed: Int) {
    var random = SeededRandom(state: UInt64(seed))
    let counts = (0..<(1 + random.below(9))).map { _ in random.below(random.below(200) + 1) }
    let total = counts.reduce(0, +)
    guard total > 0 else { return }
    let shares = percentages(counts)
    #expect(shares.reduce(0, +) == 100)
    for (count, share) in zip(counts, shares) {
      #expect(abs(Double(share) - Double(count) * 100 / Double(total)) < 1, "\(counts)")
      if count == 0 { #expect(share == 0) }
    }
  }
}
