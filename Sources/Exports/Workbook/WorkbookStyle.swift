internal import ContentFormat
internal import ContentModel
internal import FrameworkData

extension Workbook {
  /// How a cell looks.
  struct Style: Sendable, Hashable {
    /// The unique name. Rows refer to the style by it.
    let name: String
    var isBold = false
    var isItalic = false
    var isUnderlined = false
    var wraps = false
    /// Whether the text is in the middle of the cell. Otherwise it is at the top left.
    var isCentered = false
    /// The size of the text in points.
    var size: Double?
    /// The colours of the text, the cell and its border: `#rrggbb`.
    var color: String?
    var fill: String?
    var border: String?
    /// The format of a number or date.
    var number: String?

    private static let line = "#c4ccd4"
    private static let blue = "#0b57a4"

    /// The title of the workbook.
    static let title = Style(name: "title", isBold: true, size: 18)
    /// The heading of a table.
    static let heading = Style(name: "heading", isBold: true, size: 13)
    /// The name of a fact.
    static let label = Style(name: "label", isBold: true)
    /// A text of several lines.
    static let text = Style(name: "text", wraps: true)
    /// The first cell of a row.
    static let rowHeader = Style(name: "row", isBold: true, wraps: true, border: line)
    /// The same with a link.
    static let linkedRowHeader = Style(
      name: "row-link", isBold: true, isUnderlined: true, wraps: true, color: blue, border: line)
    /// The first cell of a column.
    static let header = Style(
      name: "header", isBold: true, wraps: true, color: "#111111", fill: "#e6ebf0", border: line)
    /// The same in the middle of the cell.
    static let columnHeader = Style(
      name: "column", isBold: true, wraps: true, isCentered: true, color: "#111111",
      fill: "#e6ebf0", border: line)
    /// The same with a link.
    static let linkedColumnHeader = Style(
      name: "column-link", isBold: true, isUnderlined: true, wraps: true, isCentered: true,
      color: blue, fill: "#e6ebf0", border: line)
    /// A cell of a table.
    static let cell = Style(name: "cell", wraps: true, border: line)
    /// A cell of data, in one line.
    static let data = Style(name: "data", border: line)
    /// The same with a link.
    static let linkedData = Style(
      name: "data-link", isUnderlined: true, color: blue, border: line)
    /// A short value in the middle of a cell.
    static let value = Style(name: "value", wraps: true, isCentered: true, border: line)
    /// A cell that readers fill in.
    static let input = Style(name: "input", wraps: true, fill: "#fffbe6", border: line)
    /// A date that readers fill in.
    static let date = Style(
      name: "date", wraps: true, fill: "#fffbe6", border: line, number: "yyyy-mm-dd")
    /// A link.
    static let link = Style(name: "link", isUnderlined: true, wraps: true, color: blue)
    /// A link in a table.
    static let linkedCell = Style(
      name: "cell-link", isUnderlined: true, wraps: true, color: blue, border: line)
  }
}

extension Workbook.Style {
  /// The style of a level.
  init(_ level: Framework.Level, of matrix: String) {
    let fill =
      LevelPalette.colors.first { $0.name == level.color }?.light.lowercased()
      ?? (LevelPalette.isHex(level.color) ? level.color : "#ffffff")
    self.init(
      name: "level.\(matrix).\(level.id)",
      color: level.color == "none" ? "#57606a" : RGB(fill)?.textColor ?? "#111111", fill: fill)
  }
}
