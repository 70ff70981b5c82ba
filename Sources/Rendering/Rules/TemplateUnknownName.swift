package import Diagnostics

extension Rule {
  /// A template uses an unknown name.
  package static let templateUnknownName = Rule(
    "template-unknown-name", stage: .theme,
    what: "A template uses a name that Demarc does not provide.",
    why: "The page would have a gap without any warning.",
    example: """
      {{entry.titel}}
      """,
    fix: "Use a name that Demarc provides to the template.")
}
