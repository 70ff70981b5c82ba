package import Diagnostics

extension Rule {
  /// A template is not valid Mustache, or uses tags that Demarc does not support.
  package static let templateSyntax = Rule(
    "template-syntax", stage: .theme, isVital: true,
    what: "A template is not valid Mustache, or uses tags that Demarc does not support.",
    why: "Demarc would read the template wrongly, and every page that uses it would be wrong.",
    example: """
      {{#tags}}
      <ul>…</ul>
      """,
    fix: "Close every section with its own name.")
}
