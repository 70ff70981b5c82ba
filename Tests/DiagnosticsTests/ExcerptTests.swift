import Testing

@testable import Diagnostics

@Suite("Excerpts")
struct ExcerptTests {
  private func excerpt(_ text: String, _ range: Range<Int>) -> Excerpt {
    let bytes = Array(text.utf8)
    return Excerpt(bytes: bytes, line: bytes.indices, range: range)
  }

  @Test("a short line is shown whole")
  func short() {
    let excerpt = excerpt("one two three", 4..<7)
    #expect(excerpt.text == "one two three")
    #expect(excerpt.indent == 4)
    #expect(excerpt.width == 3)
  }

  @Test("a range outside of the line is clamped and still marked")
  func outside() {
    #expect(excerpt("abc", 9..<12).indent == 3)
    #expect(excerpt("abc", 9..<12).width == 1)
    #expect(excerpt("abc", 1..<1).width == 1)
    #expect(excerpt("abc", 1..<99).width == 2)
  }

  @Test("wide characters take two columns, combining marks none")
  func width() {
    let wide = excerpt("日本語 é e\u{301}x", 9..<10)
    #expect(wide.indent == 6)
    #expect(excerpt("日本語", 3..<6).width == 2)
    #expect(excerpt("e\u{301}x", 0..<3).width == 1)
    #expect(excerpt("🚀x", 4..<5).indent == 2)
  }

  @Test(
    "a long line is shortened around the range to about 120 columns", arguments: [0, 40, 150, 290])
  func long(start: Int) {
    let line = (0..<300).map { String($0 % 10) }.joined()
    let excerpt = excerpt(line, start..<(start + 5))
    #expect(excerpt.text.count <= 122)
    let shown = Array(excerpt.text)[excerpt.indent..<(excerpt.indent + excerpt.width)]
    #expect(String(shown) == String(Array(line)[start..<(start + 5)]))
    #expect(excerpt.text.hasPrefix("…") == (start > 80))
    #expect(excerpt.text.hasSuffix("…") == (start < 200))
  }

  @Test("a range longer than the window is marked as far as it is shown")
  func longPlace() {
    let excerpt = excerpt(String(repeating: "a", count: 500), 10..<480)
    #expect(excerpt.indent == 10)
    #expect(excerpt.indent + excerpt.width < excerpt.text.count)
    #expect(excerpt.text.hasSuffix("…"))
  }

  @Test("only nearby whole scalars of a very long line are read")
  func veryLong() {
    for shift in 0..<3 {
      let lead = String(repeating: "a", count: shift) + String(repeating: "日", count: 100_000)
      let start = lead.utf8.count
      let excerpt = excerpt(lead + "HERE日" + lead, start..<(start + 4))
      let near = String(repeating: "日", count: 60)
      #expect(excerpt.text.hasPrefix("…" + near + "HERE日"))
      #expect(excerpt.text.hasSuffix("日…"))
      #expect(excerpt.indent == 121)
      #expect(excerpt.width == 4)
    }
  }

  @Test("any range in any bytes has an excerpt")
  func anyBytes() {
    let pieces: [[UInt8]] = [[0x61], [0x80, 0x80, 0x80], [0xE6, 0x97, 0xA5], [0xF0], [0xFF]]
    let bytes = pieces.flatMap { $0 } + pieces.reversed().flatMap { $0 }
    for start in bytes.indices {
      for end in start...bytes.count {
        let excerpt = Excerpt(bytes: bytes, line: bytes.indices, range: start..<end)
        #expect(excerpt.width >= 1)
        #expect(!excerpt.text.isEmpty)
      }
    }
  }

  @Test("bytes that are not UTF-8 are shown as such")
  func invalid() {
    let bytes: [UInt8] = [0x61, 0xFF, 0x62]
    let excerpt = Excerpt(bytes: bytes, line: 0..<3, range: 2..<3)
    #expect(excerpt.text == "a\u{FFFD}b")
    #expect(excerpt.indent == 2)
  }
}
