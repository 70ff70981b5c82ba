import Testing

@testable import Diagnostics

@Suite("Bounded findings")
struct BoundedFindingTests {
  private static let rule = Rule("a-rule", stage: .check, what: "", why: "", example: "", fix: "")

  private func items(
    _ count: Int, in path: String = "a.md", message: (Int) -> String = { _ in "no file `x`" }
  ) -> [FingerprintedFinding] {
    (0..<count).map { number in
      Finding(Self.rule, at: SourceLocation(path, SourceRange(number, number + 1)), message(number))
    }.fingerprinted { _ in nil }
  }

  @Test("few findings are shown as they are")
  func few() {
    let few = items(FindingBounds.sameMessage)
    #expect(few.bounded() == few)
    #expect(items(200) { "no file `\($0)`" }.bounded().count == 200)
  }

  @Test("the last shown finding of a repeated message has the number of omitted ones")
  func many() {
    let shown = items(120_000).bounded()
    #expect(shown.count == FindingBounds.sameMessage)
    #expect(shown.dropLast().allSatisfy { $0.finding.help.isEmpty })
    #expect(shown.last?.finding.help == ["119,990 more of these are in this file"])
  }

  @Test("each file has its own bound")
  func files() {
    let shown = (items(11) + items(11, in: "b.md")).bounded()
    #expect(shown.count == 2 * FindingBounds.sameMessage)
    #expect(shown.last?.finding.help == ["1 more of these is in this file"])
  }

  @Test("the number of findings of a rule in a file is bounded")
  func sameRule() {
    let shown = items(14_500) { "no file `\($0)`" }.bounded()
    #expect(shown.count == FindingBounds.sameRule)
    #expect(shown.last?.finding.help == ["4,500 more of a-rule are in this file"])
  }

  @Test("omitted findings keep their fingerprints, so that a baseline has all of them")
  func fingerprints() {
    let all = items(100)
    #expect(Set(all.map(\.fingerprint)).count == 100)
    #expect(all.bounded().map(\.fingerprint) == all.prefix(10).map(\.fingerprint))
  }
}
