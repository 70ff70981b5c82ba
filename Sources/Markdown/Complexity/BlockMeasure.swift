internal import Diagnostics

/// Compares the blocks of a text with a complexity budget.
struct BlockMeasure {
  private let file: UnsafeBufferPointer<UInt8>
  private let body: Range<Int>
  private let scanner: LineScanner
  private let budget: ComplexityBudget
  /// The maximum number of uses of a link definition.
  private let uses: Int

  private var leaf: BlockReader.Node?
  private var isClosed = false
  /// The byte range of the current paragraph.
  private var paragraph = 0..<0
  private var cost = InlineCost()
  private var cells = 0

  /// The length of a line from which nested blocks are counted before libcmark-gfm reads it. From
  /// each `-`, libcmark-gfm scans the rest of the line for a thematic break.
  private static let longLine = 4 << 10

  init(
    _ file: UnsafeBufferPointer<UInt8>, _ body: Range<Int>, _ budget: ComplexityBudget, uses: Int
  ) {
    (self.file, self.body, self.budget, self.uses) = (file, body, budget, uses)
    scanner = LineScanner(file, body)
  }

  /// Returns the first part that exceeds the budget.
  mutating func firstExcess(_ reader: borrowing BlockReader) -> ComplexPart? {
    var position = body.lowerBound
    while position < body.upperBound {
      let range = scanner.line(from: position)
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
      (leaf, isClosed, cost) = (place.leaf, false, InlineCost())
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
      cost = InlineCost()
      cost.add(line)
      if cost.bytes > budget.paragraph { return part(.line(limit: budget.paragraph), range) }
    }
    if cost.steps > budget.steps { return part(.marks, range) }
    guard isNew, let table = place.table else { return nil }
    // Also count the header, which precedes the delimiter row.
    cells += table.columns
    let limit = budget.cells(inTextOf: body.count)
    return cells > limit ? part(.cells(limit: limit), range) : nil
  }

  /// Returns the link definition in the paragraph that becomes too large with all its uses.
  private func definition() -> ComplexPart? {
    guard let longest = longestDefinition(file, paragraph) else { return nil }
    guard longest.count * uses > budget.expansion(inTextOf: body.count) else { return nil }
    return part(.definition(size: longest.count, uses: uses), longest)
  }

  /// Returns a part without its line ending.
  private func part(_ kind: ComplexPart.Kind, _ range: Range<Int>) -> ComplexPart {
    var end = range.upperBound
    while end > range.lowerBound, file[end - 1] == 0x0A || file[end - 1] == 0x0D { end -= 1 }
    return ComplexPart(kind: kind, range: SourceRange(range.lowerBound, end))
  }
}

/// Returns whether a line contains only quote markers, so that it ends a paragraph. A marker after
/// four spaces or a tab can be text.
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

/// Returns the number of quotes and list items that a line opens. A line of markers alone is a
/// thematic break or empty, and opens none.
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
