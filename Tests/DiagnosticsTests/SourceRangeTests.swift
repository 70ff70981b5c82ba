import Testing

@testable import Diagnostics

@Suite("Source ranges")
struct SourceRangeTests {
  @Test(
    "negative and inverted ranges become empty ones",
    arguments: [
      (3, 5, 3..<5), (3, 3, 3..<3), (5, 3, 5..<5), (-2, 4, 0..<4), (-4, -2, 0..<0), (2, -1, 2..<2),
    ])
  func clamped(start: Int, end: Int, indices: Range<Int>) {
    #expect(SourceRange(start, end).indices == indices)
  }

  @Test("offsets past four gigabytes do not trap")
  func huge() {
    #expect(SourceRange(Int.max, Int.max).start == Int32.max)
    #expect(SourceRange(0, Int.max).end == Int32.max)
  }

  @Test("ranges are ordered by beginning, then by end")
  func order() {
    let sorted = [SourceRange(2, 9), SourceRange(2, 3), SourceRange(1, 99), .fileStart].sorted()
    #expect(sorted == [.fileStart, SourceRange(1, 99), SourceRange(2, 3), SourceRange(2, 9)])
  }

  @Test("locations are ordered by path, then by range")
  func locations() {
    let a = SourceLocation("a.md", SourceRange(9, 10))
    let b = SourceLocation("b.md", SourceRange(1, 2))
    let c = SourceLocation("b.md", SourceRange(1, 3))
    #expect([c, b, a].sorted() == [a, b, c])
    #expect(SourceLocation("a.md").range == .wholeFile)
  }

  @Test("a whole file is ordered before every range in it, and has no bytes")
  func wholeFile() {
    #expect(SourceRange.wholeFile < .fileStart)
    #expect(SourceRange.wholeFile != .fileStart)
    #expect(SourceRange.wholeFile.indices == 0..<0)
  }
}
