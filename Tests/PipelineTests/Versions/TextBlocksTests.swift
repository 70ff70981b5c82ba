import Testing

@testable import Pipeline

@Suite("Blocks of a text")
struct TextBlocksTests {
  @Test("headings, paragraphs, items and code are blocks, and line breaks are spaces")
  func blocks() {
    let text = """
      # Title
      A paragraph
      on two lines.

      1. One
      2. Two
      - Three
        more
      ```swift
      let  a = 1

      let b = 2
      ```
      #tag is no heading
      ~~~
      never closed
      """
    #expect(
      TextBlocks(text, withoutTables: []).blocks == [
        "# Title", "A paragraph on two lines.", "1. One", "2. Two", "- Three more",
        "```swift\nlet  a = 1\n\nlet b = 2\n```", "#tag is no heading", "~~~\nnever closed",
      ])
    #expect(TextBlocks("", withoutTables: []).blocks == [])
  }

  @Test("the table of a matrix is left out once, and other tables stay")
  func tables() {
    let wide = "| a | b | c |\n| - | - | - |\n| 1 | 2 | 3 |"
    let narrow = "| a \\| x | b |\n| - | - |"
    #expect(
      TextBlocks("\(narrow)\n\n\(wide)\n\n\(wide)", withoutTables: [3]).blocks.map { $0.prefix(6) }
        == ["| a \\|", "| a | "])
  }
}
