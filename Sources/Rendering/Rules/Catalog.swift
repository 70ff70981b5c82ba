package import Diagnostics

extension Rule {
  /// The rules for themes, which run while a theme is loaded.
  package static let themeRules: [Rule] = [
    .fieldNotShown, .missingTemplate, .outdatedCopy, .remoteAsset, .templatePrintsNothing,
    .templateSyntax, .templateUnknownName, .templateWithoutLayout, .themeContrast, .themeSetting,
    .unusedThemePart, .untranslated,
  ]
}
