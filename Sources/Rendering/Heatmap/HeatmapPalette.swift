internal import ContentFormat

extension Heatmap {
  /// The colours of a standalone file: those of levels, ``LevelPalette``, and those of the rest.
  struct Palette {
    /// The fill of a cell and the colour of its text.
    struct Pair {
      let word: String
      let fill: String
      let text: String
    }

    let pairs: [Pair]
    /// Background, opaque so that the file is legible on any page.
    let canvas: String
    /// Row labels, column labels, headings and the border of marked cells.
    let text: String
    /// The corner and the legend.
    let secondary: String
    let stroke: String
    let hatch: String
    let focus: String

    /// The colour words that a level may use.
    static let words = light.pairs.map(\.word)

    static let light = Palette(
      pairs: pairs(isLight: true),
      canvas: "#FFFFFF", text: "#1F2328", secondary: "#57606A", stroke: "#57606A",
      hatch: "#AFB8C1", focus: "#0969DA")

    static let dark = Palette(
      pairs: pairs(isLight: false),
      canvas: "#0D1117", text: "#E6EDF3", secondary: "#A7B1BC", stroke: "#8B949E",
      hatch: "#4B5563", focus: "#58A6FF")

    private static func pairs(isLight: Bool) -> [Pair] {
      LevelPalette.colors.map { color in
        let text =
          switch color.text {
          case .ink: "#111111"
          case .white: "#FFFFFF"
          case .muted: isLight ? "#57606A" : "#D1D5DB"
          }
        return Pair(word: color.name, fill: isLight ? color.light : color.dark, text: text)
      }
    }

    /// The style sheet of a standalone file.
    static let stylesheet = """
      .hm{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,\
      "Noto Sans",sans-serif;color-scheme:light dark}
      .hm a{text-decoration:none}
      .hm a:hover .hm-label{text-decoration:underline}
      \(light.rules)
      @media (prefers-color-scheme:dark){
      \(dark.rules)
      }
      """

    /// The style sheet rules of this palette.
    private var rules: String {
      let cells = pairs.map { pair in
        ".hm-bg-\(pair.word){fill:\(pair.fill)}.hm-fg-\(pair.word){fill:\(pair.text)}"
      }
      return """
        .hm-canvas{fill:\(canvas)}
        \(cells.joined(separator: "\n"))
        .hm-label,.hm-group{fill:\(text)}
        .hm-corner,.hm-legend{fill:\(secondary)}
        .hm-stroke{stroke:\(stroke)}
        .hm-marked{stroke:\(text)}
        .hm-hatch{stroke:\(hatch)}
        .hm a:focus-visible{outline:3px solid \(focus)}
        """
    }
  }
}
