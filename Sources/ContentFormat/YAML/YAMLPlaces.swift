internal import Diagnostics

/// Turns libyaml's marks, which count characters, into byte offsets of the file, and finds what the
/// events of libyaml do not say: how far a message should underline, and what stands behind a value.
struct YAMLPlaces {
  let bytes: [UInt8]
  let range: Range<Int>
  /// The offset of each 64th character; empty where every character is one byte.
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

  /// Where a character begins, counted from 0 in the range; the end of the range for those behind it.
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

  /// The end of the word at `offset`, at least one byte on where the line goes on.
  func tokenEnd(from offset: Int) -> Int {
    var end = offset
    while end < range.upperBound, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ",") { end += 1 }
    // Looking for the line's end would cost a long line for each of its words.
    return max(end, lineEnd(from: offset, before: offset + 1))
  }

  private func lineEnd(from offset: Int, before limit: Int = .max) -> Int {
    let limit = min(limit, range.upperBound)
    var end = offset
    while end < limit, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end
  }

  /// Where a message underlines a scalar that libyaml read from `start` to `end`: all of it in quotes
  /// or on one line, else its first line.
  func scalar(from start: Int, to end: Int, text: String, style: YAMLEvent.Style) -> SourceRange {
    switch style {
    case .singleQuoted, .doubleQuoted: return SourceRange(start, end)
    case .block: return SourceRange(start, lineEnd(from: start))
    case .plain:
      if text.isEmpty { return SourceRange(start, start) }
      return SourceRange(start, lineEnd(from: start, before: end))
    }
  }

  /// Where the value behind a tag begins.
  func valueStart(behindTag start: Int) -> Int {
    var index = start
    while index < range.upperBound, bytes[index] > 0x20 { index += 1 }
    while index < range.upperBound, bytes[index] <= 0x20 { index += 1 }
    return index
  }

  /// What YAML takes for a comment behind a plain value though it reads as text: one space, `#` and a
  /// letter or a digit. Two spaces before `#`, or one behind it, are how comments are written.
  func comment(behind end: Int) -> SourceRange? {
    guard end + 2 < range.upperBound, end > range.lowerBound, bytes[end] == 0x20,
      bytes[end + 1] == UInt8(ascii: "#"), isWordStart(end + 2)
    else { return nil }
    var last = lineEnd(from: end)
    while last > end, bytes[last - 1] == 0x20 || bytes[last - 1] == 0x09 { last -= 1 }
    let word = bytes[end + 2..<last].prefix { ($0 | 0x20) &- 0x61 < 26 }
    if Self.remarks.contains(String(decoding: word, as: UTF8.self)) { return nil }
    return SourceRange(end + 1, last)
  }

  /// The words that programmers begin a remark with.
  private static let remarks: Set<String> = [
    "TODO", "FIXME", "XXX", "HACK", "NOTE", "todo", "fixme",
  ]

  private func isWordStart(_ index: Int) -> Bool {
    let byte = bytes[index]
    return byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
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

extension YAMLPlaces {
  /// The first directive that is longer than `length`, or that comes after `count` others.
  func costlyDirective(_ length: Int, count: Int) -> SourceRange? {
    guard mayHaveDirectives else { return nil }
    var left = count
    var line = range.lowerBound
    while line < range.upperBound {
      // A carriage return ends a line for libyaml too.
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
