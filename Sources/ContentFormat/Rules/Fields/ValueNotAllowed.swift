package import Diagnostics

extension Rule {
  /// A value is not one of the values that its field allows.
  package static let valueNotAllowed = Rule(
    "value-not-allowed", stage: .content,
    what: "A value is not one of those that its field allows.",
    why: "Groups, filters and colours depend on these values.",
    example: """
      difficulty: begginer
      """,
    fix: "Use one of the values the schema lists.")
}

extension Finding {
  package static func notALanguage(_ text: String, at location: SourceLocation) -> Finding {
    Finding(
      .valueNotAllowed, at: location, "\(text.quoted) is not a language tag",
      help: LanguageTag.meant(by: text).map { ["did you mean \($0.quoted)?"] }
        ?? ["write a tag such as `en`, `de` or `pt-BR`"])
  }

  /// `meant` is the most likely intended value. It is certain if only the case differs.
  /// `isBoolean` is true for `true` and `false` without quotes.
  static func valueNotAllowed(
    _ value: String, field: String, allowed: some Collection<String>,
    meant: (name: String, isCertain: Bool)?, isBoolean: Bool = false, at range: SourceRange,
    in file: SourceFile
  ) -> Finding {
    let help: String
    if let meant, isBoolean, FieldType.boolean.meaning(of: meant.name) == value {
      // Tools that read and write YAML turn `yes` into `true`.
      help = "write `\"\(meant.name)\"`: without quotes, many tools read it as `\(value)`"
    } else if let meant {
      help = meant.isCertain ? "write \(meant.name.quoted)" : "did you mean \(meant.name.quoted)?"
    } else {
      help = "the allowed values are \(allowed.lazy.map(\.quoted).listedBriefly())"
    }
    let certain = meant.flatMap { $0.isCertain ? $0.name : nil }
    return Finding(
      .valueNotAllowed, at: file.at(range), "\(value.quoted) is not a value of \(field.quoted)",
      help: [help],
      fix: certain.flatMap {
        WrittenScalar(value, at: range, in: file)?.fix($0, in: file.displayPath)
      })
  }
}
