package import Diagnostics

extension Rule {
  /// The theme has no word list in the site's language.
  package static let untranslated = Rule(
    "untranslated", .warning, stage: .theme,
    what: "The theme has no word list in the language that `site.yml` names.",
    why: """
      The pages declare one language, but the words of the theme on them are in another. Screen \
      readers pronounce these words wrongly.
      """,
    example: """
      # site.yml, in a site without Theme/strings/de.yml
      language: de
      """,
    fix: "Add the translated words to `Theme/strings/`, in a file with the name of the language.")
}
