import Testing

@testable import Diagnostics

@Suite("Words")
struct WordsTests {
  @Test(
    "names are listed with commas and a conjunction",
    arguments: [
      ([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"),
    ])
  func listed(names: [String], sentence: String) {
    #expect(names.listed() == sentence)
    #expect(["a", "b", "c"].listed("or") == "a, b or c")
  }

  @Test(
    "authors' text is quoted on one line",
    arguments: [
      ("a", "`a`"), ("", "``"), ("a\nb", "`a b`"), ("a\r\n\r\nb\n", "`a b`"),
      (String(repeating: "é", count: 60), "`" + String(repeating: "é", count: 60) + "`"),
      (String(repeating: "é", count: 160), "`" + String(repeating: "é", count: 160) + "`"),
      (
        String(repeating: "é", count: 161),
        "`" + String(repeating: "é", count: 80) + "…" + String(repeating: "é", count: 79) + "`"
      ),
      (
        "a " + String(repeating: "é", count: 59),
        "`a " + String(repeating: "é", count: 28) + "…" + String(repeating: "é", count: 29) + "`"
      ),
    ])
  func quoted(text: String, quoted: String) {
    #expect(text.quoted == quoted)
  }

  @Test("a long text is truncated in the middle, so that its end stays visible")
  func middle() {
    let text = "Server Side Request Forgery Prevention Cheat Sheet for everyone who reads it"
    #expect(text.quoted.hasPrefix("`Server Side Request") && text.quoted.hasSuffix("who reads it`"))
    #expect(text.quoted.count == 62)
    #expect("abcdefghij".shortened(to: 5) == "ab…ij")
    #expect("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧".shortened(to: 3) == "👩‍👩‍👧…👩‍👩‍👧")
  }

  @Test("thousands of names are counted and not listed")
  func briefly() {
    let names = (1...2_000).map { "n\($0)" }
    #expect(names.prefix(30).listedBriefly() == Array(names.prefix(30)).listed())
    #expect(names.listedBriefly().hasPrefix("n1, n2, n3"))
    #expect(names.listedBriefly().hasSuffix("n10 and 1,990 more"))
    #expect(grouped(0) == "0" && grouped(-1_234) == "-1,234" && grouped(1_234_567) == "1,234,567")
  }

  @Test("a count has its noun in the singular or plural")
  func counted() {
    #expect(Diagnostics.counted(0, "error") == "0 errors")
    #expect(Diagnostics.counted(1, "error") == "1 error")
    #expect(Diagnostics.counted(2, "error") == "2 errors")
    #expect(Diagnostics.counted(1, "entry", "entries") == "1 entry")
    #expect(Diagnostics.counted(3, "entry", "entries") == "3 entries")
  }
}
