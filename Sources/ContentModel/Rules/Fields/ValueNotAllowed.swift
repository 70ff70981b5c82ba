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
    _ value: String, field: String, allowed: [String], at location: SourceLocation
  ) -> Finding {
    var help = didYouMean(value, in: allowed)
    if help.isEmpty { help = ["allowed are \(allowed.map(\.quoted).listed())"] }
    return Finding(
      .valueNotAllowed, at: location, "\(value.quoted) is not a value of \(field.quoted)",
      help: help)
  }
}
