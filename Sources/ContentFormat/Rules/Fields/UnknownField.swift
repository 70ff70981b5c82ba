package import Diagnostics

extension Rule {
  /// An entry has a key that is neither declared by its collection nor a universal field.
  package static let unknownField = Rule(
    "unknown-field", stage: .content,
    what: """
      An entry has a key that neither its collection declares nor every entry may have.
      """,
    why: "A misspelt key is a value that nobody will ever see.",
    example: """
      dificulty: beginner
      """,
    fix: "Use the name the schema declares, or declare it in `_collection.yml`.")
}

extension Finding {
  static func unknownField(
    _ pair: YAMLNode.Pair, owner: String, meant: String?, known: [String], in file: SourceFile
  ) -> Finding {
    let help =
      meant.map { "did you mean \($0.quoted)?" }
      ?? "known are \(known.lazy.map(\.quoted).listedBriefly())"
    return Finding(
      .unknownField, at: file.at(pair.keyRange),
      "\(pair.key.quoted) is not a field of \(owner)",
      help: [help])
  }
}
