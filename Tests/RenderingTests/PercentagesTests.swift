import Testing

@testable import Rendering

@Suite("Percentages")
struct PercentagesTests {
  @Test("percentages are rounded to whole percents")
  func examples() {
    #expect(percentages([1, 1, 1]) == [33, 33, 33])
    #expect(percentages([31, 41, 46, 10]) == [24, 32, 36, 8])
    #expect(percentages([1, 2]) == [33, 67])
    #expect(percentages([0, 5]) == [0, 100])
    #expect(percentages([199, 1]) == [100, 1])
  }

  @Test("percentages of zero are zero")
  func nothing() {
    #expect(percentages([]) == [])
    #expect(percentages([0, 0, 0]) == [0, 0, 0])
  }

  @Test(
    "no percentage is off by more than half a percent, and equal counts have equal ones",
    arguments: 0..<300)
  func sums(seed: Int) {
    var random = SeededRandom(state: UInt64(seed))
    let counts = (0..<(1 + random.below(9))).map { _ in random.below(random.below(200) + 1) }
    let total = counts.reduce(0, +)
    guard total > 0 else { return }
    let shares = percentages(counts)
    #expect(Set(zip(counts, shares).map { "\($0) \($1)" }).count == Set(counts).count)
    for (count, share) in zip(counts, shares) {
      #expect(abs(Double(share) - Double(count) * 100 / Double(total)) <= 0.5, "\(counts)")
      if count == 0 { #expect(share == 0) }
    }
  }
}
