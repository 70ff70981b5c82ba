internal import Bytes

/// Upper bounds on the parts of a text, computed from its bytes alone. ``TextCounts`` are faster and
/// accept fewer texts.
///
/// A paragraph ends at an empty line at the latest. Table rows and block markers never span lines.
struct TextSizes {
  /// The number of `]`, one of which ends each use of a link definition.
  private(set) var closingBrackets = 0
  private var hasDefinitions = false
  private var lines = 0
  /// The maximum number of bars on a line.
  private var bars = 0
  /// The maximum number of bytes at the start of a line that can open blocks.
  private var openingBytes = 0
  private var longestRun = 0
  private var mostSteps = 0

  init(_ file: UnsafeBufferPointer<UInt8>, body: Range<Int>) {
    let scanner = LineScanner(file, body)
    var run = InlineCost()
    var position = body.lowerBound
    while position < body.upperBound {
      let line = scanner.line(from: position)
      position = line.upperBound
      let bytes = UnsafeBufferPointer(rebasing: file[line])
      lines += 1
      if add(bytes) {
        run.add(bytes)
        (longestRun, mostSteps) = (max(longestRun, run.bytes), max(mostSteps, run.steps))
      } else {
        run = InlineCost()
      }
    }
  }

  /// Returns whether the text cannot exceed the budget, however it is parsed.
  func areWithin(_ budget: ComplexityBudget, _ count: Int) -> Bool {
    // A tab can be four columns wide, which can open two lists.
    2 * openingBytes <= budget.depth
      && longestRun <= budget.paragraph && mostSteps <= budget.steps
      && (bars + 1) * lines <= budget.cells(inTextOf: count)
      && (!hasDefinitions
        || closingBrackets * longestRun <= budget.expansion(inTextOf: count))
  }

  /// Processes a line. Returns false if it is empty.
  private mutating func add(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    var end = line.count
    while end > 0, line[end - 1] == 0x0A || line[end - 1] == 0x0D { end -= 1 }
    var opening = 0
    var isEmpty = true
    while opening < end, let isBlank = Self.isBlankIfOpening(line[opening]) {
      if !isBlank { isEmpty = false }
      opening += 1
    }
    if opening < end { isEmpty = false }
    var bars = 0
    var carets = 0
    for index in opening..<end {
      let byte = line[index]
      guard byte.isCountedInText else { continue }
      switch byte {
      case UInt8(ascii: "|"): bars += 1
      case UInt8(ascii: "^"): carets += 1
      case UInt8(ascii: "]"): closingBrackets += 1
      case UInt8(ascii: ":"):
        if index > 0, line[index - 1] == UInt8(ascii: "]") { hasDefinitions = true }
      default: break
      }
    }
    self.bars = max(self.bars, bars)
    // A footnote definition also opens a block.
    if !isEmpty { openingBytes = max(openingBytes, opening, carets > 0 ? opening + carets : 0) }
    return !isEmpty
  }

  /// Returns whether a byte is blank, or nil if it is neither blank nor part of a mark that opens a
  /// block.
  static func isBlankIfOpening(_ byte: UInt8) -> Bool? {
    switch byte {
    case 0x20, 0x09: true
    case UInt8(ascii: ">"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      false
    default: nil
    }
  }
}

extension UInt8 {
  /// Whether the byte is `|`, `^`, `]` or `:`.
  fileprivate var isCountedInText: Bool {
    self == UInt8(ascii: ":")
      || self &- 0x40 < 64 && (0x1000_0000_6000_0000 as UInt64) >> (self & 63) & 1 == 1
  }
}
