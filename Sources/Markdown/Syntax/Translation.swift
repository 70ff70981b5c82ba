internal import Diagnostics

/// A text for the parser, with the origin of each byte in the source.
struct Translation {
  private(set) var bytes: [UInt8] = []
  private var pieces: [Piece] = []
  /// The number of the line that is written next, from 1.
  private(set) var line = 1
  /// The translated containers, by the line on which their quote begins.
  var containers: [Int: Container] = [:]
  var problems: [MarkdownDocument.SyntaxProblem] = []
  /// Whether the text differs from the source.
  private(set) var isChanged = false

  /// Bytes that are a copy of the source, or that have no counterpart in it.
  private struct Piece {
    let start: Int
    /// The offset in the source: of the first byte of a copy, or of the insertion.
    let source: Int
    let isCopy: Bool
  }

  /// Appends a part of the source.
  mutating func copy(_ range: Range<Int>, of source: UnsafeBufferPointer<UInt8>) {
    guard !range.isEmpty else { return }
    let isContinued = pieces.last.map {
      $0.isCopy && $0.source + bytes.count - $0.start == range.lowerBound
    }
    if isContinued != true {
      pieces.append(Piece(start: bytes.count, source: range.lowerBound, isCopy: true))
    }
    bytes.append(contentsOf: source[range])
  }

  /// Appends text that the source does not contain, at an offset of the source.
  mutating func insert(_ text: some Sequence<UInt8>, at source: Int) {
    let start = bytes.count
    bytes.append(contentsOf: text)
    guard bytes.count > start else { return }
    isChanged = true
    pieces.append(Piece(start: start, source: source, isCopy: false))
  }

  /// Ends a line with the line ending of the source, or with `\n` if the source has none there.
  mutating func endLine(_ ending: Range<Int>, of source: UnsafeBufferPointer<UInt8>) {
    if ending.isEmpty { insert([0x0A], at: ending.lowerBound) } else { copy(ending, of: source) }
    line += 1
  }

  /// Notes that a line of the source is not copied.
  mutating func omit() { isChanged = true }

  mutating func report(_ kind: MarkdownDocument.SyntaxProblem.Kind, at range: Range<Int>) {
    problems.append(.init(kind: kind, range: SourceRange(range.lowerBound, range.upperBound)))
  }

  /// Returns the range of the source that a range of the text comes from.
  func range(of range: SourceRange) -> SourceRange {
    guard range != .wholeFile else { return range }
    let start = offset(Int(range.start))
    guard range.end > range.start else { return SourceRange(start, start) }
    let last = Int(range.end) - 1
    return SourceRange(start, max(start, offset(last) + (isCopied(last) ? 1 : 0)))
  }

  /// Returns whether a range of the text is the same text in the source.
  func isExact(_ range: SourceRange) -> Bool {
    guard range.end > range.start, range.start >= 0 else { return false }
    return isCopied(Int(range.start)) && isCopied(Int(range.end) - 1)
      && self.range(of: range).indices.count == range.indices.count
  }

  private func offset(_ offset: Int) -> Int {
    guard let piece = piece(at: offset) else { return pieces.first?.source ?? 0 }
    return piece.isCopy ? piece.source + offset - piece.start : piece.source
  }

  private func isCopied(_ offset: Int) -> Bool { piece(at: offset)?.isCopy ?? false }

  private func piece(at offset: Int) -> Piece? {
    let next = pieces.partitioningIndex { $0.start > offset }
    return next == 0 ? nil : pieces[next - 1]
  }
}
