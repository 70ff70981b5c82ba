package import Diagnostics

extension Rule {
  /// A value in YAML is in typographic quotes, which YAML keeps.
  package static let typographicQuotes = Rule(
    "typographic-quotes", .warning, stage: .content,
    what: "A whole value is in typographic quotes, which YAML reads as part of the text.",
    why: """
      YAML knows only straight quotes. Word processors and phones write typographic ones, which then \
      appear on pages, in lists and in searches.
      """,
    example: """
      title: “Stale data”
      """,
    fix: """
      Remove the quotes or write straight ones. If pages should show them, put straight quotes \
      around them: `'“Stale data”'`.
      """)
}

extension Finding {
  /// `inner` is the text of the value without its quotes.
  static func typographicQuotes(
    _ text: String, around inner: String, at range: SourceRange, in file: SourceFile
  ) -> Finding {
    Finding(
      .typographicQuotes, at: file.at(range), "these quotes are part of the text",
      help: [
        "write \(WrittenScalar.source(of: inner).quoted)",
        "or, if pages should show them, \("'\(text)'".quoted)",
      ],
      fix: WrittenScalar(text, at: range, in: file)?.fix(inner, in: file.displayPath))
  }
}

/// The quotes of printed texts.
enum TypographicQuotes {
  /// The marks that end a quotation, by the mark that begins it. Languages use them differently.
  private static let closing: [Character: String] = [
    "“": "”", "„": "“”", "”": "”", "‘": "’", "‚": "‘’", "«": "»", "»": "«", "‹": "›", "›": "‹",
  ]

  /// Returns the text inside of the quotes that surround the whole of a text, or nil for any other
  /// text, such as `“one” and “two”`.
  static func content(of text: String) -> String? {
    // Each mark begins with one of these bytes.
    guard let byte = text.utf8.first, byte == 0xE2 || byte == 0xC2, let first = text.first,
      let ends = closing[first], text.count > 2, let last = text.last, ends.contains(last)
    else { return nil }
    let inner = text.dropFirst().dropLast()
    guard !inner.contains(where: { $0 == first || $0 == last }) else { return nil }
    return String(inner)
  }
}

extension FieldReader {
  /// Reports a value that is in typographic quotes as a whole.
  mutating func noteQuotes(_ text: String, _ node: YAMLNode) {
    guard let inner = TypographicQuotes.content(of: text) else { return }
    findings.append(.typographicQuotes(text, around: inner, at: node.range, in: file))
  }
}
