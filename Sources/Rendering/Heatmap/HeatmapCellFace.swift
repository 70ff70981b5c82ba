extension Heatmap {
  /// The appearance of a cell in the matrix or, smaller, in the legend.
  struct CellFace {
    /// The levels, from left to right. Each has a part of the same width.
    let levels: [HeatmapModel.Level]
    /// The symbols of its marks, or an empty string without marks.
    let signs: String
    let box: Box
    /// Width reserved for the symbols to the right of the letter.
    let signWidth: Int
    /// Prefix of the ids in the drawing.
    let id: String

    /// Minimum width of the symbols to the right of the letter.
    static let signColumn = 20
    /// Distance between the border of a marked cell and its fill. It puts the border on the canvas,
    /// which keeps its contrast independent of the fill.
    static let markInset = 4

    private var marked: Bool { !signs.isEmpty }

    /// Appends the shapes and the letters of the cell.
    func draw(to writer: inout Writer) {
      let face = marked ? box.inset(by: CellFace.markInset) : box
      if marked { CellFace.drawBorder(box, to: &writer) }
      for (index, level) in levels.enumerated() {
        let part = part(index, in: face)
        draw(level, part, hasSigns: marked && index == levels.count - 1, to: &writer)
      }
      if marked { drawSigns(face, to: &writer) }
    }

    /// Returns the box of one of several levels. The last one also has the rest of the width, which
    /// includes the room for the symbols.
    private func part(_ index: Int, in face: Box) -> Box {
      guard levels.count > 1 else { return face }
      let width = max(0, face.width - (marked ? signWidth : 0)) / levels.count
      let isLast = index == levels.count - 1
      return Box(
        x: face.x + index * width, y: face.y,
        width: isLast ? face.width - index * width : width, height: face.height)
    }

    private func draw(
      _ level: HeatmapModel.Level, _ part: Box, hasSigns: Bool, to writer: inout Writer
    ) {
      writer.markup("<rect class=\"hm-bg-")
      writer.text(level.shownColor)
      writer.markup(" hm-stroke\"")
      writer.place(part, crisp: true)
      writer.markup(" rx=\"3\"/>")
      // Beside other levels, the symbols need room to the right of the letter.
      let room = hasSigns && levels.count > 1 ? signWidth : 0
      let width = max(0, part.width - room)
      if !level.applicable {
        drawHatching(level, part, width: width, hasSigns: hasSigns, to: &writer)
      }
      writer.markup("<text class=\"hm-fg-")
      writer.text(level.shownColor)
      writer.markup("\"")
      writer.attribute(" x", part.x + width / 2)
      writer.attribute(" y", box.y + box.height / 2 + Font.letter.baselineShift)
      writer.markup(">")
      writer.text(level.shownLetter)
      writer.markup("</text>")
    }

    /// Appends the thick border of a marked cell.
    static func drawBorder(_ box: Box, to writer: inout Writer) {
      writer.markup("<rect class=\"hm-marked\" fill=\"none\" stroke-width=\"2\"")
      writer.place(box.inset(by: 1))
      writer.markup(" rx=\"5\"/>")
    }

    /// Appends the frame of a cell that is missing in the matrix.
    static func drawMissing(_ box: Box, to writer: inout Writer) {
      writer.markup("<rect class=\"hm-stroke\" fill=\"none\" stroke-dasharray=\"1 4\"")
      writer.place(box, crisp: true)
      writer.markup(" rx=\"3\"/>\n")
    }

    /// Appends the hatching over the fill, with plain backgrounds for the letter and the symbols.
    private func drawHatching(
      _ level: HeatmapModel.Level, _ part: Box, width: Int, hasSigns: Bool,
      to writer: inout Writer
    ) {
      writer.markup("<rect fill=\"url(#")
      writer.text(id)
      writer.markup("-hatch)\"")
      writer.place(part, crisp: true)
      writer.markup(" rx=\"3\"/>")
      let letter = TextWidth.pixels(level.shownLetter, .letter) + 8
      drawGround(level, x: part.x + (width - letter) / 2, width: letter, part, to: &writer)
      guard hasSigns else { return }
      let signs = signWidth - 4
      drawGround(level, x: part.maxX - signs - 2, width: signs, part, to: &writer)
    }

    private func drawGround(
      _ level: HeatmapModel.Level, x: Int, width: Int, _ part: Box, to writer: inout Writer
    ) {
      writer.markup("<rect class=\"hm-bg-")
      writer.text(level.shownColor)
      writer.markup("\"")
      writer.place(Box(x: x, y: part.y + (part.height - 18) / 2, width: width, height: 18))
      writer.markup(" rx=\"3\"/>")
    }

    private func drawSigns(_ face: Box, to writer: inout Writer) {
      guard let level = levels.last else { return }
      writer.markup("<text class=\"hm-mark hm-fg-")
      writer.text(level.shownColor)
      writer.markup("\"")
      writer.attribute(" font-size", Font.star.size)
      writer.attribute(" x", face.maxX - signWidth / 2)
      writer.attribute(" y", box.y + box.height / 2 + Font.star.baselineShift)
      writer.markup(">")
      writer.text(signs)
      writer.markup("</text>")
    }
  }
}
