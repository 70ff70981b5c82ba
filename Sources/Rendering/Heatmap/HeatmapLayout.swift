extension Heatmap {
  /// Positions of all elements, in whole pixels. They are computed once before drawing.
  struct Layout: Equatable {
    /// A row of cells with its label.
    struct Row: Equatable {
      /// Index into the model's rows.
      var index: Int
      var label: TextBlock
      /// The area of the row's cells, as wide as all columns.
      var band: Box
    }

    /// Rows with a common heading.
    struct Group: Equatable {
      var heading: TextBlock?
      var rows: [Row]
    }

    let width: Int
    let height: Int
    let corner: TextBlock
    let columnLabels: [TextBlock]
    let groups: [Group]
    let legend: Legend
    /// Width reserved for the symbols of marks in each cell.
    let signWidth: Int
    private let columns: Columns

    /// Computes the layout of a model.
    init(_ model: HeatmapModel) {
      signWidth = model.signColumn
      let gutter = Metrics.gutterWidth(model)
      columns = Columns(model, x: Metrics.margin + gutter + Metrics.gutterGap)
      var contentWidth = max(columns.maxX - Metrics.margin, Metrics.minimumContentWidth)
      let counts = Counts(model)
      contentWidth = max(contentWidth, Legend.minimumWidth(model, counts))

      let cornerLines = Wrapping.lines(
        Wrapping.clean(model.corner), width: gutter, font: .label)
      let headerLines = max(columns.lineCount, cornerLines.count)
      let headerBottom = Metrics.margin + headerLines * Font.label.lineHeight
      corner = TextBlock(
        lines: cornerLines, font: .label, anchor: .start, x: Metrics.margin,
        top: headerBottom - cornerLines.count * Font.label.lineHeight)
      columnLabels = columns.labels(bottom: headerBottom)

      var stack = RowStack(
        model: model, columns: columns, gutter: gutter, contentWidth: contentWidth,
        y: headerBottom + Metrics.headerGap)
      groups = stack.layOut()
      legend = Legend(
        model, counts: counts, y: stack.y + Metrics.legendGap, width: contentWidth)
      width = Metrics.margin * 2 + contentWidth
      height = max(legend.maxY, stack.y) + Metrics.margin
    }

    /// Returns the box of the cell in a row and a column.
    func cell(_ row: Row, _ column: Int) -> Box {
      Box(x: columns.x(of: column), y: row.band.y, width: columns.width, height: row.band.height)
    }
  }

  /// Lengths used in a layout, in pixels.
  enum Metrics {
    static let margin = 16
    /// Distance between row labels and cells.
    static let gutterGap = 16
    /// Distance between two cells.
    static let cellGap = 3
    static let headerGap = 10
    /// Distance between groups without a name.
    static let groupGap = 12
    /// Distance above and below the name of a group.
    static let headingGap = (above: 16, below: 6)
    static let legendGap = 22
    static let rowHeight = 32
    /// Height that a row adds to that of its label.
    static let rowPadding = 10
    /// Keeps a short legend on one line.
    static let minimumContentWidth = 240
    /// Width at which row labels wrap: 28 em.
    static let labelWidth = 28 * Font.label.size

    /// Returns the common width of the row labels.
    static func gutterWidth(_ model: HeatmapModel) -> Int {
      let labels = model.rows.map { row in
        TextWidth.pixels(Wrapping.clean(row.label), .label)
      }
      let longest = min(labels.max() ?? 0, labelWidth)
      let corner = Wrapping.widestPiece(Wrapping.clean(model.corner), font: .label)
      return max(longest, min(corner, labelWidth))
    }
  }
}
