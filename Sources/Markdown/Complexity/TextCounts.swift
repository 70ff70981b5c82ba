/// The numbers of the bytes that can make a text slow to parse.
///
/// They bound ``TextSizes`` from above and take sixteen bytes at a time. They accept nearly all texts
/// of up to 32 KiB.
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
    let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(file)[body])
    var start = 0
    while start < bytes.count {
      // A lane counts up to 255.
      let end = min(start + 255 * Lanes.scalarCount, bytes.count)
      add(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
      start = end
    }
  }

  /// Sixteen bytes, or the counts of every sixteenth byte. The compiler does not use vector
  /// instructions for a loop over single bytes.
  private typealias Lanes = SIMD16<UInt8>

  private mutating func add(_ block: UnsafeRawBufferPointer) {
    var (brackets, emphasis, words, openers) = (Lanes(), Lanes(), Lanes(), Lanes())
    var (carets, bars, colons) = (Lanes(), Lanes(), Lanes())
    func add(_ bytes: Lanes) {
      brackets &-= bytes.lanes(with: "]")
      emphasis &-= bytes.lanes(with: "*") | bytes.lanes(with: "_") | bytes.lanes(with: "~")
      words &-= bytes.lanes(with: ")") | bytes.lanes(with: "@")
      openers &-= bytes.lanes(with: "<")
      carets &-= bytes.lanes(with: "^")
      bars &-= bytes.lanes(with: "|")
      colons &-= bytes.lanes(with: ":")
    }
    var index = 0
    while index + Lanes.scalarCount <= block.count {
      add(block.loadUnaligned(fromByteOffset: index, as: Lanes.self))
      index += Lanes.scalarCount
    }
    var rest = Lanes()
    for place in index..<block.count { rest[place - index] = block[place] }
    add(rest)
    self.brackets += brackets.sum
    self.emphasis += emphasis.sum
    self.words += words.sum
    self.openers += openers.sum
    self.carets += carets.sum
    self.bars += bars.sum
    self.colons += colons.sum
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

extension SIMD16<UInt8> {
  /// The lanes that hold a character: 255, or -1 as a signed number. All others are 0.
  @inline(__always) fileprivate func lanes(with character: Unicode.Scalar) -> Self {
    unsafeBitCast(self .== Self(repeating: UInt8(ascii: character)), to: Self.self)
  }

  /// The sum of all lanes.
  fileprivate var sum: Int { Int(SIMD16<UInt16>(truncatingIfNeeded: self).wrappedSum()) }
}
