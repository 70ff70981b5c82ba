internal import Diagnostics

/// What is refused before a parser sees it, because a small file could make the parser slow.
enum ComplexityLimits {
  /// How many quotes and lists one line may open.
  static let maximumDepth = 100
  /// How many cells a table may have. cmark fills short rows up to the width of the header.
  static let maximumCells = 50_000

  /// The first thing in a body that is too complex.
  static func check(_ file: SourceFile, body: Range<Int>) -> Finding? {
    var table = TableSize()
    var line = body.lowerBound
    while line < body.upperBound {
      var end = line
      while end < body.upperBound, file.bytes[end] != 0x0A { end += 1 }
      if openedBlocks(file.bytes[line..<end]) > maximumDepth {
        return .nestingTooDeep(at: file.at(SourceRange(line, end)), limit: maximumDepth)
      }
      if table.add(file.bytes[line..<end]) > maximumCells {
        return .tableTooLarge(at: file.at(SourceRange(line, end)), limit: maximumCells)
      }
      line = end + 1
    }
    return nil
  }

  /// How many quotes and lists a line opens at its start.
  private static func openedBlocks(_ line: ArraySlice<UInt8>) -> Int {
    var count = 0
    for (index, byte) in zip(line.indices, line) {
      switch byte {
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

/// The size of the table that a run of lines may be: the columns of its line of dashes times the
/// lines behind it.
private struct TableSize {
  private var columns = 0
  private var rows = 0

  /// Takes a line in, and gives the cells so far.
  mutating func add(_ line: ArraySlice<UInt8>) -> Int {
    var bars = 0
    var isBlank = true
    var isDashes = true
    for byte in line {
      switch byte {
      case 0x20, 0x09, 0x0D, UInt8(ascii: ">"): continue
      case UInt8(ascii: "|"): bars += 1
      case UInt8(ascii: "-"), UInt8(ascii: ":"): break
      default: isDashes = false
      }
      isBlank = false
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
