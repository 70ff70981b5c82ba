import Diagnostics
import Testing

@testable import Markdown

@Suite("Source map")
struct SourceMapTests {
  private func withMap<Result>(
    _ text: String, body: Range<Int>? = nil, _ use: (SourceMap) -> Result
  ) -> Result {
    Array(text.utf8).withUnsafeBufferPointer {
      use(SourceMap(file: $0, body: body ?? $0.indices))
    }
  }

  @Test("lines end in LF, CRLF or CR, and count from the body's start")
  func lines() {
    withMap("xx\na\nbc\r\nd\re", body: 3..<11) { map in
      #expect((1...4).map { map.start(ofLine: $0) } == [3, 5, 9, 11])
      #expect((1...4).map { map.end(ofLine: $0) } == [4, 7, 10, 11])
      #expect(map.start(ofLine: 0) == 3)
      #expect(map.start(ofLine: 9) == 11)
      #expect(map.end(ofLine: 9) == 11)
    }
  }

  @Test("a column never leaves its line")
  func offsets() {
    withMap("ab\ncd\n") { map in
      #expect(map.offset(line: 2, column: 1) == 3)
      #expect(map.offset(line: 2, column: 2) == 4)
      #expect(map.offset(line: 1, column: 99) == 2)
      #expect(map.offset(line: 1, column: 0) == 0)
      #expect(map.offset(line: 9, column: 9) == 6)
    }
  }

  @Test("text is found in a range, not after it")
  func find() {
    withMap("abcabc") { map in
      #expect(map.find(Array("ca".utf8), in: 0..<6) == 2)
      #expect(map.find(Array("abc".utf8), in: 1..<6) == 3)
      #expect(map.find(Array("abc".utf8), in: 1..<5) == nil)
      #expect(map.find([UInt8](), in: 0..<6) == nil)
      #expect(map.holds(Array("bc".utf8), at: 4))
      #expect(!map.holds(Array("bcd".utf8), at: 4))
      #expect(!map.holds(Array("a".utf8), at: -1))
    }
  }

  @Test(
    "the end and the destination of a link are found in its source",
    arguments: [
      ("[a](b) c", "[a](b)", "b"), ("[a](<b c> \"d)\") e", "[a](<b c> \"d)\")", "b c"),
      ("[a][b] c", "[a][b]", nil), ("[a] c", "[a]", nil), ("[a [b] c](d)", "[a [b] c](d)", "d"),
      ("[`]` \\]](d)", "[`]` \\]](d)", "d"), ("[a](b(c)d)e", "[a](b(c)d)", "b(c)d"),
      ("[a](b\\)c)d", "[a](b\\)c)", "b\\)c"), ("[a]()", "[a]()", ""), ("[a](b", nil, nil),
      ("[a", nil, nil), ("[a]", "[a]", nil), ("[``]`](b)", "[``]", nil),
    ])
  func linkParts(text: String, whole: String?, destination: String?) {
    withMap(text) { map in
      let parts = map.linkParts(from: 0, limit: text.utf8.count)
      let slice = { (range: Range<Int>) in String(decoding: map.file[range], as: UTF8.self) }
      #expect(parts.map { slice(0..<$0.end) } == whole)
      #expect(parts?.destination.map(slice) == destination)
    }
  }

  @Test(
    "a line of a table is split into its cells",
    arguments: [
      ("| a | b |", ["a", "b"]), ("a | b", ["a", "b"]), (" |a|  b  c | ", ["a", "b  c"]),
      ("| a \\| b | c", ["a \\| b", "c"]), ("| | |", ["", ""]), ("||", [""]), ("|", []), ("", []),
      ("a", ["a"]), ("| `a | b` |", ["`a", "b`"]), ("| ä |日本|", ["ä", "日本"]),
      ("| a \\|", ["a \\|"]),
      ("| a \\\\| b |", ["a \\\\| b"]), ("| a \\", ["a \\"]),
    ])
  func cells(line: String, cells: [String]) {
    let bytes = Array(line.utf8)
    bytes.withUnsafeBufferPointer { file in
      let ranges = tableCells(file, line: file.indices)
      #expect(ranges.map { String(decoding: file[$0.indices], as: UTF8.self) } == cells)
    }
  }
}
