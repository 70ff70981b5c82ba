/// One line of a file, cut to fit a terminal, with the position of the underline.
struct Excerpt {
  /// At most ``limit`` columns, with an ellipsis at each cut end.
  let text: String
  /// Number of columns before the underline.
  let indent: Int
  /// Number of underlined columns, at least one.
  let width: Int

  private static let limit = 120

  /// Cuts `line` to a window around `range`. Both are byte ranges in `bytes`.
  init(bytes: [UInt8], line: Range<Int>, range: Range<Int>) {
    let from = min(max(range.lowerBound, line.lowerBound), line.upperBound)
    let to = min(max(range.upperBound, from), line.upperBound)
    // Decode only what can be shown: a line can be very long.
    let first = Self.boundary(max(line.lowerBound, from - 400), in: bytes)
    let cut = max(from, Self.boundary(min(to, from + 800), in: bytes))
    let last = max(cut, Self.boundary(min(line.upperBound, cut + 800), in: bytes))
    let before = Self.decode(bytes[first..<from], atFileStart: first == 0)
    let inside = Self.decode(bytes[from..<cut], atFileStart: from == 0)
    let after = Self.decode(bytes[cut..<last], atFileStart: cut == 0)
    let isCut = first > line.lowerBound || before.count > 80
    let lead = isCut ? ["…"] + before.suffix(60) : before
    let room = max(20, Self.limit - lead.count)
    let shown = Array(inside.prefix(room))
    let rest = (inside.dropFirst(room) + after)
    let space = max(0, room - shown.count)
    let tail = rest.count > space ? Array(rest.prefix(space)) + ["…"] : Array(rest)
    text = String(String.UnicodeScalarView(lead + shown + tail))
    indent = lead.reduce(0) { $0 + columns($1) }
    width = max(1, shown.reduce(0) { $0 + columns($1) })
  }

  /// Returns the offset of the first byte of the scalar at `offset`.
  private static func boundary(_ offset: Int, in bytes: [UInt8]) -> Int {
    var offset = offset
    while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  private static func decode(_ bytes: ArraySlice<UInt8>, atFileStart: Bool) -> [Unicode.Scalar] {
    var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    if atFileStart, scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    return scalars.map(printable)
  }
}

/// Returns the number of terminal columns of a scalar: two for East Asian wide characters and
/// emoji, none for combining marks (an approximation of Unicode's East_Asian_Width).
func columns(_ scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0..<0x300: 1
  case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
    2
  default: 1
  }
}
