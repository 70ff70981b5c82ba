import ContentFormat
import Testing

@testable import Rendering

@Suite("Heatmap: colours")
struct HeatmapPaletteTests {
  /// Returns the contrast ratio of two colours as defined in WCAG 2.2, from 1 to 21.
  private func contrast(_ first: String, _ second: String) -> Double {
    let (a, b) = (luminance(first), luminance(second))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// Returns the relative luminance. The power of 2.4 is computed as x² · ⁵√x² with Newton's
  /// method, so that the test needs no library for one function.
  private func luminance(_ color: String) -> Double {
    let value = Int(color.dropFirst(), radix: 16)!
    let parts = [value >> 16, value >> 8, value].map { part -> Double in
      let channel = Double(part & 0xFF) / 255
      guard channel > 0.04045 else { return channel / 12.92 }
      let base = (channel + 0.055) / 1.055
      var root = 1.0
      for _ in 0..<60 {
        root -= (root * root * root * root * root - base * base) / (5 * root * root * root * root)
      }
      return base * base * root
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  @Test("the contrast function matches known values")
  func ruler() {
    #expect(abs(contrast("#000000", "#FFFFFF") - 21) < 0.001)
    #expect(abs(contrast("#767676", "#FFFFFF") - 4.54) < 0.01)
  }

  @Test("text has a contrast of 4.5 on its ground", arguments: [true, false])
  func textContrast(isLight: Bool) {
    let palette = isLight ? Heatmap.Palette.light : .dark
    for pair in palette.pairs {
      #expect(contrast(pair.fill, pair.text) >= 4.5, "\(pair.word)")
    }
    #expect(contrast(palette.text, palette.canvas) >= 4.5)
    #expect(contrast(palette.secondary, palette.canvas) >= 4.5)
  }

  @Test("borders have a contrast of 3 on the canvas", arguments: [true, false])
  func borderContrast(isLight: Bool) {
    let palette = isLight ? Heatmap.Palette.light : .dark
    #expect(contrast(palette.stroke, palette.canvas) >= 3)
    #expect(contrast(palette.text, palette.canvas) >= 3)
    #expect(contrast(palette.focus, palette.canvas) >= 3)
  }

  @Test("both schemes have the same words, which are the ones that levels may use")
  func words() {
    let words = LevelPalette.colors.map(\.name)
    #expect(
      Set(words).isSuperset(of: ["blue", "amber", "rust", "none", "green", "violet", "grey"]))
    #expect(Heatmap.Palette.light.pairs.map(\.word) == words)
    #expect(Heatmap.Palette.dark.pairs.map(\.word) == words)
  }

  @Test("the style sheet of the theme has the same fills and a class for each")
  func styleSheet() throws {
    let sheet = try #require(try ShippedTheme.files().assets["site.css"])
    let css = String(decoding: sheet.bytes, as: UTF8.self)
    for color in LevelPalette.colors {
      let (light, dark) = (short(color.light), short(color.dark))
      let fill = light == dark ? light : "light-dark(\(light), \(dark))"
      #expect(css.contains("  --\(color.name): \(fill);"), "\(color.name)")
      let text =
        switch color.text {
        case .ink: "ink"
        case .white: "rust-fg"
        case .muted: "none-fg"
        }
      let name = color.name
      #expect(css.contains(".level-\(name) { --fill: var(--\(name)); --on: var(--\(text)); }"))
      #expect(css.contains(".hm-bg-\(name) { fill: var(--\(name)); }"))
      #expect(
        css.matches(of: /\.hm-fg-[^{]*\{[^}]*\}/).contains { rule in
          rule.output.contains(".hm-fg-\(name)") && rule.output.hasSuffix("var(--\(text)); }")
        })
    }
  }

  /// A colour as style sheets write it: in lower case, with three digits if they are enough.
  private func short(_ color: String) -> String {
    let digits = Array(color.lowercased().dropFirst())
    let pairs = [(0, 1), (2, 3), (4, 5)]
    guard pairs.allSatisfy({ digits[$0.0] == digits[$0.1] }) else { return color.lowercased() }
    return "#" + String(pairs.map { digits[$0.0] })
  }
}
