import Testing

@testable import Markdown

@Suite("Line scanner")
struct LineScannerTests {
  @Test(
    "lines end with \\n, \\r or both, and the last one may have no ending",
    arguments: [
      ("", []), ("a", ["a"]), ("a\nb", ["a\n", "b"]), ("\n\n", ["\n", "\n"]),
      ("a\r\nb\rc\n", ["a\r\n", "b\r", "c\n"]), ("\r\r\n", ["\r", "\r\n"]),
      ("a\n\r", ["a\n", "\r"]),
    ] as [(String, [String])])
  func lines(text: String, expected: [String]) {
    // The scanner stays inside its range, whatever the file has around it.
    let bytes = Array("x\n\(text)\r\ny".utf8)
    let range = 2..<(2 + text.utf8.count)
    let lines = bytes.withUnsafeBufferPointer { file in
      let scanner = LineScanner(file, range)
      var lines: [String] = []
      var start = range.lowerBound
      while start < range.upperBound {
        let line = scanner.line(from: start)
        lines.append(String(decoding: file[line], as: UTF8.self))
        start = line.upperBound
      }
      return lines
    }
    #expect(lines == expected)
  }
}
