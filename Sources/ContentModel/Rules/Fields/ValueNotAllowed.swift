public import Diagnostics

extension Rule {
  /// A value is not one of those its field allows.
  public static let valueNotAllowed = Rule(
    "value-not-allowed",
    what: "A value is not one of those its field allows.",
    why: "Groups, filters and colours are made of these values.",
    example: """
      difficulty: begginer
      """,
    fix: "Use one of the values the schema lists.")
}

extension Finding {
  static func notALanguage(_ text: String, at location: SourceLocation) -> Finding {
    Finding(
      .valueNotAllowed, at: location, "\(text.quoted) is not the tag of a language",
      help: LanguageTag.meant(by: text).map { ["did you mean \($0.quoted)?"] }
        ?? ["write a tag such as `en`, `de` or `pt-BR`"])
  }

  static func valueNotAllowed(
    _ value: String, field: String, allowed: [String], at range: SourceRange, in file: SourceFile
  ) -> Finding {
    // What differs in nothing but its case is no guess.
    let meant = allowed.filter { $0.lowercased() == value.lowercased() }
    var help = meant.count == 1 ? ["write \(meant[0].quoted)"] : didYouMean(value, in: allowed)
    if help.isEmpty { help = ["allowed are \(allowed.map(\.quoted).listed())"] }
    return Finding(
      .valueNotAllowed, at: file.at(range), "\(value.quoted) is not a value of \(field.quoted)",
      help: help,
      fix: meant.count == 1
        ? WrittenScalar(value, at: range, in: file)?.fix(meant[0], in: file.displayPath) : nil)
  }
}
