/// A range of bytes in a file: `start` is the first byte's offset, `end` the one after the last.
///
/// Lines and columns are worked out from the file's bytes when a finding is shown
/// (``LineIndex``), so a range costs eight bytes and never goes stale by itself.
package struct SourceRange: Sendable, Hashable, Comparable {
  /// Offset of the first byte.
  package let start: Int32
  /// Offset after the last byte; equal to `start` for a point between two bytes.
  package let end: Int32

  /// Makes a range; a negative or inverted one becomes empty.
  package init(_ start: Int, _ end: Int) {
    let low = max(0, start)
    self.start = Int32(clamping: low)
    self.end = Int32(clamping: max(low, end))
  }

  /// Before the first byte of a file.
  package static let fileStart = SourceRange(0, 0)

  /// A file as a whole: a finding about it shows no line.
  package static let wholeFile = SourceRange(wholeFile: ())

  private init(wholeFile: Void) {
    start = -1
    end = -1
  }

  /// The range as array indices.
  package var indices: Range<Int> { Int(max(0, start))..<Int(max(0, end)) }

  /// True for a point between two bytes, and for a file as a whole.
  package var isEmpty: Bool { start == end }

  /// Ranges are ordered by where they begin, then by where they end.
  package static func < (a: SourceRange, b: SourceRange) -> Bool {
    (a.start, a.end) < (b.start, b.end)
  }
}

/// A range in a named file.
package struct SourceLocation: Sendable, Hashable, Comparable {
  /// The file's path as shown to people, with `/` between its parts.
  package let path: String
  /// The bytes meant.
  package let range: SourceRange

  /// Makes a location: of a whole file unless a range is given.
  package init(_ path: String, _ range: SourceRange = .wholeFile) {
    self.path = path
    self.range = range
  }

  /// Locations are ordered by path, then by position.
  package static func < (a: SourceLocation, b: SourceLocation) -> Bool {
    (a.path, a.range) < (b.path, b.range)
  }
}
