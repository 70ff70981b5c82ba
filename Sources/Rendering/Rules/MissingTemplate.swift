package import Diagnostics

extension Rule {
  /// The theme lacks a template, a partial or a word list.
  package static let missingTemplate = Rule(
    "missing-template", stage: .theme, isVital: true,
    what: "The theme lacks a template, a partial or its English words.",
    why: "Demarc cannot render the pages that need it.",
    example: """
      {{> partials/futer}}
      """,
    fix: "Correct the name, or add the file to the theme.")
}
