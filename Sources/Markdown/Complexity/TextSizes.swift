/// Bounds on what a text can hold, found by a look at its bytes alone. A paragraph ends at an empty
/// line wherever it stands, a table's row and the marks that open blocks stand on one line.
struct TextSizes {
  /// How often `]` occurs, which ends each use of a definition.
  private(set) var closingBrackets = 0
  private var hasDefinitions = false
  private var lines = 0
  /// The most bars on a line.
  private var bars = 0
  /// The most bytes at the start of a line that could open blocks.
  private var openingBytes = 0
  private var longestRun = 0
  private var mostSteps = 0

  init(_ file: UnsafeBufferPointer<UInt8>, body: Range<Int>) {
    var run = MarkCost()
    var position = body.lowerBound
    while position < body.upperBound {
      let line = nextLine(file, from: position, end: body.upperBound)
      position = line.upperBound
      let bytes = UnsafeBufferPointer(rebasing: file[line])
      lines += 1
      if add(bytes) {
        run.add(bytes)
        (longestRun, mostSteps) = (max(longestRun, run.bytes), max(mostSteps, run.steps))
      } else {
        run = MarkCost()
      }
    }
  }

  /// True if no reading of the text can go over the budget.
  func areWithin(_ budget: ComplexityBudget, _ count: Int) -> Bool {
    // A tab stands for up to four columns, which may be two lists.
    2 * openingBytes <= budget.depth
      && longestRun <= budget.paragraph && mostSteps <= budget.steps
      && (bars + 1) * lines <= budget.cells(inTextOf: count)
      && (!hasDefinitions
        || closingBrackets * longestRun <= budget.expansion(inTextOf: count))
  }

  /// Takes a line in; false for an empty one.
  private mutating func add(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    var bars = 0
    var carets = 0
    var opening = 0
    var isOpening = true
    var isEmpty = true
    var last: UInt8 = 0
    for byte in line {
      switch byte {
      case 0x20, 0x09: break
      case 0x0A, 0x0D: continue
      case UInt8(ascii: ">"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        isEmpty = false
      default:
        (isEmpty, isOpening) = (false, false)
        switch byte {
        case UInt8(ascii: "|"): bars += 1
        case UInt8(ascii: "^"): carets += 1
        case UInt8(ascii: "]"): closingBrackets += 1
        case UInt8(ascii: ":"): if last == UInt8(ascii: "]") { hasDefinitions = true }
        default: break
        }
      }
      if isOpening { opening += 1 }
      last = byte
    }
    self.bars = max(self.bars, bars)
    // The definition of a footnote may open a block too.
    if !isEmpty { openingBytes = max(openingBytes, opening, carets > 0 ? opening + carets : 0) }
    return !isEmpty
  }
}

/// The line that begins at a position, with the bytes that end it: `\n`, `\r` or both.
func nextLine(_ file: UnsafeBufferPointer<UInt8>, from start: Int, end: Int) -> Range<Int> {
  var index = start
  while index < end, file[index] != 0x0A, file[index] != 0x0D { index += 1 }
  if index < end {
    let isReturn = file[index] == 0x0D
    index += 1
    if isReturn, index < end, file[index] == 0x0A { index += 1 }
  }
  return start..<index
}
