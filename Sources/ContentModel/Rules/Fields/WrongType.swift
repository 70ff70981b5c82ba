public import Diagnostics

extension Rule {
  /// A value is not of the type its field has.
  public static let wrongType = Rule(
    "wrong-type",
    what: "A value is not of the type its field has.",
    why: "A list where a text belongs would be shown as nonsense, or not at all.",
    example: """
      examples: ChatGPT        # a list is declared
      """,
    fix: "Write the value as the type wants it.")
}

extension Finding {
  static func wrongType(
    _ name: String, expected: String, found: YAMLNode, in file: SourceFile
  ) -> Finding {
    Finding(
      .wrongType, at: file.at(found.range),
      "\(name.contains(" ") ? name : name.quoted) must be \(expected), not \(found.kind)")
  }
}
