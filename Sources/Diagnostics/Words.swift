extension StringProtocol {
  /// The text without leading and trailing white space, and with a space for each other run of it.
  package var singleLine: String {
    // By scalars, since finding the ends of characters costs more than the rest.
    unicodeScalars.split { scalar in
      scalar.isASCII
        ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
    }.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
  }
}

extension Sequence<String> {
  /// Joins names as in a sentence: `a`, `a and b`, `a, b and c`.
  package func listed(_ conjunction: String = "and") -> String {
    let words = Array(self)
    guard words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) " + words[words.count - 1]
  }
}

extension StringProtocol {
  /// The noun with its indefinite article: `a risk`, `an activity`.
  package var withArticle: String {
    let word = lowercased()
    let isVowel = word.first.map { "aeiou".contains($0) } ?? false
    let isConsonant = ["uni", "use", "usa", "eu", "one"].contains { word.hasPrefix($0) }
    let article = isVowel && !isConsonant ? "an" : "a"
    return "\(article) \(self)"
  }
}

extension Collection<String> {
  /// Joins names as in a sentence. A long list shows only its first names and "1,990 more".
  package func listedBriefly(_ conjunction: String = "and") -> String {
    guard count > longestList else { return listed(conjunction) }
    let shown = Array(prefix(longestList / 3))
    return (shown + ["\(grouped(count - shown.count)) more"]).listed()
  }
}

/// The number of names that a message lists in full. A longer list shows a third of that number.
private let longestList = 30
/// The number of characters of a quoted text that a message shows.
private let longestQuote = 60
/// The number of characters of a quoted name, which has no space. Readers compare and copy names, so
/// paths are cut only if they are longer than those in most repositories.
private let longestName = 160

extension String {
  /// The text in backticks, cut in the middle if it is long.
  package var quoted: String {
    // Fast path: a short text on one line.
    if utf8.count <= longestQuote, !utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }), isASCII {
      return "`\(self)`"
    }
    let isName = utf8.count <= 4 * longestName && !contains(where: \.isWhitespace)
    return "`\(shortened(to: isName ? longestName : longestQuote))`"
  }

  /// Returns the text on one line, cut in the middle if it exceeds `limit` characters. Start and
  /// end are kept, because they distinguish similar texts.
  package func shortened(to limit: Int) -> String {
    let flat = bounded(to: limit).split(whereSeparator: \.isNewline).joined(separator: " ")
    guard flat.utf8.count > limit, flat.count > limit, limit > 2 else { return flat }
    let end = (limit - 1) / 2
    return "\(flat.prefix(limit - 1 - end))…\(flat.suffix(end))"
  }

  /// Removes the middle of a very long text, so that counting its characters stays cheap. Start and
  /// end keep at least `limit` characters each.
  private func bounded(to limit: Int) -> String {
    // A character can consist of many scalars. Allow 64 bytes for each.
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

/// Formats a count with thousands separators: `119,990`.
package func grouped(_ count: Int) -> String {
  let digits = Array("\(count)")
  var result = ""
  for (index, digit) in digits.enumerated() {
    let isGroup = index > 0 && (digits.count - index) % 3 == 0 && digits[index - 1] != "-"
    result += (isGroup ? "," : "") + String(digit)
  }
  return result
}
