/// Where the lines of a file begin, and what an editor calls a position in it.
public struct LineIndex: Sendable {
  private let starts: [Int32]
  private let count: Int

  /// Finds the line starts in `bytes`; `\n`, `\r\n` and a lone `\r` end a line.
  public init(_ bytes: some Collection<UInt8>) {
    var starts: [Int32] = [0]
    var offset: Int32 = 0
    var afterReturn = false
    for byte in bytes {
      if afterReturn && byte != UInt8(ascii: "\n") { starts.append(offset) }
      afterReturn = byte == UInt8(ascii: "\r")
      offset += 1
      if byte == UInt8(ascii: "\n") { starts.append(offset) }
    }
    if afterReturn { starts.append(offset) }
    self.starts = starts
    self.count = Int(offset)
  }

  /// How many lines there are; a file that ends in a newline has an empty last one.
  public var lineCount: Int { starts.count }

  /// The offset of the first byte of a line, counted from 1; lines past the end give the end.
  public func start(ofLine line: Int) -> Int {
    line < 1 ? 0 : line > starts.count ? count : Int(starts[line - 1])
  }

  /// The line (from 1) that holds the byte at `offset`.
  public func line(at offset: Int) -> Int {
    max(1, starts.partitioningIndex { Int($0) > offset })
  }

  /// The bytes of a line, its line ending excluded.
  public func range(ofLine line: Int, in bytes: [UInt8]) -> Range<Int> {
    let begin = start(ofLine: line)
    var end = line >= starts.count ? count : Int(starts[line])
    while end > begin, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    return begin..<end
  }

  /// Line and column, both from 1, as an editor shows them: columns count Unicode scalars.
  public func position(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    let offset = min(max(0, offset), bytes.count)
    let line = line(at: offset)
    var column = 1
    for byte in bytes[start(ofLine: line)..<offset] where byte & 0xC0 != 0x80 { column += 1 }
    if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]), offset >= 3 { column -= 1 }
    return (line, column)
  }
}
