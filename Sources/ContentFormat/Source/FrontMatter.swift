package import Diagnostics

/// Where the front matter of a file ends and its body begins, found by bytes.
///
/// Front matter opens with a first line `---` and closes with a line `---` or `...`; white space
/// may follow the dashes. `\n` and `\r\n` end lines; a byte order mark may come first.
package enum FrontMatter: Sendable, Equatable {
  /// The file does not open with `---`; the body is the whole file.
  case absent(body: Range<Int>)
  /// The lines between the two marks, and what follows them.
  case present(yaml: Range<Int>, body: Range<Int>)
  /// No closing mark; the range is the opening one.
  case unclosed(opening: SourceRange)

  /// Splits a file.
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

  /// A line that is `---` or `...`, and where the next one begins.
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
