extension Heatmap {
  /// Lays out groups and their rows from top to bottom.
  struct RowStack {
    let model: HeatmapModel
    let columns: Columns
    let gutter: Int
    let contentWidth: Int
    /// Bottom edge of the groups so far.
    var y: Int

    /// Returns the groups that have rows, followed by an unnamed group of the remaining rows.
    mutating func layOut() -> [Layout.Group] {
      var groups: [Layout.Group] = []
      var next = 0
      let unclaimed = HeatmapModel.Group(label: nil, rowCount: model.rows.count)
      for group in model.groups + [unclaimed] {
        let end = min(next + max(group.rowCount, 0), model.rows.count)
        guard next < end else { continue }
        let heading = heading(group.label, isFirst: groups.isEmpty)
        groups.append(Layout.Group(heading: heading, rows: (next..<end).map { row($0) }))
        next = end
      }
      if !groups.isEmpty { y -= Metrics.cellGap }
      return groups
    }

    private mutating func heading(_ label: String?, isFirst: Bool) -> TextBlock? {
      let text = Wrapping.clean(label ?? "")
      guard !text.isEmpty else {
        if !isFirst { y += Metrics.groupGap }
        return nil
      }
      y += isFirst ? 0 : Metrics.headingGap.above
      let block = TextBlock(
        lines: Wrapping.lines(text, width: contentWidth, font: .heading), font: .heading,
        anchor: .start, x: Metrics.margin, top: y)
      y += block.height + Metrics.headingGap.below
      return block
    }

    private mutating func row(_ index: Int) -> Layout.Row {
      let text = Wrapping.clean(model.rows[index].label)
      var label = TextBlock(
        lines: Wrapping.lines(text, width: gutter, font: .label), font: .label, anchor: .start,
        x: Metrics.margin, top: y)
      let height = max(Metrics.rowHeight, label.height + Metrics.rowPadding)
      label.top = y + (height - label.height) / 2
      let x = columns.x(of: 0)
      let band = Box(x: x, y: y, width: max(columns.maxX - x, 0), height: height)
      y += height + Metrics.cellGap
      return Layout.Row(index: index, label: label, band: band)
    }
  }
}
