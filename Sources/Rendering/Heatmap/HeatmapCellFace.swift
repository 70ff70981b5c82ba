extension Heatmap {
  /// The appearance of a cell in the matrix or, smaller, in the legend.
  struct CellFace {
    let level: HeatmapModel.Level
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

    /// Appends the shapes and the letter of the cell.
    func draw(to writer: inout Writer) {
      let face = marked ? box.inset(by: CellFace.markInset) : box
      if marked { CellFace.drawBorder(box, to: &writer) }
      writer.markup("<rect class=\"hm-bg-")
      writer.text(level.shownColor)
      writer.markup(" hm-stroke\"")
      writer.place(face, crisp: true)
      writer.markup(" rx=\"3\"/>")
      if !level.applicable { drawHatching(face, to: &writer) }
      writer.markup("<text class=\"hm-fg-")
      writer.text(level.shownColor)
      writer.markup("\"")
      writer.attribute(" x", box.x + box.width / 2)
      writer.attribute(" y", box.y + box.height / 2 + Font.letter.baselineShift)
      writer.markup(">")
      writer.text(level.shownLetter)
      writer.markup("</text>")
      if marked { drawSigns(face, to: &writer) }
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
    private func drawHatching(_ face: Box, to writer: inout Writer) {
      writer.markup("<rect fill=\"url(#")
      writer.text(id)
      writer.markup("-hatch)\"")
      writer.place(face, crisp: true)
      writer.markup(" rx=\"3\"/>")
      let letter = TextWidth.pixels(level.shownLetter, .letter) + 8
      drawGround(x: box.x + (box.width - letter) / 2, width: letter, face, to: &writer)
      guard marked else { return }
      let width = signWidth - 4
      drawGround(x: face.maxX - width - 2, width: width, face, to: &writer)
    }

    private func drawGround(x: Int, width: Int, _ face: Box, to writer: inout Writer) {
      writer.markup("<rect class=\"hm-bg-")
      writer.text(level.shownColor)
      writer.markup("\"")
      writer.place(Box(x: x, y: face.y + (face.height - 18) / 2, width: width, height: 18))
      writer.markup(" rx=\"3\"/>")
    }

    private func drawSigns(_ face: Box, to writer: inout Writer) {
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
