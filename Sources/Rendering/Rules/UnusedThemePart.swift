package import Diagnostics

extension Rule {
  /// A file of the site's theme, or a word in it, is not used.
  package static let unusedThemePart = Rule(
    "unused-theme-part", .warning, stage: .theme,
    what: "The site does not use a file or a word of its theme.",
    why: """
      Demarc ignores a template in the wrong folder or with another extension. The file then has \
      no effect.
      """,
    example: """
      Theme/templates/footer.mustache      # the theme includes `partials/footer`
      """,
    fix: "Give it the name that the theme uses, or remove it.")
}

extension Finding {
  /// Reports a theme file that is not used.
  package static func unusedThemeFile(
    _ path: String, _ reason: String, suggestion: String? = nil, help: [String] = []
  ) -> Finding {
    Finding(
      .unusedThemePart, at: SourceLocation(path), "nothing uses this file: \(reason)",
      help: suggestion.map { ["did you mean \($0.quoted)?"] } ?? help)
  }
}
