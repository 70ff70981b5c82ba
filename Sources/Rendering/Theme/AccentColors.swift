internal import ContentModel

/// The accent colour in both schemes, and whether it can be read there.
///
/// Pages show the accent as the colour of text on all backgrounds of a scheme, and on a soft mixture of
/// the accent with the background (`--accent-soft` of `site.css`).
enum AccentColors {
  enum Scheme: String, CaseIterable {
    case light, dark

    /// The values of `--bg`, `--surface` and `--raised` in `site.css`.
    var backgrounds: [RGB] {
      let texts = self == .light ? ["#ffffff", "#f5f7f8"] : ["#0d1117", "#151b23", "#1a212a"]
      return texts.compactMap { RGB($0) }
    }

    /// The share of the accent in the soft colour, in percent.
    fileprivate var softShare: Int { self == .light ? 11 : 18 }

    /// The colour towards which a colour gains contrast.
    fileprivate var extreme: RGB { RGB(red: self == .light ? 0 : 255) }
  }

  /// Minimum contrast of text (WCAG 2.2, 1.4.3).
  static let minimum = 4.5

  /// Returns the soft mixture of a colour with the background.
  static func soft(_ color: RGB, in scheme: Scheme) -> RGB {
    scheme.backgrounds[0].mixed(with: color, scheme.softShare, of: 100)
  }

  /// Returns the smallest contrast of a colour with what it is shown on.
  static func contrast(of color: RGB, in scheme: Scheme) -> Double {
    (scheme.backgrounds + [soft(color, in: scheme)]).map(color.contrast).min() ?? 1
  }

  /// Returns the first colour on the way to black or white that has enough contrast.
  static func nearest(to color: RGB, in scheme: Scheme) -> RGB {
    (0...255).lazy.map { color.mixed(with: scheme.extreme, $0, of: 255) }
      .first { contrast(of: $0, in: scheme) >= minimum } ?? scheme.extreme
  }
}

extension RGB {
  fileprivate init(red value: UInt8) { self = RGB(red: value, green: value, blue: value) }

  /// Returns a mixture with a share of another colour.
  fileprivate func mixed(with other: RGB, _ share: Int, of whole: Int) -> RGB {
    func channel(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8((Int(a) * (whole - share) + Int(b) * share + whole / 2) / whole)
    }
    return RGB(
      red: channel(red, other.red), green: channel(green, other.green),
      blue: channel(blue, other.blue))
  }
}
