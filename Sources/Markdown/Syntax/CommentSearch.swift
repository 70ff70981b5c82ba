/// A line of text, and possibly the next ones, without the comments in them.
struct CommentCut {
  /// The start of a comment of kramdown, which ends with ``closing`` or `{:/}`.
  static let opening = Array("{::comment}".utf8)
  static let closing = Array("{:/comment}".utf8)
  static let shortClosing = Array("{:/}".utf8)

  /// The start of the text on the first line.
  let start: Int
  /// The start of the first comment.
  let first: Int
  /// The parts of the lines after a comment.
  let parts: [Range<Int>]
  /// The number of lines that the text and the comments take.
  let lines: Int

  /// Whether nothing but white space is left.
  func isBlank(in source: UnsafeBufferPointer<UInt8>) -> Bool {
    ([start..<first] + parts).allSatisfy { source[$0].allSatisfy(isSpace) }
  }
}

/// Finds the comments of kramdown in the lines of a text. A comment that begins on a line of its own
/// can contain any blocks. Others end in the same paragraph.
///
/// Lines are searched in order, each once.
struct CommentSearch {
  private let source: UnsafeBufferPointer<UInt8>
  private let lines: [Range<Int>]
  /// The end of the last code span, whose text has no comments.
  private var codeEnd = 0
  /// The end of the current paragraph, up to which code spans and comments can reach.
  private var paragraphEnd = 0
  /// The part of the text in which no comment ends.
  private var withoutEnd = 0..<0

  init(_ source: UnsafeBufferPointer<UInt8>, _ lines: [Range<Int>]) {
    (self.source, self.lines) = (source, lines)
  }

  /// Returns the line with an index without its comments, or nil if no comment begins on it.
  mutating func cut(_ cursor: LineCursor, _ index: Int) -> CommentCut? {
    var last = index
    var position = max(cursor.content, codeEnd)
    var first: Int?
    var parts: [Range<Int>] = []
    var rest = cursor.content
    while position < lines[last].upperBound {
      switch source[position] {
      case UInt8(ascii: "\\"): position += 2
      case UInt8(ascii: "`"):
        position = endOfCode(position, last)
        codeEnd = position
      case UInt8(ascii: "{"):
        guard let end = endOfComment(position, last, cursor) else {
          position += 1
          continue
        }
        if first == nil { first = position } else { parts.append(rest..<position) }
        while lines[last].upperBound < end { last += 1 }
        (position, rest) = (end, end)
      default: position += 1
      }
    }
    guard let first else { return nil }
    parts.append(rest..<lines[last].upperBound)
    return CommentCut(start: cursor.content, first: first, parts: parts, lines: last - index + 1)
  }

  /// Returns the end of the code span that begins at an offset, or the end of its backticks.
  private mutating func endOfCode(_ start: Int, _ index: Int) -> Int {
    let limit = endOfParagraph(index)
    func run(_ offset: Int) -> Int {
      source[offset..<limit].firstIndex { $0 != UInt8(ascii: "`") } ?? limit
    }
    let open = run(start)
    var offset = open
    while offset < limit, let next = source[offset..<limit].firstIndex(of: UInt8(ascii: "`")) {
      offset = run(next)
      if offset - next == open - start { return offset }
    }
    return open
  }

  /// Returns the end of the comment that begins at an offset, or nil if none begins there.
  private mutating func endOfComment(_ start: Int, _ index: Int, _ cursor: LineCursor) -> Int? {
    let text = start + CommentCut.opening.count
    guard source[start...].starts(with: CommentCut.opening) else { return nil }
    let isAlone =
      start == cursor.content && source[text..<lines[index].upperBound].allSatisfy(isSpace)
    let limit = isAlone ? lines[lines.count - 1].upperBound : endOfParagraph(index)
    let isKnown = withoutEnd.contains(text)
    if isKnown, limit <= withoutEnd.upperBound { return nil }
    var offset = isKnown ? withoutEnd.upperBound : text
    while offset < limit, let next = source[offset..<limit].firstIndex(of: UInt8(ascii: "{")) {
      for closing in [CommentCut.closing, CommentCut.shortClosing]
      where source[next..<limit].starts(with: closing) {
        return next + closing.count
      }
      offset = next + 1
    }
    withoutEnd = (isKnown ? withoutEnd.lowerBound : text)..<limit
    return nil
  }

  /// Returns the end of the paragraph, heading or row that contains a line.
  private mutating func endOfParagraph(_ index: Int) -> Int {
    if lines[index].upperBound <= paragraphEnd { return paragraphEnd }
    let first = source[lines[index]].first { !isSpace($0) }
    var last = index
    if first != UInt8(ascii: "#"), first != UInt8(ascii: "|") {
      while last + 1 < lines.count, !source[lines[last + 1]].allSatisfy(isSpace) { last += 1 }
    }
    paragraphEnd = lines[last].upperBound
    return paragraphEnd
  }
}
