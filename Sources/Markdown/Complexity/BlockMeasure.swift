internal import Diagnostics

/// Measures the blocks of a text against a budget.
struct BlockMeasure {
  private let file: UnsafeBufferPointer<UInt8>
  private let body: Range<Int>
  private let budget: ComplexityBudget
  /// How many uses of link definitions the text may have.
  private let uses: Int

  private var leaf: BlockReader.Node?
  private var isClosed = false
  /// The bytes of the lines of the paragraph.
  private var paragraph = 0..<0
  private var cost = MarkCost()
  private var cells = 0

  /// A line this long that opens too many blocks is not read at all: libcmark-gfm looks from each
  /// `-` through the rest of the line for a rule across the page.
  private static let longLine = 4 << 10

  init(
    _ file: UnsafeBufferPointer<UInt8>, _ body: Range<Int>, _ budget: ComplexityBudget, uses: Int
  ) {
    (self.file, self.body, self.budget, self.uses) = (file, body, budget, uses)
  }

  /// The first part that goes over the budget.
  mutating func firstExcess(_ reader: borrowing BlockReader) -> ComplexPart? {
    var position = body.lowerBound
    while position < body.upperBound {
      let range = nextLine(file, from: position, end: body.upperBound)
      position = range.upperBound
      let line = UnsafeBufferPointer(rebasing: file[range])
      if line.count > Self.longLine, openedBlocks(line) > budget.depth {
        return part(.nesting(limit: budget.depth), range)
      }
      reader.read(line)
      if let excess = add(range, line, reader.place) { return excess }
    }
    return definition()
  }

  private mutating func add(
    _ range: Range<Int>, _ line: UnsafeBufferPointer<UInt8>, _ place: BlockReader.Place
  ) -> ComplexPart? {
    if place.depth > budget.depth { return part(.nesting(limit: budget.depth), range) }
    if isBlank(line) {
      isClosed = true
      return nil
    }
    let isNew = place.leaf != leaf
    if isNew || isClosed {
      if let excess = definition() { return excess }
      (leaf, isClosed, cost) = (place.leaf, false, MarkCost())
      paragraph = range.lowerBound..<range.lowerBound
    }
    switch place.kind {
    case .other: return nil
    case .paragraph:
      cost.add(line)
      paragraph = paragraph.lowerBound..<range.upperBound
      if cost.bytes > budget.paragraph {
        return part(.paragraph(limit: budget.paragraph), range)
      }
    case .heading, .row:
      cost = MarkCost()
      cost.add(line)
      if cost.bytes > budget.paragraph { return part(.line(limit: budget.paragraph), range) }
    }
    if cost.steps > budget.steps { return part(.marks, range) }
    guard isNew, let table = place.table else { return nil }
    // The header counts with the row of dashes that makes it one.
    cells += table.columns
    let limit = budget.cells(inTextOf: body.count)
    return cells > limit ? part(.cells(limit: limit), range) : nil
  }

  /// The definition in the paragraph that its uses make too large.
  private func definition() -> ComplexPart? {
    guard let longest = longestDefinition(file, paragraph) else { return nil }
    guard longest.count * uses > budget.expansion(inTextOf: body.count) else { return nil }
    return part(.definition(size: longest.count, uses: uses), longest)
  }

  /// A part, its range without the bytes that end its line.
  private func part(_ kind: ComplexPart.Kind, _ range: Range<Int>) -> ComplexPart {
    var end = range.upperBound
    while end > range.lowerBound, file[end - 1] == 0x0A || file[end - 1] == 0x0D { end -= 1 }
    return ComplexPart(kind: kind, range: SourceRange(range.lowerBound, end))
  }
}

/// True for a line that is empty but for the marks of quotes, so that it ends a paragraph. A mark
/// behind four spaces or a tab may be text.
private func isBlank(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
  var indent = 0
  for byte in line {
    switch byte {
    case UInt8(ascii: ">"):
      if indent > 3 { return false }
      indent = 0
    case 0x20: indent += 1
    case 0x09...0x0D: indent = 4
    default: return false
    }
  }
  return true
}

/// How many quotes and lists of dashes a line opens at its start; none for a line of marks alone,
/// which is a rule across the page or empty.
private func openedBlocks(_ line: UnsafeBufferPointer<UInt8>) -> Int {
  var count = 0
  for index in line.indices {
    switch line[index] {
    case 0x20, 0x09, 0x0A, 0x0D: continue
    case UInt8(ascii: ">"): count += 1
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      guard index + 1 < line.count, isSpace(line[index + 1]) else { return count }
      count += 1
    default: return count
    }
  }
  return 0
}
