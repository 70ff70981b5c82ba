package import Diagnostics

extension Rule {
  /// A pattern in `site.yml` or in a schema matches no file.
  package static let unmatchedPattern = Rule(
    "unmatched-pattern", stage: .content,
    what: """
      A pattern in `entries:` of a schema, or in `include:` of `site.yml`, matches no file. A \
      pattern that leaves files out is reported only if a file or folder has a similar name.
      """,
    why: "The files that it should select are missing on the site, or are published by mistake.",
    example: """
      entries: { from: ["test/**/*.md"] }    # the folder is called tests
      """,
    fix:
      "Correct the pattern. Patterns are relative to the content folder, and `**` is any number of folders."
  )
}

extension Finding {
  /// A pattern in the list `key` that matches no file.
  package static func unmatchedPattern(
    _ pattern: PathPattern, key: String, isMilder: Bool, help: [String]
  ) -> Finding {
    var finding = Finding(
      .unmatchedPattern, at: pattern.location, "\(pattern.text.quoted) in `\(key)` matches no file",
      help: help)
    if isMilder { finding.severity = .warning }
    return finding
  }
}
