extension String {
  /// The text on one line, without control characters that could affect a terminal.
  package var printableLine: String {
    String(String.UnicodeScalarView(unicodeScalars.map(printable)))
  }

  /// The text without control characters other than newlines and tabs.
  var printableText: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0 == "\n" || $0 == "\t" ? $0 : printable($0) }))
  }

  /// Wraps the text at spaces to at most `width` characters a line. A longer word gets its own
  /// line.
  ///
  /// - Parameter indent: a prefix of every line, included in the width.
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

/// Replaces line endings and tabs with a space, other control characters and bidirectional
/// formatting characters with `�`.
func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: " "
  case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
  default: scalar
  }
}
