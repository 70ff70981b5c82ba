internal import Diagnostics
internal import Yams

/// Turns Yams' marks (lines and columns from 1, columns in Unicode scalars) into byte offsets of
/// the file, and finds where a scalar ends, which Yams does not say.
struct YAMLPlaces {
  let bytes: [UInt8]
  let range: Range<Int>
  private let lineStarts: [Int]

  init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    self.range = range
    var starts = [range.lowerBound]
    for index in range where bytes[index] == 0x0A { starts.append(index + 1) }
    lineStarts = starts
  }

  func offset(of mark: Mark) -> Int {
    let line = min(max(1, mark.line), lineStarts.count)
    var offset = lineStarts[line - 1]
    var scalars = mark.column - 1
    while offset < range.upperBound, bytes[offset] != 0x0A {
      if bytes[offset] & 0xC0 != 0x80 {
        if scalars <= 0 { break }
        scalars -= 1
      }
      offset += 1
    }
    return offset
  }

  /// The end of the word at `offset`, at least one byte on where the line goes on.
  func tokenEnd(from offset: Int) -> Int {
    var end = offset
    while end < range.upperBound, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ",") { end += 1 }
    return max(end, min(offset + 1, lineEnd(from: offset)))
  }

  private func lineEnd(from offset: Int) -> Int {
    var end = offset
    while end < range.upperBound, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end
  }

  func scalar(at start: Int, text: String, style: Node.Scalar.Style) -> SourceRange {
    switch style {
    case .singleQuoted: return SourceRange(start, quoteEnd(from: start, escape: nil))
    case .doubleQuoted:
      return SourceRange(start, quoteEnd(from: start, escape: UInt8(ascii: "\\")))
    case .literal, .folded:
      return SourceRange(start, lineEnd(from: start))
    default:
      let count = text.utf8.count
      if start + count <= range.upperBound, bytes[start..<start + count].elementsEqual(text.utf8) {
        return SourceRange(start, start + count)
      }
      return SourceRange(start, lineEnd(from: start))
    }
  }

  private func quoteEnd(from start: Int, escape: UInt8?) -> Int {
    guard start < range.upperBound else { return start }
    let quote = bytes[start]
    var index = start + 1
    while index < range.upperBound {
      if bytes[index] == escape {
        index += 2
      } else if bytes[index] == quote {
        if escape == nil, index + 1 < range.upperBound, bytes[index + 1] == quote {
          index += 2
        } else {
          return index + 1
        }
      } else {
        index += 1
      }
    }
    return range.upperBound
  }

  /// The end of a collection: behind its bracket where it has one, else behind its last part.
  func collectionEnd(from start: Int, last: SourceRange?) -> Int {
    var end = last.map { Int($0.end) } ?? start
    guard start < range.upperBound else { return end }
    let close: UInt8
    switch bytes[start] {
    case UInt8(ascii: "["): close = UInt8(ascii: "]")
    case UInt8(ascii: "{"): close = UInt8(ascii: "}")
    default: return end
    }
    while end < range.upperBound, bytes[end] != close { end += 1 }
    return min(end + 1, range.upperBound)
  }

  /// The next place after an offset where `key` stands as a key in a column (from 1); any column
  /// in a collection in brackets.
  func key(_ key: String, column: Int, after offset: Int) -> SourceRange {
    let name = Array(key.utf8)
    let isFlow = lineText(before: offset).contains { $0 == UInt8(ascii: "{") }
    var index = Int(keyRange(at: offset, key).end) + 1
    while index + name.count < range.upperBound {
      if bytes[index...].starts(with: name), isKey(at: index, count: name.count) {
        let isQuoted = bytes[index - 1] == 0x22 || bytes[index - 1] == 0x27
        let start = isQuoted ? index - 1 : index
        if isFlow || self.column(of: start) == column { return keyRange(at: start, key) }
      }
      index += 1
    }
    return keyRange(at: offset, key)
  }

  /// A key with its quotes.
  func keyRange(at start: Int, _ key: String) -> SourceRange {
    let isQuoted = start < range.upperBound && (bytes[start] == 0x22 || bytes[start] == 0x27)
    return SourceRange(start, start + key.utf8.count + (isQuoted ? 2 : 0))
  }

  private func lineText(before offset: Int) -> ArraySlice<UInt8> {
    let start = lineStarts.last { $0 <= offset } ?? range.lowerBound
    return bytes[start..<offset]
  }

  private func column(of offset: Int) -> Int {
    lineText(before: offset).count { $0 & 0xC0 != 0x80 } + 1
  }

  private func isKey(at offset: Int, count: Int) -> Bool {
    var next = offset + count
    while next < range.upperBound, bytes[next] == 0x20 || bytes[next] == 0x22 || bytes[next] == 0x27
    {
      next += 1
    }
    guard next < range.upperBound, bytes[next] == UInt8(ascii: ":") else { return false }
    guard offset > range.lowerBound else { return true }
    let before = bytes[offset - 1]
    return before <= 0x20 || before == UInt8(ascii: "{") || before == UInt8(ascii: ",")
      || before == 0x22 || before == 0x27
  }
}

extension YAMLPlaces {
  /// The first quote before an offset that begins a value and has no end on its line, while a later
  /// line begins with a key: libyaml reads on to the next quote, wherever that is, and complains there.
  func unclosedQuote(before limit: Int) -> SourceRange? {
    var line = range.lowerBound
    var open: Int?
    while line < min(limit + 1, range.upperBound) {
      let end =
        bytes[line..<range.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? range.upperBound
      if let open, beginsWithKey(line..<end) { return SourceRange(open, open + 1) }
      if open == nil { open = openQuote(in: line..<end) }
      line = end + 1
    }
    return nil
  }

  /// The quote that a value begins with, where its line has no other.
  private func openQuote(in line: Range<Int>) -> Int? {
    let text = bytes[line]
    guard
      let start = text.firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }),
      !text[(start + 1)...].contains(bytes[start])
    else { return nil }
    let before = text[..<start].filter { $0 != 0x20 }
    return before.last == UInt8(ascii: ":") || before == [UInt8(ascii: "-")] ? start : nil
  }

  /// True for a line such as `key: …`.
  private func beginsWithKey(_ line: Range<Int>) -> Bool {
    let text = bytes[line].drop { $0 == 0x20 || $0 == UInt8(ascii: "-") }
    let key = text.prefix {
      $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") || ($0 | 0x20) &- 0x61 < 26
    }
    guard !key.isEmpty, key.endIndex < text.endIndex, text[key.endIndex] == UInt8(ascii: ":") else {
      return false
    }
    let next = key.endIndex + 1
    return next == text.endIndex || bytes[next] == 0x20 || bytes[next] == 0x0D
  }
}
