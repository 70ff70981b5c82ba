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
  static func valueNotAllowed(
    _ value: String, field: String, allowed: [String], meant: String?, at range: SourceRange, in file: SourceFile
  ) -> Finding {
    // What differs in nothing but its case is no guess.
    let same = allowed.filter {
      $0.utf8.count == value.utf8.count && $0.lowercased() == value.lowercased()
    }
    let help =
      same.count == 1
      ? "write \(same[0].quoted)"
      : meant.map { "did you mean \($0.quoted)?" }
        ?? "allowed are \(allowed.lazy.map(\.quoted).listedBriefly())"
    return Finding(
      .valueNotAllowed, at: file.at(range), "\(value.quoted) is not a value of \(field.quoted)",
      help: [help],
      fix: same.count == 1
        ? WrittenScalar(value, at: range, in: file)?.fix(same[0], in: file.displayPath) : nil)
  }
}
