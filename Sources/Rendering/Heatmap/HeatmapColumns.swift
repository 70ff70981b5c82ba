extension Heatmap {
  /// The columns of a layout. All have the same width, and their labels are wrapped to it.
  struct Columns: Equatable {
    /// Width of every cell.
    let width: Int
    private let left: Int
    private let labelLines: [[String]]

    /// Computes the width of the model's columns, the first of which starts at `x`.
    init(_ model: HeatmapModel, x: Int) {
      let labels = model.columns.map { Wrapping.clean($0.label) }
      var width = Columns.narrowest(labels, model)
      var lines = Columns.wrap(labels, width)
      while lines.contains(where: { $0.count > 3 }), width < Columns.widest {
        width += 8
        lines = Columns.wrap(labels, width)
      }
      self.width = width
      left = x
      labelLines = lines
    }

    /// Right edge of the last column, or the left edge of the first if there is none.
    var maxX: Int {
      labelLines.isEmpty ? left : x(of: labelLines.count - 1) + width
    }

    /// Number of lines of the tallest label.
    var lineCount: Int { labelLines.map(\.count).max() ?? 0 }

    /// Returns the left edge of a column.
    func x(of column: Int) -> Int { left + column * (width + Metrics.cellGap) }

    /// Returns the labels, centred over their columns and aligned at `bottom`.
    func labels(bottom: Int) -> [TextBlock] {
      labelLines.enumerated().map { column, lines in
        TextBlock(
          lines: lines, font: .label, anchor: .middle, x: x(of: column) + width / 2,
          top: bottom - lines.count * Font.label.lineHeight)
      }
    }

    /// Width beyond which a column does not grow to reduce the number of lines.
    private static let widest = 160
    /// Maximum width of a word that is not broken.
    private static let wholeWords = 128
    /// Left and right padding of a label in total.
    private static let padding = 6

    private static func wrap(_ labels: [String], _ width: Int) -> [[String]] {
      labels.map { Wrapping.lines($0, width: width - padding, font: .label) }
    }

    private static func narrowest(_ labels: [String], _ model: HeatmapModel) -> Int {
      let word = labels.map { Wrapping.widestPiece($0, font: .label) }.max() ?? 0
      let unit = labels.map { Wrapping.widestUnit($0, font: .label) }.max() ?? 0
      let letter = model.levels.map { TextWidth.pixels($0.shownLetter, .letter) }.max() ?? 0
      let label = max(min(word, wholeWords), unit) + padding
      let parts = model.maximumParts
      let cell =
        parts == 1
        ? letter + 2 * (model.signColumn + CellFace.markInset)
        : max(24, letter + 8) * parts + model.signColumn + 2 * CellFace.markInset
      let width = max(60, label, cell)
      return width + width % 2
    }
  }
}
