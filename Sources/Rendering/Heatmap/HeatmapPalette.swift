extension Heatmap {
  /// The colours of a standalone file.
  ///
  /// Blue, amber, rust and none were chosen for contrast and for three kinds of colour blindness.
  /// The two closest differ by ΔE 14 in light mode and 21 in dark mode. Green, violet and grey are
  /// available to other frameworks. Text on every fill has a contrast of at least 4.5 to 1 in both
  /// modes.
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
      pairs: [
        Pair(word: "blue", fill: "#B9DDF1", text: "#111111"),
        Pair(word: "amber", fill: "#E69F00", text: "#111111"),
        Pair(word: "rust", fill: "#8C2D04", text: "#FFFFFF"),
        Pair(word: "none", fill: "#FFFFFF", text: "#57606A"),
        Pair(word: "green", fill: "#009E73", text: "#111111"),
        Pair(word: "violet", fill: "#5B3A8C", text: "#FFFFFF"),
        Pair(word: "grey", fill: "#D0D7DE", text: "#111111"),
      ],
      canvas: "#FFFFFF", text: "#1F2328", secondary: "#57606A", stroke: "#57606A",
      hatch: "#AFB8C1", focus: "#0969DA")

    static let dark = Palette(
      pairs: [
        Pair(word: "blue", fill: "#8EC5EA", text: "#111111"),
        Pair(word: "amber", fill: "#B87A00", text: "#111111"),
        Pair(word: "rust", fill: "#8A3210", text: "#FFFFFF"),
        Pair(word: "none", fill: "#111827", text: "#D1D5DB"),
        Pair(word: "green", fill: "#1F9D74", text: "#111111"),
        Pair(word: "violet", fill: "#6F4BB0", text: "#FFFFFF"),
        Pair(word: "grey", fill: "#A7AFB8", text: "#111111"),
      ],
      canvas: "#0D1117", text: "#E6EDF3", secondary: "#A7B1BC", stroke: "#8B949E",
      hatch: "#4B5563", focus: "#58A6FF")

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
