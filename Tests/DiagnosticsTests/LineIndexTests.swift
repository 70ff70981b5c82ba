import Testing

@testable import Diagnostics

@Suite("Line index")
struct LineIndexTests {
  private func lines(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    let index = LineIndex(bytes)
    return (1...index.lineCount).map {
      String(decoding: bytes[index.range(ofLine: $0, in: bytes)], as: UTF8.self)
    }
  }

  private func position(_ offset: Int, _ text: String) -> [Int] {
    let bytes = Array(text.utf8)
    let (line, column) = LineIndex(bytes).position(of: offset, in: bytes)
    return [line, column]
  }

  @Test(
    "LF, CRLF and CR end a line",
    arguments: [
      ("", [""]), ("a", ["a"]), ("a\n", ["a", ""]), ("a\nb", ["a", "b"]), ("\n\n", ["", "", ""]),
      ("a\r\nb\r\n", ["a", "b", ""]), ("a\rb\r", ["a", "b", ""]), ("a\n\rb", ["a", "", "b"]),
      ("a\r\r\nb", ["a", "", "b"]), ("ä\r\n日本\n", ["ä", "日本", ""]),
    ])
  func endings(text: String, expected: [String]) {
    #expect(lines(text) == expected)
  }

  @Test("every line has a start, and the start of a missing line is clamped")
  func starts() {
    let index = LineIndex(Array("ab\ncd\r\ne".utf8))
    #expect((0...5).map { index.start(ofLine: $0) } == [0, 0, 3, 7, 8, 8])
    #expect(index.lineCount == 3)
    #expect(index.line(at: -1) == 1)
    #expect([0, 2, 3, 6, 7, 8, 99].map { index.line(at: $0) } == [1, 1, 2, 2, 3, 3, 3])
  }

  @Test("line and offset agree for every byte")
  func roundTrip() {
    let bytes = Array("a\n\r\n\rbc\r\r\n\nd\n".utf8)
    let index = LineIndex(bytes)
    for offset in bytes.indices {
      let line = index.line(at: offset)
      #expect(index.start(ofLine: line) <= offset)
      #expect(line == index.lineCount || index.start(ofLine: line + 1) > offset)
    }
  }

  @Test("columns of a long line are the scalars before them", arguments: [1, 2, 3])
  func longLine(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let letters = ["a", "ä", "日", "🚀", "\n"]
    let text = (0..<5_000).map { _ in letters[random.next() % 50 == 0 ? 4 : Int(random.next() % 4)]
    }
    let bytes = Array(text.joined().utf8)
    let index = LineIndex(bytes)
    for offset in stride(from: 0, through: bytes.count, by: 7) {
      let (line, column) = index.position(of: offset, in: bytes)
      let before = bytes[index.start(ofLine: line)..<offset]
      #expect(column == 1 + before.count { $0 & 0xC0 != 0x80 })
    }
  }

  @Test("columns count Unicode scalars")
  func columns() {
    #expect(position(0, "äb") == [1, 1])
    #expect(position(2, "äb") == [1, 2])
    #expect(position(7, "日本b") == [1, 4])
    #expect(position(6, "x\n🚀b") == [2, 2])
    #expect(position(3, "e\u{301}b") == [1, 3])
    #expect(position(1, "\tb") == [1, 2])
  }

  @Test("a byte order mark takes no column")
  func byteOrderMark() {
    #expect(position(0, "\u{FEFF}ab\nc") == [1, 1])
    #expect(position(3, "\u{FEFF}ab\nc") == [1, 1])
    #expect(position(4, "\u{FEFF}ab\nc") == [1, 2])
    #expect(position(6, "\u{FEFF}ab\nc") == [2, 1])
  }

  @Test("a position past the end is the end")
  func pastTheEnd() {
    #expect(position(99, "a\nbc") == [2, 3])
    #expect(position(99, "a\n") == [2, 1])
    #expect(position(99, "") == [1, 1])
    #expect(position(-5, "a\nb") == [1, 1])
  }
}
