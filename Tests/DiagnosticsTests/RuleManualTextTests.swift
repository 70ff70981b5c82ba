import Testing

@testable import Diagnostics

@Suite("Manuals")
struct RuleManualTextTests {
  private let rule = Rule(
    "a-rule", .warning, stage: .check, what: "What it looks for is `a.md`, e.g. this. And that.",
    why: "Because a long text has to be broken into lines.", example: "a: 1\n\n  b: 2",
    fix: "Mend it.")

  @Test("a manual page is wrapped, but its example is not")
  func page() {
    #expect(
      RuleManualText.page(rule, width: 24) == """
        a-rule (warning)

        What it looks for is
        `a.md`, e.g. this. And
        that.

        Because a long text has
        to be broken into lines.

        Example:

            a: 1

              b: 2

        How to fix it:

        Mend it.

        """)
  }

  @Test("the list has one sentence for each rule")
  func list() {
    let text = RuleManualText.list([ReportSample.rule, ReportSample.hint], width: 80)
    #expect(
      text == """
        broken-link (error)
            A link leads nowhere.
        stale (note)
            It is old.

        """)
  }

  @Test("a sentence ends before a capital, not in an abbreviation")
  func sentence() {
    #expect(rule.manual.firstSentence == "What it looks for is `a.md`, e.g. this.")
    #expect(ReportSample.hint.manual.firstSentence == "It is old.")
  }

  @Test("a word longer than the line has its own line")
  func wrapping() {
    #expect("a bbbbbb c".wrapped(to: 4) == "a\nbbbbbb\nc")
    #expect("".wrapped(to: 4) == "")
    #expect("aa bb".wrapped(to: 5) == "aa bb")
    #expect("aa bb".wrapped(to: 5, indent: " ") == " aa\n bb")
  }
}
