public import Diagnostics

extension Rule {
  /// A mapping says the same key twice.
  public static let duplicateKey = Rule(
    "duplicate-key",
    what: "A mapping says the same key twice.",
    why: "Which of the two is meant, only the author knows.",
    example: """
      title: SaaS AI
      title: SaaS
      """,
    fix: "Remove one of them.")
}

extension Finding {
  static func duplicateKey(
    _ key: String, in file: SourceFile, first: Int, again: Int
  ) -> Finding {
    let count = key.utf8.count
    return Finding(
      .duplicateKey, at: file.at(SourceRange(again, again + count)),
      "\(key.quoted) is said twice",
      notes: [.init("first here", at: file.at(SourceRange(first, first + count)))])
  }
}
