/// The named colours that a level of a matrix may have.
///
/// The first twelve are for levels without a colour of their own, in this order. In both schemes
/// any two of them differ by at least 9 in OKLab (times 100), also as seen with protanopia,
/// deuteranopia and tritanopia. Text on every fill has a contrast of at least 4.5 to 1.
package enum LevelPalette {
  /// A named colour in both schemes.
  package struct Color: Sendable {
    /// The name in schemas and in the names of classes.
    package let name: String
    /// The fill in the light scheme, as `#rrggbb`.
    package let light: String
    /// The fill in the dark scheme.
    package let dark: String
    /// The text on the fill.
    package let text: Text
  }

  /// The colour of text on a fill.
  package enum Text: Sendable {
    /// Nearly black in both schemes.
    case ink
    /// White in both schemes.
    case white
    /// A grey that differs between the schemes.
    case muted
  }

  /// All colours.
  package static let colors: [Color] = [
    Color(name: "blue", light: "#B9DDF1", dark: "#8EC5EA", text: .ink),
    Color(name: "amber", light: "#E69F00", dark: "#B87A00", text: .ink),
    Color(name: "rust", light: "#8C2D04", dark: "#8A3210", text: .white),
    Color(name: "green", light: "#009E73", dark: "#1F9D74", text: .ink),
    Color(name: "violet", light: "#5B3A8C", dark: "#6F4BB0", text: .white),
    Color(name: "lavender", light: "#AA9DF1", dark: "#9B61EA", text: .ink),
    Color(name: "mint", light: "#4BC39F", dark: "#CCEAD8", text: .ink),
    Color(name: "indigo", light: "#6159E1", dark: "#3A4258", text: .white),
    Color(name: "maroon", light: "#620B05", dark: "#620B05", text: .white),
    Color(name: "orange", light: "#CF630D", dark: "#FEA92F", text: .ink),
    Color(name: "yellow", light: "#F4E382", dark: "#C3BFA2", text: .ink),
    Color(name: "plum", light: "#332A58", dark: "#4B026D", text: .white),
    Color(name: "none", light: "#FFFFFF", dark: "#111827", text: .muted),
    Color(name: "grey", light: "#D0D7DE", dark: "#A7AFB8", text: .ink),
  ]

  /// The names of the colours for levels that declare none.
  package static let defaults = colors.prefix(12).map(\.name)

  /// True for a colour as `#rrggbb`.
  package static func isHex(_ text: String) -> Bool {
    text.utf8.count == 7 && text.hasPrefix("#") && text.dropFirst().allSatisfy(\.isHexDigit)
  }
}
