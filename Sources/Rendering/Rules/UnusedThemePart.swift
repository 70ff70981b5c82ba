package import Diagnostics

extension Rule {
  /// A file of the site's theme, or a word in it, is not used.
  package static let unusedThemePart = Rule(
    "unused-theme-part", .warning, stage: .theme,
    what: "A file of the site's theme, or a word in it, is used by nothing.",
    why: """
      A template in the wrong folder or with another ending is passed over: the pages look as if it \
      was never written.
      """,
    example: """
      Theme/templates/footer.mustache      # the theme includes `partials/footer`
      """,
    fix: "Give it the name that the theme asks for, or remove it.")
}

extension Finding {
  /// Reports a theme file that is not used.
  package static func unusedThemeFile(
    _ path: String, _ reason: String, wanted: String? = nil
  ) -> Finding {
    Finding(
      .unusedThemePart, at: SourceLocation(path), "nothing uses this file: \(reason)",
      help: wanted.map { ["did you mean \($0.quoted)?"] } ?? [])
  }
}
