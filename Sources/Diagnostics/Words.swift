extension Sequence<String> {
  /// Names as a sentence lists them: `a`, `a and b`, `a, b and c`.
  package func listed(_ conjunction: String = "and") -> String {
    let words = Array(self)
    guard words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) " + words[words.count - 1]
  }

}

extension Collection<String> {
  /// The same for names of which there may be thousands: the first of them and "1,990 more".
  package func listedBriefly(_ conjunction: String = "and") -> String {
    guard count > longestList else { return listed(conjunction) }
    let shown = Array(prefix(longestList / 3))
    return (shown + ["\(grouped(count - shown.count)) more"]).listed()
  }
}

/// How many names a message lists; of more it shows a third as many.
private let longestList = 30
/// How many characters of an author's text a message shows.
private let longestQuote = 60

extension String {
  /// The text in backticks, as messages quote what an author wrote; long text is cut in the middle.
  package var quoted: String {
    // Of a text of a megabyte no more is looked at than can be shown.
    if utf8.count <= longestQuote, !utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }), isASCII {
      return "`\(self)`"
    }
    return "`\(shortened(to: longestQuote))`"
  }

  /// The text on one line, cut in the middle where it has more characters than `limit`: its start and
  /// its end tell it from others.
  package func shortened(to limit: Int) -> String {
    let flat = bounded(to: limit).split(whereSeparator: \.isNewline).joined(separator: " ")
    guard flat.utf8.count > limit, flat.count > limit, limit > 2 else { return flat }
    let end = (limit - 1) / 2
    return "\(flat.prefix(limit - 1 - end))…\(flat.suffix(end))"
  }

  /// The text without its middle where that is far too long to be shown: its start and its end have at
  /// least `limit` characters each.
  private func bounded(to limit: Int) -> String {
    // A character may have many scalars; what has more than 64 bytes is not counted on.
    let part = limit * 64
    guard utf8.count > 4 * part else { return self }
    return String(decoding: utf8.prefix(part), as: UTF8.self) + "…"
      + String(decoding: utf8.suffix(part), as: UTF8.self)
  }

  private var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}

/// `1 error`, `2 errors`.
package func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
  "\(count) \(count == 1 ? singular : plural ?? singular + "s")"
}

/// A count with commas between its thousands: `119,990`.
package func grouped(_ count: Int) -> String {
  let digits = Array("\(count)")
  var result = ""
  for (index, digit) in digits.enumerated() {
    let isGroup = index > 0 && (digits.count - index) % 3 == 0 && digits[index - 1] != "-"
    result += (isGroup ? "," : "") + String(digit)
  }
  return result
}
