extension Heatmap {
  /// The colours of a stand-alone file.
  ///
  /// Blue, amber, rust and none were chosen for contrast and for three kinds of colour blindness:
  /// the two closest differ by ΔE 14 in light, 21 in dark. Green, violet and grey serve other
  /// frameworks. Text on every fill has a contrast of at least 4.5 to 1 in both schemes.
  struct Palette {
    /// A cell's fill and the text on it.
    struct Pair {
      let word: String
      let fill: String
      let text: String
    }

    let pairs: [Pair]
    /// The ground of the drawing, opaque so that the file reads on any page.
    let canvas: String
    /// Row and column labels, headings, the border of a marked cell.
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

    /// The style sheet of a stand-alone file.
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

    /// The scheme as rules of a style sheet.
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
