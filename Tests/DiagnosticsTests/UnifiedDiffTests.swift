import Testing

@testable import Diagnostics

@Suite("Differences")
struct UnifiedDiffTests {
  private func difference(_ old: String, _ new: String, path: String = "Content/a.md") -> String {
    UnifiedDiff(path: path, from: Array(old.utf8), to: Array(new.utf8)).text
  }

  private func numbered(_ count: Int, _ changes: [Int: String] = [:]) -> String {
    (1...count).map { (changes[$0] ?? "\($0)") + "\n" }.joined()
  }

  @Test("a changed line is shown with three lines around it")
  func one() {
    #expect(
      difference(numbered(9), numbered(9, [5: "five"])) == """
        --- a/Content/a.md
        +++ b/Content/a.md
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8

        """)
  }

  @Test("changes near each other share a hunk, others do not")
  func parts() {
    let near = difference(numbered(20), numbered(20, [5: "a", 11: "b"]))
    #expect(near.split(separator: "\n").filter { $0.hasPrefix("@@") } == ["@@ -2,13 +2,13 @@"])
    let far = difference(numbered(20), numbered(20, [5: "a\na", 13: "b"]))
    #expect(
      far.split(separator: "\n").filter { $0.hasPrefix("@@") }
        == ["@@ -2,7 +2,8 @@", "@@ -10,7 +11,7 @@"])
  }

  @Test("equal versions have an empty diff")
  func same() { #expect(difference("a\nb", "a\nb") == "") }

  @Test("the hunk of an empty file has the range 0,0")
  func empty() {
    #expect(difference("", "a\n").hasSuffix("@@ -0,0 +1,1 @@\n+a\n"))
    #expect(difference("a\n", "").hasSuffix("@@ -1,1 +0,0 @@\n-a\n"))
  }

  @Test("lines that end in a return keep it, and a last line without an end is marked")
  func ends() {
    #expect(
      difference("a\r\nb", "a\r\nc").hasSuffix(
        " a\r\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"))
    #expect(
      difference("a\nb", "x\nb").hasSuffix("-a\n+x\n b\n\\ No newline at end of file\n"))
    #expect(difference("a", "a\n").hasSuffix("-a\n\\ No newline at end of file\n+a\n"))
  }

  @Test("names that patch could misread are written as git writes them")
  func names() {
    #expect(
      difference("a", "b", path: "C/a b.md").hasPrefix("--- a/C/a b.md\t\n+++ b/C/a b.md\t\n"))
    #expect(difference("a", "b", path: "C/é.md").hasPrefix("--- a/C/é.md\n"))
    #expect(difference("a", "b", path: "C/\"é\".md").hasPrefix(#"--- "a/C/\"\303\251\".md""#))
  }
}
