import Testing

@testable import Diagnostics

@Suite("Fix plans")
struct FixPlanTests {
  static let rule = Rule("some-rule", stage: .check, what: "", why: "", example: "", fix: "")
  static let text = Array("one two three four".utf8)

  private func finding(_ edits: (Int, Int, String)...) -> Finding {
    let edits = edits.map { Fix.Edit(SourceRange($0.0, $0.1), $0.2) }
    return Finding(
      Self.rule, at: SourceLocation("a.md", edits.first?.range ?? .wholeFile), "wrong",
      fix: Fix("a.md", edits))
  }

  private func result(_ findings: Finding...) -> (text: String, fixed: Int) {
    let plan = FixPlan(findings, in: Self.text)
    return (String(decoding: plan.result, as: UTF8.self), plan.fixed.count)
  }

  @Test("fixes apply in any order and keep all other bytes")
  func several() {
    #expect(result(finding((14, 18, "4")), finding((0, 3, "1"))) == ("1 two three 4", 2))
    #expect(result(finding((0, 3, "1"), (8, 13, "3"))) == ("1 two 3 four", 1))
    #expect(result(finding((3, 3, "!")), finding((18, 18, "."))) == ("one! two three four.", 2))
  }

  @Test("a finding without a fix changes nothing")
  func none() {
    let finding = Finding(Self.rule, at: SourceLocation("a.md"), "wrong")
    #expect(result(finding) == ("one two three four", 0))
    #expect(result(self.finding()) == ("one two three four", 0))
  }

  @Test("identical fixes are applied once and fix both findings")
  func twice() {
    #expect(result(finding((0, 4, "")), finding((0, 4, ""))) == ("two three four", 2))
    #expect(result(finding((3, 3, "!")), finding((3, 3, "!"))) == ("one! two three four", 2))
  }

  @Test("of two overlapping fixes, the first is applied")
  func overlapping() {
    #expect(result(finding((4, 7, "2")), finding((0, 5, ""))) == ("wo three four", 1))
    #expect(result(finding((0, 3, "1")), finding((0, 3, "I"))) == ("1 two three four", 1))
    #expect(
      result(finding((0, 3, "1"), (14, 18, "4")), finding((4, 7, "2")), finding((13, 15, "-")))
        == ("1 2 three 4", 2))
  }

  @Test("adjacent edits do not overlap, but an insertion at an edge does")
  func neighbours() {
    #expect(result(finding((0, 4, "")), finding((4, 8, ""))) == ("three four", 2))
    #expect(result(finding((0, 4, "")), finding((4, 4, "!"))) == ("two three four", 1))
    #expect(result(finding((3, 3, "a")), finding((3, 3, "b"))).fixed == 1)
  }

  @Test("a fix that is out of range, overlaps itself or changes nothing is not applied")
  func impossible() {
    #expect(result(finding((0, 3, "1"), (17, 19, "x"))) == ("one two three four", 0))
    #expect(result(finding((0, 5, ""), (3, 7, ""))) == ("one two three four", 0))
    #expect(result(finding((0, 3, "one"))) == ("one two three four", 0))
    let whole = Finding(
      Self.rule, at: SourceLocation("a.md"), "wrong",
      fix: Fix(SourceLocation("a.md"), replacement: ""))
    #expect(result(whole) == ("one two three four", 0))
  }
}
