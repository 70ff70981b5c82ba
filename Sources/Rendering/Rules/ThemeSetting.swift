internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A value of `theme` in `site.yml` cannot be used.
  package static let themeSetting = Rule(
    "theme-setting", stage: .theme,
    what: """
      A key of `theme` in `site.yml` names a file that is not in the folder `assets` of the theme, or \
      that is of the wrong kind, or it is neither a colour nor the name of a font. A picture or a font \
      is not what its name says, or its end is missing. The end of the head has a tag that is not \
      closed, or what does not belong in a head. A style sheet has a bracket that is not closed.
      """,
    why: """
      The pages would lack their logo, their style or their font. Browsers skip what follows a bracket \
      or a tag that is not closed.
      """,
    example: """
      theme:
        logo: logo.jpg
        accent: teal
      """,
    fix: """
      Put the file into `Theme/assets/`. Write colours as `#rrggbb`. Close brackets and tags where the \
      finding points.
      """)
}

extension Finding {
  /// Reports a file that is not among the assets of the theme.
  static func missingThemeFile(
    _ name: String, known: [String], folder: String, at location: SourceLocation
  ) -> Finding {
    let help = didYouMean(name, in: known)
    return Finding(
      .themeSetting, at: location, "there is no file \("\(folder)/assets/\(name)".quoted)",
      help: help.isEmpty ? ["name a file by its path in `\(folder)/assets/`"] : help)
  }

  /// Reports a value that cannot be used.
  static func unusableThemeValue(
    _ name: String, _ problem: String, help: [String] = [], at location: SourceLocation
  ) -> Finding {
    Finding(.themeSetting, at: location, "\(name.quoted) \(problem)", help: help)
  }

  /// Reports a text that is not a colour.
  static func notAColor(_ text: String, at location: SourceLocation) -> Finding {
    Finding(
      .themeSetting, at: location, "\(text.quoted) is not a colour",
      help: ["write it as `#rrggbb`, such as `#0a6570`"])
  }
}
