extension String {
  /// The text on one line and without what steers a terminal: content can come from a stranger.
  package var printableLine: String {
    String(String.UnicodeScalarView(unicodeScalars.map(printable)))
  }

  /// The same, but line ends and tabs stay.
  var printableText: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0 == "\n" || $0 == "\t" ? $0 : printable($0) }))
  }

  /// The text in lines of at most `width` characters, broken at spaces; a longer word has a line
  /// of its own.
  ///
  /// - Parameter indent: what every line begins with; it counts.
  func wrapped(to width: Int, indent: String = "") -> String {
    var lines: [String] = []
    var line = indent
    for word in split(whereSeparator: \.isWhitespace) {
      let isFirst = line.count == indent.count
      if !isFirst, line.count + 1 + word.count > width {
        lines.append(line)
        line = indent + word
      } else {
        line += (isFirst ? "" : " ") + word
      }
    }
    lines.append(line)
    return lines.joined(separator: "\n")
  }
}

/// A scalar as it may be printed: tabs and line ends become spaces, other control characters and those that
/// turn the direction of text become `�`.
func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: " "
  case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
  default: scalar
  }
}
