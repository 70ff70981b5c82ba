package import Diagnostics

extension Rule {
  /// A template uses an unknown name.
  package static let templateUnknownName = Rule(
    "template-unknown-name", stage: .theme,
    what: "A template asks for a name that nobody knows.",
    why: "It would silently be a hole in the page.",
    example: """
      {{entry.titel}}
      """,
    fix: "Use a name that the template is given.")
}
