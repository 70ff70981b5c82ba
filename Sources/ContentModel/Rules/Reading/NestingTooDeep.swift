public import Diagnostics

extension Rule {
  /// YAML or Markdown nests deeper than any reader could follow.
  public static let nestingTooDeep = Rule(
    "nesting-too-deep",
    what: "YAML or Markdown nests deeper than any reader could follow.",
    why: """
      Content can come from a stranger; deep nesting is how a small file makes a program \
      slow.
      """,
    example: """
      [[[[[[[[[[[[…
      """,
    fix: "Write it flatter.")
}

extension Finding {
  static func nestingTooDeep(at location: SourceLocation, limit: Int) -> Finding {
    Finding(.nestingTooDeep, at: location, "this nests deeper than \(limit) levels")
  }
}
