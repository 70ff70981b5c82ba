extension Heatmap {
  /// Writes a layout as SVG.
  struct Drawing {
    let model: HeatmapModel
    let layout: Layout
    let form: Form
    var writer: Writer
    /// Prefix of every id, without characters that would end a list of ids or a reference.
    private let id: String
    /// Whether any link is drawn. Stored because computing it visits every cell.
    private let hasLinks: Bool

    /// Prepares a drawing without writing anything.
    init(model: HeatmapModel, layout: Layout, form: Form) {
      self.model = model
      self.layout = layout
      self.form = form
      writer = Writer(reserving: 4096 + model.rows.count * (160 + model.columns.count * 300))
      hasLinks = model.hasLinks
      id = Drawing.safeID(model.id)
    }

    /// Writes all elements in reading order.
    mutating func draw() {
      drawRoot()
      drawHatchPattern()
      writer.markup("<rect class=\"hm-canvas\"")
      writer.place(Box(x: 0, y: 0, width: layout.width, height: layout.height))
      writer.markup("/>\n")
      drawBlock(layout.corner, class: "hm-corner")
      for (header, label) in zip(model.columns, layout.columnLabels) {
        drawHeader(header, label)
      }
      for group in layout.groups {
        if let heading = group.heading { drawBlock(heading, class: "hm-group") }
        for row in group.rows { drawRow(row) }
      }
      drawLegend()
      writer.markup(hasLinks ? "</g>\n</svg>\n" : "</svg>\n")
    }

    private mutating func drawRoot() {
      writer.markup("<svg")
      if form == .standalone { writer.markup(" xmlns=\"http://www.w3.org/2000/svg\"") }
      writer.markup(" class=\"hm\"")
      writer.attribute(" width", layout.width)
      writer.attribute(" height", layout.height)
      writer.markup(" viewBox=\"0 0 ")
      writer.number(layout.width)
      writer.markup(" ")
      writer.number(layout.height)
      writer.markup("\"")
      if !hasLinks { drawRole("img") }
      writer.attribute(" font-size", Font.label.size)
      // On a page with right-to-left text, lines would otherwise start at the right.
      writer.markup(" direction=\"ltr\">\n<title")
      writer.attribute(" id", id + "-title")
      writer.markup(">")
      writer.text(model.title)
      writer.markup("</title>\n<desc")
      writer.attribute(" id", id + "-desc")
      writer.markup(">")
      writer.text(model.summary)
      writer.markup("</desc>\n")
      if form == .standalone {
        writer.markup("<style>\n")
        writer.stylesheet(of: model)
        writer.markup("\n</style>\n")
      }
      // HTML validators reject the role `group` on the root element.
      guard hasLinks else { return }
      writer.markup("<g")
      drawRole("group")
      writer.markup(">\n")
    }

    private mutating func drawRole(_ role: String) {
      writer.attribute(" role", role)
      writer.attribute(" aria-labelledby", id + "-title")
      writer.attribute(" aria-describedby", id + "-desc")
    }

    private mutating func drawHatchPattern() {
      guard model.levels.contains(where: { !$0.applicable }) else { return }
      writer.markup("<defs><pattern")
      writer.attribute(" id", id + "-hatch")
      writer.markup(
        """
         width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <line class="hm-hatch" x1="3" y1="0" x2="3" y2="6"/></pattern></defs>

        """)
    }

    private mutating func drawRow(_ row: Layout.Row) {
      drawHeader(model.rows[row.index], row.label)
      guard !model.columns.isEmpty else { return }
      openCellText()
      for column in model.columns.indices {
        let box = layout.cell(row, column)
        guard let cell = model.cell(row.index, column) else {
          CellFace.drawMissing(box, to: &writer)
          continue
        }
        drawCell(cell, box)
      }
      writer.markup("</g>\n")
    }

    private mutating func drawCell(_ cell: HeatmapModel.Cell, _ box: Box) {
      let isLink = openLink(cell.href, name: cell.title)
      if !isLink {
        writer.markup("<g")
        if hasLinks {
          writer.markup(" role=\"img\"")
          writer.attribute(" aria-label", cell.title)
        }
        writer.markup(">")
      }
      writer.markup("<title>")
      writer.text(cell.title)
      writer.markup("</title>")
      let face = CellFace(
        levels: cell.levels.map { model.levels[$0] }, signs: model.signs(cell.marks), box: box,
        signWidth: layout.signWidth, id: id)
      face.draw(to: &writer)
      writer.markup(isLink ? "</a>\n" : "</g>\n")
    }

    private mutating func drawLegend() {
      for item in layout.legend.items {
        openCellText()
        switch item.kind {
        case .level(let index):
          let level = model.levels[index]
          CellFace(levels: [level], signs: "", box: item.swatch, signWidth: 0, id: id)
            .draw(to: &writer)
        case .mark(let index):
          CellFace.drawBorder(item.swatch, to: &writer)
          drawLegendSign(model.marks[index].shownSign, item.swatch)
        }
        writer.markup("</g>\n")
        drawBlock(item.label, class: "hm-legend")
        drawBlock(item.count, class: "hm-legend")
      }
    }

    private mutating func drawLegendSign(_ sign: String, _ swatch: Box) {
      writer.markup("<text class=\"hm-mark hm-label\"")
      writer.attribute(" font-size", Font.star.size)
      writer.attribute(" x", swatch.x + swatch.width / 2)
      writer.attribute(" y", swatch.y + swatch.height / 2 + Font.star.baselineShift)
      writer.markup(">")
      writer.text(sign)
      writer.markup("</text>")
    }
  }
}
