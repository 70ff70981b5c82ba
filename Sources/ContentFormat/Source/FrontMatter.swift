package import Diagnostics

/// Splits a file into front matter and body.
///
/// Front matter opens with `---` on the first line and closes with a line `---` or `...`. White
/// space may follow the marks. Lines end with `\n` or `\r\n`. A byte order mark may precede the
/// first line.
package enum FrontMatter: Sendable, Equatable {
  /// The file does not start with `---`. The body is the whole file without a byte order mark.
  case absent(body: Range<Int>)
  /// The lines between the two marks, and the rest of the file.
  case present(yaml: Range<Int>, body: Range<Int>)
  /// The closing mark is missing. The range is that of the opening mark.
  case unclosed(opening: SourceRange)

  /// Splits the bytes of a file.
  package static func split(_ bytes: [UInt8]) -> FrontMatter {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let first = mark(in: bytes, at: start), first.isDashes else {
      return .absent(body: start..<bytes.count)
    }
    var line = first.next
    while line < bytes.count {
      if let closing = mark(in: bytes, at: line) {
        return .present(yaml: first.next..<line, body: closing.next..<bytes.count)
      }
      line = nextLine(in: bytes, after: line)
    }
    return .unclosed(opening: SourceRange(start, start + 3))
  }

  /// The start of the next line if a line is `---` or `...`, otherwise nil.
  private static func mark(in bytes: [UInt8], at start: Int) -> (next: Int, isDashes: Bool)? {
    guard start + 3 <= bytes.count, let sign = bytes[start...].first,
      sign == UInt8(ascii: "-") || sign == UInt8(ascii: "."),
      bytes[start + 1] == sign, bytes[start + 2] == sign
    else { return nil }
    var index = start + 3
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    if index < bytes.count, bytes[index] == 0x0D { index += 1 }
    guard index == bytes.count || bytes[index] == 0x0A else { return nil }
    return (min(index + 1, bytes.count), sign == UInt8(ascii: "-"))
  }

  private static func nextLine(in bytes: [UInt8], after start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    return min(index + 1, bytes.count)
  }
}
