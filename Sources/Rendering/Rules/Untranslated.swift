package import Diagnostics

extension Rule {
  /// The theme has no word list in the site's language.
  package static let untranslated = Rule(
    "untranslated", .warning, stage: .theme,
    what: "The theme has no words in the language that `site.yml` names.",
    why: """
      Pages say that they are in one language, and the words of the theme on them are in another: a \
      screen reader reads those wrongly.
      """,
    example: """
      # site.yml, in a site without Theme/strings/de.yml
      language: de
      """,
    fix: "Write the words down in `Theme/strings/`, in a file called like the language.")
}
