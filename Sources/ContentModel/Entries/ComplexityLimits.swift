internal import Diagnostics

/// What is refused before a parser sees it, because a small file could make the parser slow.
enum ComplexityLimits {
  /// How many quotes and lists one line may open.
  static let maximumDepth = 100
  /// How many cells a table may have. cmark fills short rows up to the width of the header.
  static let maximumCells = 50_000

  /// How many bytes of text may stand together without a blank line. cmark takes time that grows
  /// with the square of a paragraph for some texts; tables and fenced code are not read as one.
  static let maximumParagraph = 32 << 10
  /// How long the line of a link reference definition may be: each use of it is written out.
  static let maximumDefinition = 1 << 10

  /// The first thing in a body that is too complex.
  static func check(_ file: SourceFile, body: Range<Int>) -> Finding? {
    file.bytes.withUnsafeBufferPointer { check($0, body: body, of: file) }
  }

  private static func check(
    _ bytes: UnsafeBufferPointer<UInt8>, body: Range<Int>, of file: SourceFile
  ) -> Finding? {
    var table = TableSize()
    var paragraph = ParagraphSize()
    var line = body.lowerBound
    while line < body.upperBound {
      var end = line
      while end < body.upperBound, bytes[end] != 0x0A { end += 1 }
      if openedBlocks(bytes[line..<end]) > maximumDepth {
        return .nestingTooDeep(at: file.at(SourceRange(line, end)), limit: maximumDepth)
      }
      if table.add(bytes[line..<end]) > maximumCells {
        return .tableTooLarge(at: file.at(SourceRange(line, end)), limit: maximumCells)
      }
      if paragraph.add(bytes[line..<end]) > maximumParagraph {
        return .paragraphTooLong(at: file.at(SourceRange(line, end)), limit: maximumParagraph)
      }
      if end - line > maximumDefinition, isDefinition(bytes[line..<end]) {
        return .definitionTooLong(at: file.at(SourceRange(line, end)), limit: maximumDefinition)
      }
      line = end + 1
    }
    return nil
  }

  /// How many quotes and lists a line opens at its start.
  private static func openedBlocks(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var count = 0
    for index in line.startIndex..<line.endIndex {
      switch line[index] {
      case 0x20, 0x09: continue
      case UInt8(ascii: ">"): count += 1
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
        guard index + 1 < line.endIndex, line[index + 1] == 0x20 || line[index + 1] == 0x09 else {
          return count
        }
        count += 1
      default: return count
      }
    }
    // A line of marks alone is a rule across the page, or empty.
    return 0
  }
}

/// True for a line such as `[name]: https://…`.
private func isDefinition(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
  let text = line.drop { $0 == 0x20 || $0 == UInt8(ascii: ">") }
  guard text.first == UInt8(ascii: "["), let close = text.firstIndex(of: UInt8(ascii: "]")) else {
    return false
  }
  return close + 1 < text.endIndex && text[close + 1] == UInt8(ascii: ":")
}

/// The bytes of a run of lines that may be one paragraph, or of one line of a table.
private struct ParagraphSize {
  private var size = 0
  private var isInFence = false

  /// Takes a line in, and gives the bytes so far.
  mutating func add(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    let text = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
    if text.starts(with: "```".utf8) || text.starts(with: "~~~".utf8) {
      isInFence.toggle()
      size = 0
    } else if text.isEmpty || text.first == 0x0D {
      size = 0
    } else if text.first == UInt8(ascii: "|") {
      size = line.count
    } else if !isInFence {
      size += line.count
    }
    return size
  }
}

/// The size of the table that a run of lines may be: the columns of its line of dashes times the
/// lines behind it.
private struct TableSize {
  private var columns = 0
  private var rows = 0

  /// Takes a line in, and gives the cells so far.
  mutating func add(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var bars = 0
    var isBlank = true
    var isDashes = true
    for byte in line where byte != 0x20 && byte != 0x09 && byte != 0x0D {
      switch byte {
      case UInt8(ascii: ">"): continue
      case UInt8(ascii: "|"): bars += 1
      case UInt8(ascii: "-"), UInt8(ascii: ":"): break
      default: isDashes = false
      }
      isBlank = false
      if !isDashes { break }
    }
    if isBlank {
      columns = 0
    } else if isDashes && bars > 0 {
      (columns, rows) = (bars + 1, 1)
    } else {
      rows += 1
    }
    return columns * rows
  }
}

/// True for a control character other than tabs and line ends.
func isControl(_ byte: UInt8) -> Bool {
  byte < 0x20 ? byte != 0x09 && byte != 0x0A && byte != 0x0D : byte == 0x7F
}
