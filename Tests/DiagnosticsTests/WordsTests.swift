import Testing

@testable import Diagnostics

@Suite("Words")
struct WordsTests {
  @Test(
    "names as a sentence lists them",
    arguments: [
      ([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"),
    ])
  func listed(names: [String], sentence: String) {
    #expect(names.listed() == sentence)
    #expect(["a", "b", "c"].listed("or") == "a, b or c")
  }

  @Test(
    "what an author wrote is quoted on one line",
    arguments: [
      ("a", "`a`"), ("", "``"), ("a\nb", "`a b`"), ("a\r\n\r\nb\n", "`a b`"),
      (String(repeating: "é", count: 60), "`" + String(repeating: "é", count: 60) + "`"),
      (String(repeating: "é", count: 61), "`" + String(repeating: "é", count: 57) + "…`"),
    ])
  func quoted(text: String, quoted: String) {
    #expect(text.quoted == quoted)
  }

  @Test("counts")
  func counted() {
    #expect(Diagnostics.counted(0, "error") == "0 errors")
    #expect(Diagnostics.counted(1, "error") == "1 error")
    #expect(Diagnostics.counted(2, "error") == "2 errors")
    #expect(Diagnostics.counted(1, "entry", "entries") == "1 entry")
    #expect(Diagnostics.counted(3, "entry", "entries") == "3 entries")
  }
}
