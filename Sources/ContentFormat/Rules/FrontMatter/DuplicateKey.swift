package import Diagnostics

extension Rule {
  /// A mapping contains the same key twice.
  package static let duplicateKey = Rule(
    "duplicate-key", stage: .content, isVital: true,
    what: "A mapping contains the same key twice.",
    why: "Only you know which of the two values is right.",
    example: """
      title: SaaS AI
      title: SaaS
      """,
    fix: "Remove one of them.")
}

extension Finding {
  static func duplicateKey(
    _ key: String, at location: SourceLocation, first: SourceLocation
  ) -> Finding {
    Finding(
      .duplicateKey, at: location, "\(key.quoted) occurs twice",
      notes: [.init("first here", at: first)], help: ["remove one of them"])
  }
}
