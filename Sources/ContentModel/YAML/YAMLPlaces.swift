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

  /// The first alias of a text that has an anchor and several aliases, judged by their looks: the
  /// parser itself would take such a text apart before it could be refused.
  func manyAliases() -> SourceRange? {
    var hasAnchor = false
    var aliases: [Int] = []
    for index in range.dropLast() {
      let sign = bytes[index]
      guard sign == UInt8(ascii: "&") || sign == UInt8(ascii: "*"), isWord(bytes[index + 1]),
        index == range.lowerBound || " \n[{,:-?".utf8.contains(bytes[index - 1])
      else { continue }
      if sign == UInt8(ascii: "*") {
        aliases.append(index)
      } else if !isEntity(index) {
        hasAnchor = true
      }
    }
    guard hasAnchor, aliases.count >= 3 else { return nil }
    return SourceRange(aliases[0], tokenEnd(from: aliases[0]))
  }

  private func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte)
      || (0x41...0x5A).contains(byte & 0xDF)
  }

  /// True for `&amp;` and its kin.
  private func isEntity(_ offset: Int) -> Bool {
    var end = offset + 1
    while end < range.upperBound, isWord(bytes[end]) { end += 1 }
    return end < range.upperBound && bytes[end] == UInt8(ascii: ";")
  }

  /// The next place where `key` stands as a key in a column (from 1), after an offset.
  func key(_ key: String, column: Int, after offset: Int) -> Int {
    let name = Array(key.utf8)
    var index = offset + max(1, name.count)
    while index + name.count < range.upperBound {
      if bytes[index...].starts(with: name), isKey(at: index, count: name.count) { return index }
      index += 1
    }
    return offset
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

  /// A place where YAML nests deeper than `limit`, judged before any recursive reader sees it:
  /// brackets opened within the text, and the indentation and list marks that open a line.
  func tooDeep(limit: Int) -> SourceRange? {
    var brackets = 0
    for line in lineStarts.indices {
      var index = lineStarts[line]
      let end = line + 1 < lineStarts.count ? lineStarts[line + 1] : range.upperBound
      var marks = 0
      while index < end, bytes[index] == 0x20 || isMark(at: index, end: end) {
        if bytes[index] != 0x20 { marks += 1 }
        index += 1
      }
      if marks > limit || index - lineStarts[line] > limit * 4 {
        return SourceRange(index, index + 1)
      }
      while index < end {
        switch bytes[index] {
        case UInt8(ascii: "["), UInt8(ascii: "{"): brackets += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(0, brackets - 1)
        default: break
        }
        if brackets > limit { return SourceRange(index, index + 1) }
        index += 1
      }
    }
    return nil
  }

  private func isMark(at index: Int, end: Int) -> Bool {
    let byte = bytes[index]
    guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: ":") else {
      return false
    }
    return index + 1 >= end || bytes[index + 1] <= 0x20
  }
}
