internal import ContentModel

/// The style sheet for the colour and the font that `site.yml` sets.
enum ThemeStyles {
  /// The accent colour of both schemes.
  struct Accent {
    let light: RGB
    let dark: RGB
  }

  enum Font {
    /// The address of a file, from the style sheet.
    case file(String)
    /// Names of fonts that readers have.
    case families(String)
  }

  /// True for names of fonts, separated by commas.
  static func areFamilies(_ text: String) -> Bool {
    text.contains(where: \.isLetter)
      && text.allSatisfy { $0.isLetter || $0.isNumber || " ,-'\"".contains($0) }
      && text.filter { $0 == "\"" }.count % 2 == 0 && text.filter { $0 == "'" }.count % 2 == 0
  }

  /// Returns the style sheet. Browsers from before 2024 have only the light colours.
  static func css(accent: Accent?, font: Font?) -> String {
    var css = "/* The theme settings of site.yml. */\n"
    if case .file(let address)? = font {
      // `optional`: a font that is late is not used, so nothing moves.
      css +=
        "@font-face { font-family: \"site\"; src: url(\"\(address)\") format(\"woff2\"); "
        + "font-weight: 100 900; font-display: optional; }\n"
    }
    switch font {
    case .file: css += ":root { --sans: \"site\", system-ui, sans-serif; }\n"
    case .families(let names): css += ":root { --sans: \(names); }\n"
    case nil: break
    }
    guard let accent else { return css }
    let soft = AccentColors.soft(accent.light, in: .light)
    let darkSoft = AccentColors.soft(accent.dark, in: .dark)
    let (on, darkOn) = (accent.light.textColor, accent.dark.textColor)
    css += """
      :root { --accent: \(accent.light.text); --on-accent: \(on); --accent-soft: \(soft.text); }
      @supports (color: light-dark(#000, #fff)) {
        :root {
          --accent: light-dark(\(accent.light.text), \(accent.dark.text));
          --on-accent: light-dark(\(on), \(darkOn));
          --accent-soft: light-dark(\(soft.text), \(darkSoft.text));
        }
      }
      .site-head::before { background: var(--accent); }

      """
    return css
  }
}
