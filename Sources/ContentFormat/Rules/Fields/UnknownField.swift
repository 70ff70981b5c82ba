package import Diagnostics

extension Rule {
  /// An entry has a key that is neither declared by its collection nor a universal field.
  package static let unknownField = Rule(
    "unknown-field", stage: .content,
    what: "An entry has a key that its collection does not declare and that is not a common field.",
    why: "The value of a misspelt key never appears on the site.",
    example: """
      dificulty: beginner
      """,
    fix: "Use a name that the schema declares, or declare the field in `_collection.yml`.")
}

extension Finding {
  static func unknownField(
    _ pair: YAMLNode.Pair, owner: String, meant: String?, known: [String], in file: SourceFile
  ) -> Finding {
    let help =
      meant.map { "did you mean \($0.quoted)?" }
      ?? "the fields are \(known.lazy.map(\.quoted).listedBriefly())"
    return Finding(
      .unknownField, at: file.at(pair.keyRange),
      "\(pair.key.quoted) is not a field of \(owner)",
      help: [help])
  }

  /// Reports a `title`, `description` or `date` that the declared sources do not include.
  package static func unusedName(
    _ kind: NameKind, declared: SourceLocation?, at location: SourceLocation
  ) -> Finding {
    let name = kind.rawValue.quoted
    return Finding(
      .unknownField, at: location, "\(name) is not a source of the \(kind.rawValue) here",
      notes: declared.map { [Note("its sources are declared here", at: $0)] } ?? [],
      help: ["add \(name) to these sources, or remove it here"])
  }
}
