internal import Bytes
internal import Diagnostics

/// Converts libyaml's marks, which count characters, to byte offsets in the file. Also determines
/// ranges that the events lack: the part of a scalar to underline, and the comment after a value.
struct YAMLOffsets {
  let bytes: [UInt8]
  let range: Range<Int>
  /// The offset of every 64th character. Empty if all characters are ASCII.
  private let checkpoints: [Int32]
  private let mayHaveDirectives: Bool
  private static let stride = 64

  init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    self.range = range
    let (isASCII, hasPercent) = bytes[range].withUnsafeBufferPointer { bytes in
      var (bits, hasPercent): (UInt8, Bool) = (0, false)
      for byte in bytes {
        bits |= byte
        if byte == UInt8(ascii: "%") { hasPercent = true }
      }
      return (bits < 0x80, hasPercent)
    }
    mayHaveDirectives = hasPercent
    guard !isASCII else {
      checkpoints = []
      return
    }
    var checkpoints: [Int32] = []
    var count = 0
    for index in range where bytes[index] & 0xC0 != 0x80 {
      if count % Self.stride == 0 { checkpoints.append(Int32(clamping: index)) }
      count += 1
    }
    self.checkpoints = checkpoints
  }

  /// Returns the offset of a character, counted from 0 in the range. Returns the end of the range
  /// for characters beyond it.
  func offset(ofCharacter number: Int) -> Int {
    guard !checkpoints.isEmpty else { return min(range.lowerBound + number, range.upperBound) }
    guard number / Self.stride < checkpoints.count else { return range.upperBound }
    var offset = Int(checkpoints[number / Self.stride])
    var rest = number % Self.stride
    while rest > 0, offset < range.upperBound {
      offset += 1
      while offset < range.upperBound, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      rest -= 1
    }
    return offset
  }

  /// Returns the end of the word at `offset`. The result is at least one byte further unless the
  /// line ends there.
  func tokenEnd(from offset: Int) -> Int {
    var end = offset
    while end < range.upperBound, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ",") { end += 1 }
    // Searching for the end of the line for every word would be quadratic in long lines.
    return max(end, lineEnd(from: offset, before: offset + 1))
  }

  private func lineEnd(from offset: Int, before limit: Int = .max) -> Int {
    let limit = min(limit, range.upperBound)
    var end = offset
    while end < limit, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end
  }

  /// The range to underline for a scalar that libyaml read from `start` to `end`: the whole scalar
  /// if it is in quotes or on one line, otherwise its first line.
  func scalar(from start: Int, to end: Int, text: String, style: YAMLEvent.Style) -> SourceRange {
    switch style {
    case .singleQuoted, .doubleQuoted: return SourceRange(start, end)
    case .block: return SourceRange(start, lineEnd(from: start))
    case .plain:
      if text.isEmpty { return SourceRange(start, start) }
      return SourceRange(start, lineEnd(from: start, before: end))
    }
  }

  /// Returns the offset of the value after the tag and the anchor of a node, at most `end`.
  func valueStart(behindPropertiesAt start: Int, end: Int) -> Int {
    var index = start
    while index < end, bytes[index] == UInt8(ascii: "!") || bytes[index] == UInt8(ascii: "&") {
      while index < end, bytes[index] > 0x20 { index += 1 }
      while index < end {
        if bytes[index] == UInt8(ascii: "#") {
          index = lineEnd(from: index, before: end)
        } else if bytes[index] <= 0x20 {
          index += 1
        } else if let length = unicodeLineBreak(at: index) {
          index += length
        } else {
          break
        }
      }
    }
    return min(index, end)
  }

  /// Returns the length of a line break of YAML 1.1 outside of ASCII, which libyaml accepts.
  private func unicodeLineBreak(at index: Int) -> Int? {
    let bytes = bytes[index...]
    if bytes.starts(with: "\u{85}".utf8) { return 2 }
    return bytes.starts(with: "\u{2028}".utf8) || bytes.starts(with: "\u{2029}".utf8) ? 3 : nil
  }

  /// Returns a comment after a plain value that looks like part of the value: one space, `#` and a
  /// letter, a digit or a non-ASCII character. Authors write comments with two spaces before `#` or
  /// with a space after it.
  func comment(behind end: Int) -> SourceRange? {
    guard end + 2 < range.upperBound, end > range.lowerBound, bytes[end] == 0x20,
      bytes[end + 1] == UInt8(ascii: "#"), bytes[end + 2].isWordByte
    else { return nil }
    var last = lineEnd(from: end)
    while last > end, bytes[last - 1] == 0x20 || bytes[last - 1] == 0x09 { last -= 1 }
    let word = bytes[end + 2..<last].prefix(while: \.isASCIILetter)
    if Self.remarks.contains(String(decoding: word, as: UTF8.self)) { return nil }
    return SourceRange(end + 1, last)
  }

  /// Words that mark a comment as a remark for developers.
  private static let remarks: Set<String> = [
    "TODO", "FIXME", "XXX", "HACK", "NOTE", "todo", "fixme",
  ]
}

extension YAMLOffsets {
  /// Finds the first unclosed quote before an offset: it begins a value, its line has no second
  /// quote, and a later line begins with a key. libyaml reads on to the next quote in the file and
  /// reports the error there.
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

  /// The offset of a quote that begins a value, if the line does not contain the same quote again.
  private func openQuote(in line: Range<Int>) -> Int? {
    let text = bytes[line]
    guard
      let start = text.firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }),
      !text[(start + 1)...].contains(bytes[start])
    else { return nil }
    let before = text[..<start].filter { $0 != 0x20 }
    return before.last == UInt8(ascii: ":") || before == [UInt8(ascii: "-")] ? start : nil
  }

  /// True for a line that begins with `key:`.
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

extension YAMLOffsets {
  /// Returns the first directive that is longer than `length` bytes or exceeds the number `count`.
  func costlyDirective(_ length: Int, count: Int) -> SourceRange? {
    guard mayHaveDirectives else { return nil }
    var left = count
    var line = range.lowerBound
    while line < range.upperBound {
      // libyaml also accepts a carriage return as a line break.
      let end =
        bytes[line..<range.upperBound].firstIndex { $0 == 0x0A || $0 == 0x0D }
        ?? range.upperBound
      if bytes[line] == UInt8(ascii: "%") {
        left -= 1
        if left < 0 || end - line > length { return SourceRange(line, min(end, line + length)) }
      }
      line = end + 1
    }
    return nil
  }
}
