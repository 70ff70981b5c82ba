internal import Diagnostics

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension DocumentBuilder {
  /// Finds unused footnote definitions, which cmark drops from the tree: text at the start of a
  /// line that looks like a definition and is neither shown nor part of another block.
  mutating func findUnusedFootnotes() {
    let marks = definitionMarks()
    guard !marks.isEmpty else { return }
    let shownLines = Set(shownFootnoteLines)
    var shown: [String: SourceRange] = [:]
    for mark in marks where shownLines.contains(mark.line) {
      shown[mark.label.lowercased()] = shown[mark.label.lowercased()] ?? mark.range
    }
    var literal = document.codeBlocks.map(\.range) + document.rawHTML + document.comments
    literal.sort()
    var next = literal.startIndex
    for mark in marks where !shownLines.contains(mark.line) {
      while next < literal.endIndex, literal[next].end <= mark.range.start { next += 1 }
      if next < literal.endIndex, literal[next].start <= mark.range.start { continue }
      document.unusedFootnotes.append(
        .init(
          label: mark.label, range: mark.range, shown: shown[mark.label.lowercased()]))
    }
  }

  /// Returns every `[^name]:` at the start of a line, indented by at most three spaces, possibly
  /// inside quotes.
  private func definitionMarks() -> [(label: String, range: SourceRange, line: Int)] {
    guard let file = map.file.baseAddress else { return [] }
    var marks: [(label: String, range: SourceRange, line: Int)] = []
    var index = map.body.lowerBound
    while index < map.body.upperBound,
      let found = memchr(file + index, Int32(UInt8(ascii: "^")), map.body.upperBound - index)
    {
      let caret = UnsafeRawPointer(found) - UnsafeRawPointer(file)
      index = caret + 1
      guard caret > map.body.lowerBound, map.file[caret - 1] == UInt8(ascii: "[") else { continue }
      let line = map.line(of: caret)
      guard isBlockStart(caret - 1, lineStart: map.start(ofLine: line)),
        let close = labelEnd(from: index)
      else { continue }
      let label = String(decoding: map.file[index..<close], as: UTF8.self)
      marks.append((label, SourceRange(caret - 1, close + 1), line))
      index = close
    }
    return marks
  }

  /// Returns the bracket that closes a label before a colon. A label has neither white space nor
  /// brackets (cmark-gfm's `scan_footnote_definition`).
  private func labelEnd(from start: Int) -> Int? {
    var end = start
    while end < map.body.upperBound, map.file[end] != UInt8(ascii: "]") {
      if isSpace(map.file[end]) { return nil }
      end += 1
    }
    guard end > start, end + 1 < map.body.upperBound, map.file[end + 1] == UInt8(ascii: ":") else {
      return nil
    }
    return end
  }

  private func isBlockStart(_ offset: Int, lineStart: Int) -> Bool {
    var indent = 0
    for byte in map.file[lineStart..<offset] {
      switch byte {
      case 0x20: indent += 1
      case UInt8(ascii: ">"): indent = -1
      default: return false
      }
    }
    return indent <= 3
  }
}
