/// The numbers of the bytes that can make a text slow to parse.
///
/// They bound ``TextSizes`` from above and need no branches for each byte, so that the compiler uses
/// vector instructions. They accept nearly all texts of up to 32 KiB.
struct TextCounts {
  private var brackets = 0
  private var emphasis = 0
  private var words = 0
  private var openers = 0
  private var carets = 0
  private var bars = 0
  private var colons = 0

  private let file: UnsafeBufferPointer<UInt8>
  private let body: Range<Int>

  init(_ file: UnsafeBufferPointer<UInt8>, body: Range<Int>) {
    self.file = file
    self.body = body
    var start = body.lowerBound
    while start < body.upperBound {
      // The counts of a block fit into a byte.
      let end = min(start + 128, body.upperBound)
      add(UnsafeBufferPointer(rebasing: file[start..<end]))
      start = end
    }
  }

  private mutating func add(_ block: UnsafeBufferPointer<UInt8>) {
    var (brackets, emphasis, words, openers): (UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0)
    var (carets, bars, colons): (UInt8, UInt8, UInt8) = (0, 0, 0)
    for byte in block {
      brackets &+= byte == UInt8(ascii: "]") ? 1 : 0
      emphasis &+=
        (byte == UInt8(ascii: "*") ? 1 : 0) | (byte == UInt8(ascii: "_") ? 1 : 0)
        | (byte == UInt8(ascii: "~") ? 1 : 0)
      words &+= (byte == UInt8(ascii: ")") ? 1 : 0) | (byte == UInt8(ascii: "@") ? 1 : 0)
      openers &+= byte == UInt8(ascii: "<") ? 1 : 0
      carets &+= byte == UInt8(ascii: "^") ? 1 : 0
      bars &+= byte == UInt8(ascii: "|") ? 1 : 0
      colons &+= byte == UInt8(ascii: ":") ? 1 : 0
    }
    self.brackets += Int(brackets)
    self.emphasis += Int(emphasis)
    self.words += Int(words)
    self.openers += Int(openers)
    self.carets += Int(carets)
    self.bars += Int(bars)
    self.colons += Int(colons)
  }

  /// Returns whether the text cannot exceed the budget, however it is parsed.
  func areWithin(_ budget: ComplexityBudget) -> Bool {
    let count = body.count
    guard count <= budget.paragraph,
      (openers + words) * count + 2 * emphasis * brackets <= budget.steps,
      !hasDefinitions || brackets * count <= budget.expansion(inTextOf: count)
    else { return false }
    let scanner = LineScanner(file, body)
    var lines = 0
    var mostBars = 0
    var position = body.lowerBound
    while position < body.upperBound {
      let line = scanner.line(from: position)
      position = line.upperBound
      lines += 1
      if bars > 0 { mostBars = max(mostBars, file[line].count { $0 == UInt8(ascii: "|") }) }
      let opening = file[line].prefix { TextSizes.isBlankIfOpening($0) != nil }.count
      // A tab can be four columns wide, which can open two lists.
      if 2 * (opening + carets) > budget.depth { return false }
    }
    return (mostBars + 1) * lines <= budget.cells(inTextOf: count)
  }

  /// Whether a `]` precedes a `:`, as in a link definition.
  private var hasDefinitions: Bool {
    colons > 0 && brackets > 0
      && body.dropFirst().contains {
        file[$0] == UInt8(ascii: ":") && file[$0 - 1] == UInt8(ascii: "]")
      }
  }
}
