internal import ContentModel
package import Diagnostics

extension Rule {
  /// The accent colour of a site cannot be read.
  package static let themeContrast = Rule(
    "theme-contrast", stage: .theme,
    what: """
      The accent colour in `site.yml` has a contrast of less than 4.5 with a background on which pages \
      show it as the colour of text.
      """,
    why: """
      Readers with weak sight, and everybody in sunlight, cannot read the links. WCAG 2.2 asks for a \
      contrast of 4.5.
      """,
    example: """
      theme:
        accent: "#7fd1c7"
      """,
    fix: """
      Take the colour that the finding names, or another one. `accent` is for the light scheme and \
      `accent_dark` for the dark one.
      """)
}

extension Finding {
  /// Reports an accent colour and the nearest one that can be read.
  static func themeContrast(
    _ color: RGB, _ scheme: AccentColors.Scheme, at location: SourceLocation
  ) -> Finding {
    let contrast = AccentColors.contrast(of: color, in: scheme)
    let rounded = "\(Int(contrast * 10) / 10).\(Int(contrast * 10) % 10)"
    return Finding(
      .themeContrast, at: location,
      "\(color.text.quoted) has a contrast of \(rounded) in the \(scheme.rawValue) scheme; text needs 4.5",
      help: [
        "the nearest colour that passes is \(AccentColors.nearest(to: color, in: scheme).text.quoted)"
      ])
  }
}
