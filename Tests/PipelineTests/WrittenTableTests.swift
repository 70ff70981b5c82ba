import Testing

@testable import Pipeline

@Suite("Written tables")
struct WrittenTableTests {
  private func table(_ lines: String..., change: (inout WrittenTable) -> Void) throws -> String {
    var table = try #require(WrittenTable(lines.joined(separator: "\n")))
    change(&table)
    return table.text
  }

  @Test("a table that is not changed keeps its bytes")
  func same() throws {
    for text in [
      "| a | b |\n|---|:-:|\n|x|  y|", "a|b\n-|-\nx|y", "> | a |\n> | - |\n> | x |",
      "| a | b |\r\n| - | - |\r\n| x \\| y | z |\r",
    ] {
      #expect(try table(text) { _ in } == text)
    }
  }

  @Test("a table with aligned bars keeps them aligned")
  func aligned() throws {
    let text = try table("| a | bb |", "| - | -: |", "| x |  y |") {
      $0.addRow(["long", "z"], after: 0)
      $0.addColumn("c", "…")
    }
    #expect(
      text == """
        | a    | bb | c   |
        | ---- | -: | --- |
        | x    |  y | …   |
        | long |  z | …   |
        """)
  }

  @Test("other tables get the new cells only")
  func loose() throws {
    let text = try table("| a | b |", "| --- | --- |", "| long text | y |") {
      $0.addRow(["x", "1", "surplus"], after: -1)
      $0.addColumn("c", "…")
    }
    #expect(
      text == """
        | a | b | c |
        | --- | --- | --- |
        | x | 1 | … |
        | long text | y | … |
        """)
    let bare = try table("a | b", "- | -", "x | y") { $0.addRow(["z", "1"], after: 0) }
    #expect(bare == "a | b\n- | -\nx | y\nz | 1")
  }

  @Test("lines of a quotation and line ends stay")
  func prefixes() throws {
    let text = try table("> | a |\r", "> | - |\r", "> | x |\r") { $0.addRow(["y"], after: 0) }
    #expect(text == "> | a |\r\n> | - |\r\n> | x |\r\n> | y |\r")
  }

  @Test("what is no table, or a ragged one, is refused")
  func refused() {
    for text in ["", "a", "| a |", "| a |\n| b |", "| a | b |\n| - |", "| a |\n| - |\n| x | y |"] {
      #expect(WrittenTable(text) == nil, "\(text)")
    }
  }
}
