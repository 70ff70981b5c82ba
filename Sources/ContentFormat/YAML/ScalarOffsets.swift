internal import Bytes
internal import Diagnostics

/// Maps the bytes of a scalar's value to byte offsets in the file, so that a finding points at the
/// right word even if the scalar is folded, indented or escaped.
struct ScalarOffsets {
  /// The file offset of each byte of the value and of its end.
  private var offsets: [Int32] = []
  private let bytes: [UInt8]
  private var source: Int

  /// Aligns a value with its source. `start` is the first byte of the scalar: a quote, `|`, `>` or
  /// the value itself. Returns nil if the two do not match.
  init?(_ text: [UInt8], from start: Int, in bytes: [UInt8]) {
    guard start < bytes.count else { return nil }
    self.bytes = bytes
    source = start
    offsets.reserveCapacity(text.count + 1)
    let opening = bytes[start]
    if opening == UInt8(ascii: "|") || opening == UInt8(ascii: ">") {
      while source < bytes.count, bytes[source] != 0x0A { source += 1 }
    } else if opening == UInt8(ascii: "\"") || opening == UInt8(ascii: "'") {
      source += 1
    }
    let quote = opening == bytes[start] && source == start + 1 ? opening : 0
    while offsets.count < text.count {
      // The value can end with a line break that the last line of the file lacks.
      guard source < bytes.count else {
        offsets += [Int32](repeating: Int32(clamping: source), count: text.count - offsets.count)
        break
      }
      guard step(text, quote) else { return nil }
    }
    offsets.append(Int32(clamping: source))
  }

  /// Converts a range of the value to a range of the file.
  func range(_ range: SourceRange) -> SourceRange {
    let last = offsets.count - 1
    let start = min(max(0, Int(range.start)), last)
    let end = min(max(start, Int(range.end)), last)
    // Ends after the last byte of the range, not at the start of a continuation line.
    let after = end > start ? Int(offsets[end - 1]) + 1 : Int(offsets[end])
    return SourceRange(Int(offsets[start]), after)
  }

  /// Consumes the next bytes of the value and the source. Returns false if they differ.
  private mutating func step(_ text: [UInt8], _ quote: UInt8) -> Bool {
    let byte = bytes[source]
    let wanted = text[offsets.count]
    if quote == UInt8(ascii: "\""), byte == UInt8(ascii: "\\") { return escape() }
    if byte.isSpaceOrLineBreak { return space(text, quote) }
    guard byte == wanted else { return false }
    offsets.append(Int32(clamping: source))
    source += quote == UInt8(ascii: "'") && byte == quote ? 2 : 1
    return true
  }

  /// Consumes white space on both sides. Their lengths differ in indentation and folded lines.
  private mutating func space(_ text: [UInt8], _ quote: UInt8) -> Bool {
    let start = source
    while source < bytes.count, bytes[source].isSpaceOrLineBreak { source += 1 }
    // In double quotes, an escape such as `\t` may continue the white space of the value.
    let breaks = bytes[start..<source].count { $0 == 0x0A }
    let most =
      quote != UInt8(ascii: "\"") ? Int.max : breaks == 0 ? source - start : max(1, breaks - 1)
    var count = 0
    while count < most, offsets.count + count < text.count,
      text[offsets.count + count].isSpaceOrLineBreak
    {
      count += 1
    }
    for index in 0..<count {
      // Aligns the ends of both sides, so that the spaces before a word map to each other.
      let place = max(start, source - (count - index))
      offsets.append(Int32(clamping: place))
    }
    return true
  }

  /// Consumes an escape in double quotes (YAML 1.2.2, section 5.7) and the bytes it produces.
  private mutating func escape() -> Bool {
    guard source + 1 < bytes.count else { return false }
    let start = source
    source += 2
    let count: Int
    switch bytes[start + 1] {
    case 0x0A, 0x0D:
      while source < bytes.count, bytes[source].isSpaceOrLineBreak { source += 1 }
      return true
    case UInt8(ascii: "x"): count = number(of: 2)
    case UInt8(ascii: "u"): count = unit()
    case UInt8(ascii: "U"): count = number(of: 8)
    case UInt8(ascii: "N"), UInt8(ascii: "_"): count = 2
    case UInt8(ascii: "L"), UInt8(ascii: "P"): count = 3
    default: count = 1
    }
    for _ in 0..<count { offsets.append(Int32(clamping: start)) }
    return true
  }

  /// Reads the digits of `\u`, and in JSON those of a surrogate pair. Returns the length of the
  /// character in UTF-8.
  private mutating func unit() -> Int {
    let digits = bytes[source..<min(source + 4, bytes.count)]
    let count = number(of: 4)
    let isHigh =
      digits.count == 4 && (digits.first.map { $0 | 0x20 } == UInt8(ascii: "d"))
      && "89abAB".utf8.contains(digits[digits.startIndex + 1])
    guard isHigh, bytes[source...].starts(with: "\\u".utf8) else { return count }
    source += 2
    _ = number(of: 4)
    return 4
  }

  /// Reads a number of hexadecimal digits. Returns the length of the character in UTF-8.
  private mutating func number(of digits: Int) -> Int {
    let end = min(source + digits, bytes.count)
    let value = UInt32(String(decoding: bytes[source..<end], as: UTF8.self), radix: 16) ?? 0
    source = end
    return value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
  }
}
