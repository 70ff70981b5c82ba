/// A range of bytes in a file: `start` is the first byte's offset, `end` the one after the last.
///
/// Lines and columns are worked out from the file's bytes when a finding is shown
/// (``LineIndex``), so a range costs eight bytes and never goes stale by itself.
public struct SourceRange: Sendable, Hashable, Comparable {
  /// Offset of the first byte.
  public let start: Int32
  /// Offset after the last byte; equal to `start` for a point between two bytes.
  public let end: Int32

  /// Makes a range; a negative or inverted one becomes empty.
  public init(_ start: Int, _ end: Int) {
    let low = max(0, start)
    self.start = Int32(clamping: low)
    self.end = Int32(clamping: max(low, end))
  }

  /// Before the first byte of a file.
  public static let fileStart = SourceRange(0, 0)

  /// A file as a whole: a finding about it shows no line.
  public static let wholeFile = SourceRange(wholeFile: ())

  private init(wholeFile: Void) {
    start = -1
    end = -1
  }

  /// The range as array indices.
  public var indices: Range<Int> { Int(max(0, start))..<Int(max(0, end)) }

  /// True for a point between two bytes, and for a file as a whole.
  public var isEmpty: Bool { start == end }

  /// Ranges are ordered by where they begin, then by where they end.
  public static func < (a: SourceRange, b: SourceRange) -> Bool {
    (a.start, a.end) < (b.start, b.end)
  }
}

/// A range in a named file.
public struct SourceLocation: Sendable, Hashable, Comparable {
  /// The file's path as shown to people, with `/` between its parts.
  public let path: String
  /// The bytes meant.
  public let range: SourceRange

  /// Makes a location: of a whole file unless a range is given.
  public init(_ path: String, _ range: SourceRange = .wholeFile) {
    self.path = path
    self.range = range
  }

  /// Locations are ordered by path, then by position.
  public static func < (a: SourceLocation, b: SourceLocation) -> Bool {
    (a.path, a.range) < (b.path, b.range)
  }
}
