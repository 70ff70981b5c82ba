package import Diagnostics

extension Rule {
  /// A value does not match the pattern of its field or id.
  package static let patternMismatch = Rule(
    "pattern-mismatch", stage: .content,
    what: "A text does not match the pattern its field or id has.",
    why: "Identifiers that follow a pattern can be found, sorted and cited.",
    example: """
      id: BTAA-FUN-30         # ^BTAA-[A-Z]{3}-[0-9]{3}$
      """,
    fix: "Write it as the pattern wants it.")
}

extension Finding {
  package static func patternMismatch(
    _ value: String, field: String, pattern: String, at location: SourceLocation
  ) -> Finding {
    Finding(
      .patternMismatch, at: location,
      "the \(field) \(value.quoted) does not match \(pattern.quoted)")
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
      "\(id.quoted) cannot be an id: it holds white space or signs that a reference or a URL reads differently",
      help: ["use letters, digits, `-`, `_` and `.`"])
  }
}
