import Diagnostics
import Testing

@testable import ContentFormat

@Suite("Complexity limits")
struct ComplexityLimitsTests {
  private func finding(_ body: String) -> Finding? {
    let file = SourceFile(path: "a.md", displayPath: "a.md", bytes: Array(body.utf8))
    return ComplexityLimits.check(file, body: 0..<file.bytes.count)
  }

  private static func times(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  /// A table with 400 columns, whose rows have only one cell.
  private static func wideTable(_ prefix: String = "", _ bar: String = "|", _ end: String = "\n")
    -> String
  {
    prefix + bar + times("a|", 399) + "a" + end + prefix + bar + times("-|", 399) + "-" + end
      + times(prefix + "x" + end, 400)
  }

  @Test(
    "small texts that would slow down the parser are rejected",
    arguments: [
      times("> ", 101) + "a",
      times("- ", 101) + "a",
      times("1. ", 101) + "a",
      times("- ", 200_000) + "x",
      (0...100).map { times("  ", $0) + "- a\n" }.joined(),
      (0...100).map { times("\t", $0) + "1. a\r" }.joined(),
      wideTable(), wideTable("> "), wideTable("", ""), wideTable("", "|", "\r"),
      "- a\n\n" + wideTable("  "),
      "http://a.b/" + times(")", 40_000),
      times("![[]()\n", 8_000), times("> ![[]()\n", 8_000), "- " + times("![[]()\n", 8_000),
      times("![[]()\r", 8_000),
      "``` a ``` b\n" + times("![[]()\n", 8_000),
      "- ```\n  code\n  ```\n" + times("![[]()\n", 8_000),
      "# " + times("a", 40_000),
      "[a]: https://example.org/" + times("a", 1_100) + "\n\n" + times("[a] ", 1_000),
      "  [a]:\n" + times("a", 1_100) + "\n\n" + times("[a] ", 1_000),
      "> [a]: b\n> '" + times("a ", 600) + "'\n\n" + times("[a] ", 1_000),
    ])
  func refused(body: String) throws {
    #expect(try #require(finding(body)).rule == "too-complex")
  }

  @Test(
    "ordinary texts are accepted",
    arguments: [
      times("> ", 20) + "a",
      times("* ", 200),
      times("A paragraph of words.\n\n", 5_000),
      "```\n" + times("a line of code\n", 5_000) + "```\n",
      "- ```\n" + times("  a line of code\n", 5_000) + "  ```\n",
      "> ~~~ text\n" + times("> a line of code\n", 5_000),
      times("    a line of code\n", 5_000),
      "<!--\n" + times("a line of a comment\n", 5_000) + "-->\n",
      times("- An item of a list that is short and tight, as most of them are.\n", 3_000),
      times("1. An item.\n   > And a quote in it.\n", 3_000),
      "|a|b|\n|-|-|\n" + times("| a cell | another |\n", 4_000),
      "a|b\n-|-\n" + times("a cell|another\n", 4_000),
      "[a]: https://example.org/\n\n[a]",
      "[a]: https://example.org/" + times("a", 1_100) + "\n\n[a] [a] [a]",
      "| [a](https://example.org/" + times("a", 2_000) + ") |",
      times("[a](b.md) *and* **more** `code` (see [c](d.md)), a@example.org. ", 400),
    ])
  func accepted(body: String) {
    #expect(finding(body) == nil)
  }

  @Test("the message names the exceeded limit")
  func messages() {
    #expect(finding(Self.wideTable())?.message.contains("the tables of this page") == true)
    #expect(finding("# " + Self.times("a", 40_000))?.message.contains("this line") == true)
    let uses = "[a]: " + Self.times("b", 2_000) + "\n\n" + Self.times("[a] ", 500)
    #expect(finding(uses)?.message.contains("2000 bytes, and up to 501 links") == true)
  }
}
