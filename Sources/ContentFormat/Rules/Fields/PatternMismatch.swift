package import Diagnostics

extension Rule {
  /// A value does not match the pattern of its field or id.
  package static let patternMismatch = Rule(
    "pattern-mismatch", stage: .content,
    what: "A value does not match the pattern of its field, or an id that of its collection.",
    why: "You can find, sort and cite identifiers that follow a pattern.",
    example: """
      id: BTAA-FUN-30         # ^BTAA-[A-Z]{3}-[0-9]{3}$
      """,
    fix: "Write the value so that it matches the pattern.")
}

extension Finding {
  static func patternMismatch(
    _ value: String, field: String, _ pattern: Pattern, part: String?,
    at location: SourceLocation
  ) -> Finding {
    var help: [String] = []
    if let part {
      help = ["the whole value must match, and only \(part.quoted) does"]
    } else if pattern.source.hasPrefix("/"), pattern.source.hasSuffix("/") {
      help = ["write the pattern without the `/` at both ends"]
    }
    return Finding(
      .patternMismatch, at: location,
      "the \(field) \(value.quoted) does not match \(pattern.source.quoted)",
      notes: pattern.location.map { [Note("the pattern", at: $0)] } ?? [], help: help)
  }

  /// Reports an `id` in front matter that differs from the one that the schema derives. `isDeclared`
  /// is true if the schema has the key `from`.
  package static func contradictingID(
    _ written: String, derived: String, at location: SourceLocation, isDeclared: Bool
  ) -> Finding {
    guard isDeclared else {
      return Finding(
        .patternMismatch, at: location,
        "the id \(written.quoted) does not match \(derived.quoted)")
    }
    return Finding(
      .patternMismatch, at: location,
      "the id \(written.quoted) differs from \(derived.quoted), which the schema derives",
      help: ["remove it, or add `id` to `also` so that references may use it"])
  }

  package static func costlyPattern(_ pattern: Pattern, at location: SourceLocation) -> Finding {
    .schemaError(
      "\(pattern.source.quoted) takes too many steps: some values were not compared with it",
      at: location,
      help: ["write it without a repetition inside a repetition, such as `(a+)+`"])
  }

  package static func invalidID(_ id: String, at location: SourceLocation) -> Finding {
    Finding(
      .patternMismatch, at: location,
      """
      \(id.quoted) is not a valid id: it contains white space or characters with a special meaning \
      in references or URLs
      """,
      help: [
        slug(of: id).map { "write \($0.quoted)" } ?? "use letters, digits, `-`, `_` and `.`"
      ])
  }

  /// Returns a text as an id: small ASCII letters and digits, with hyphens between them. Nil if it
  /// has other letters.
  private static func slug(of text: String) -> String? {
    guard text.utf8.count <= 60, text.allSatisfy({ $0.isASCII || !$0.isLetter }) else { return nil }
    let words = text.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    return words.isEmpty ? nil : words.joined(separator: "-")
  }
}
