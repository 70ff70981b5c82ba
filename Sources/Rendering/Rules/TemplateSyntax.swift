package import Diagnostics

extension Rule {
  /// A template is not valid Mustache, or uses tags that Demarc does not support.
  package static let templateSyntax = Rule(
    "template-syntax", stage: .theme, isVital: true,
    what: "A template is not Mustache, or uses tags that Demarc does not have.",
    why: "A template that is read wrongly makes every page wrong.",
    example: """
      {{#tags}}
      <ul>…</ul>
      """,
    fix: "Close every section with its own name.")
}
