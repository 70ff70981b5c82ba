import Diagnostics
import Testing

@testable import ContentModel

@Suite("Complexity limits")
struct ComplexityLimitsTests {
  private func finding(_ body: String) -> Finding? {
    let file = SourceFile(path: "a.md", displayPath: "a.md", bytes: Array(body.utf8))
    return ComplexityLimits.check(file, body: 0..<file.bytes.count)
  }

  @Test(
    "texts by which a small file would make the parser slow are refused",
    arguments: [
      String(repeating: "> ", count: 101) + "a",
      String(repeating: "- ", count: 101) + "a",
      String(repeating: "|a", count: 400) + "|\n" + String(repeating: "|-", count: 400) + "|\n"
        + String(repeating: "x\n", count: 400),
      "http://a.b/" + String(repeating: ")", count: 40_000),
      String(repeating: "![[]()\n", count: 8_000),
      "[a]: https://example.org/" + String(repeating: "a", count: 1_100) + "\n\n[a] [a] [a]",
    ])
  func refused(body: String) throws {
    #expect(try #require(finding(body)).rule == "too-complex")
  }

  @Test(
    "what people write is not",
    arguments: [
      String(repeating: "> ", count: 20) + "a",
      String(repeating: "* ", count: 200),
      String(repeating: "A paragraph of words.\n\n", count: 5_000),
      "```\n" + String(repeating: "a line of code\n", count: 5_000) + "```\n",
      "|a|b|\n|-|-|\n" + String(repeating: "| a cell | another |\n", count: 4_000),
      "[a]: https://example.org/\n\n[a]",
      "| [a](https://example.org/" + String(repeating: "a", count: 2_000) + ") |",
    ])
  func accepted(body: String) {
    #expect(finding(body) == nil)
  }
}
