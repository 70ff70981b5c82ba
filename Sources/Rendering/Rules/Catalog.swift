package import Diagnostics

extension Rule {
  /// The rules for themes, which run while a theme is loaded.
  package static let themeRules: [Rule] = [
    .fieldNotShown, .missingTemplate, .outdatedCopy, .templatePrintsNothing, .templateSyntax,
    .templateUnknownName, .templateWithoutLayout,
    .unusedThemePart, .untranslated,
  ]
}
