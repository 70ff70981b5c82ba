extension Heatmap {
  /// Where everything stands, in whole pixels: worked out once, then only drawn.
  struct Layout: Equatable {
    /// A row of cells with its label.
    struct Row: Equatable {
      /// Index into the model's rows.
      var index: Int
      var label: TextBlock
      /// The band of the row's cells, as wide as all columns.
      var band: Box
    }

    /// Rows under one heading.
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
    /// What the signs of marks have in each cell.
    let signWidth: Int
    private let columns: Columns

    /// Lays a model out.
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

    /// The box of the cell in a row and a column.
    func cell(_ row: Row, _ column: Int) -> Box {
      Box(x: columns.x(of: column), y: row.band.y, width: columns.width, height: row.band.height)
    }
  }

  /// Lengths that a layout is built from, in pixels.
  enum Metrics {
    static let margin = 16
    /// Between row labels and cells.
    static let gutterGap = 16
    /// Between two cells.
    static let cellGap = 3
    static let headerGap = 10
    /// Between rows that are grouped without a name.
    static let groupGap = 12
    /// Above and below the name of a group.
    static let headingGap = (above: 16, below: 6)
    static let legendGap = 22
    static let rowHeight = 32
    /// What a row adds to the height of its label.
    static let rowPadding = 10
    /// Enough for a short legend to stay on a line.
    static let minimumContentWidth = 240
    /// Row labels wrap beyond 28 em.
    static let labelWidth = 28 * Font.label.size

    /// The width that the row labels share.
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
