/// A half-open range of byte offsets in a file.
///
/// It takes eight bytes. Lines and columns are computed from the file (``LineIndex``) only if a
/// finding is shown.
package struct SourceRange: Sendable, Hashable, Comparable, BitwiseCopyable {
  package let start: Int32
  /// Offset after the last byte. Equal to `start` for a position between two bytes.
  package let end: Int32

  /// Creates a range. Negative and inverted ranges become empty.
  package init(_ start: Int, _ end: Int) {
    let low = max(0, start)
    self.start = Int32(clamping: low)
    self.end = Int32(clamping: max(low, end))
  }

  /// The position before the first byte.
  package static let fileStart = SourceRange(0, 0)

  /// The whole file. Findings at this range show no line.
  package static let wholeFile = SourceRange(wholeFile: ())

  private init(wholeFile: Void) {
    start = -1
    end = -1
  }

  /// The range as array indices.
  package var indices: Range<Int> { Int(max(0, start))..<Int(max(0, end)) }

  /// Whether the range is a position between two bytes or the whole file.
  package var isEmpty: Bool { start == end }

  /// Orders ranges by start, then by end.
  package static func < (a: SourceRange, b: SourceRange) -> Bool {
    (a.start, a.end) < (b.start, b.end)
  }
}

/// A byte range in a file.
package struct SourceLocation: Sendable, Hashable, Comparable {
  /// The path as shown to authors, with `/` as separator.
  package let path: String
  package let range: SourceRange

  /// Creates a location. Without a range it is the whole file.
  package init(_ path: String, _ range: SourceRange = .wholeFile) {
    self.path = path
    self.range = range
  }

  /// Orders locations by path, then by position.
  package static func < (a: SourceLocation, b: SourceLocation) -> Bool {
    (a.path, a.range) < (b.path, b.range)
  }
}
