package import Diagnostics

extension Rule {
  /// The rules of themes, which are looked for while a theme is loaded.
  package static let themeRules: [Rule] = [
    .fieldNotShown, .missingTemplate, .templateSyntax, .templateUnknownName,
    .unusedThemePart, .untranslated,
  ]
}
