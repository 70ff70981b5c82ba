/// The line starts of a file, for conversion between offsets and lines and columns.
package struct LineIndex: Sendable {
  private let starts: [Int32]
  /// The number of Unicode scalars that begin before each block of ``stride`` bytes, so that
  /// finding a column in a long line does not scan the whole line.
  private let scalars: [Int32]
  private let count: Int
  private static let stride = 1024

  /// Scans `bytes`. `\n`, `\r\n` and a lone `\r` end a line.
  package init(_ bytes: some Collection<UInt8>) {
    var starts: [Int32] = [0]
    var offset: Int32 = 0
    var afterReturn = false
    var scalars: [Int32] = []
    var begun: Int32 = 0
    for byte in bytes {
      if Int(offset) % Self.stride == 0 { scalars.append(begun) }
      if byte & 0xC0 != 0x80 { begun += 1 }
      if afterReturn && byte != UInt8(ascii: "\n") { starts.append(offset) }
      afterReturn = byte == UInt8(ascii: "\r")
      offset += 1
      if byte == UInt8(ascii: "\n") { starts.append(offset) }
    }
    if afterReturn { starts.append(offset) }
    self.starts = starts
    self.scalars = scalars
    self.count = Int(offset)
  }

  /// The number of lines. A file that ends in a newline has an empty last line.
  package var lineCount: Int { starts.count }

  /// Returns the offset of the first byte of a line, counted from 1. Lines past the end give the
  /// end of the file.
  package func start(ofLine line: Int) -> Int {
    line < 1 ? 0 : line > starts.count ? count : Int(starts[line - 1])
  }

  /// Returns the line, counted from 1, that contains `offset`.
  package func line(at offset: Int) -> Int {
    max(1, starts.partitioningIndex { Int($0) > offset })
  }

  /// Returns the byte range of a line without its line ending.
  package func range(ofLine line: Int, in bytes: [UInt8]) -> Range<Int> {
    let begin = start(ofLine: line)
    var end = line >= starts.count ? count : Int(starts[line])
    while end > begin, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    return begin..<end
  }

  /// Returns line and column, both from 1. Columns count Unicode scalars.
  package func position(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    let offset = min(max(0, offset), bytes.count)
    let line = line(at: offset)
    let begin = start(ofLine: line)
    var column = 1 + scalars(before: offset, in: bytes) - scalars(before: begin, in: bytes)
    if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]), offset >= 3 { column -= 1 }
    return (line, column)
  }

  /// Returns the number of Unicode scalars that begin before `offset`.
  private func scalars(before offset: Int, in bytes: [UInt8]) -> Int {
    guard offset > 0 else { return 0 }
    let block = (offset - 1) / Self.stride
    let rest = bytes[(block * Self.stride)..<offset]
    return rest.reduce(Int(scalars[block])) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
  }
}
