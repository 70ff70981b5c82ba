package import Diagnostics

extension Rule {
  /// A value appears twice where values must be unique.
  package static let duplicateValue = Rule(
    "duplicate-value", stage: .content,
    what: "A value occurs twice where it may occur only once.",
    why: "The second one adds nothing. Often you meant another value.",
    example: """
      tags: [risk, agents, risk]
      """,
    fix: "Remove one of them.")
}

extension Finding {
  static func duplicateValue(
    _ value: String, field: String, at location: SourceLocation, first: SourceLocation,
    removal: SourceRange? = nil
  ) -> Finding {
    Finding(
      .duplicateValue, at: location, "\(value.quoted) occurs twice in \(field.quoted)",
      notes: [.init("first here", at: first)],
      fix: removal.map { Fix(SourceLocation(location.path, $0), replacement: "") })
  }

  package static func duplicateLevel(_ id: String, at location: SourceLocation) -> Finding {
    Finding(.duplicateValue, at: location, "the level \(id.quoted) is declared twice")
  }
}
