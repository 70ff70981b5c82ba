extension Heatmap.Drawing {
  /// Opens a group in whose texts the letters of cells are written.
  mutating func openCellText() {
    writer.markup("<g")
    writer.attribute(" font-size", Heatmap.Font.letter.size)
    writer.markup(" font-weight=\"700\" text-anchor=\"middle\">\n")
  }

  /// Writes the label of a row or a column, as a link where it leads somewhere.
  mutating func drawHeader(_ header: HeatmapModel.Header, _ label: Heatmap.TextBlock) {
    guard !label.lines.isEmpty else { return }
    let isLink = openLink(header.href, name: header.label)
    drawBlock(label, class: "hm-label")
    if isLink { writer.markup("</a>\n") }
  }

  /// Opens a link with an accessible name; false, with nothing written, where there is no link.
  mutating func openLink(_ href: String?, name: String) -> Bool {
    guard let href = Heatmap.safeHref(href) else { return false }
    writer.markup("<a")
    writer.attribute(" href", href)
    writer.attribute(" aria-label", name)
    writer.markup(">")
    return true
  }

  /// Writes lines of text as one element, so that they are read as one.
  mutating func drawBlock(_ block: Heatmap.TextBlock, class name: StaticString) {
    guard let first = block.lines.first else { return }
    writer.markup("<text class=\"")
    writer.markup(name)
    writer.markup("\"")
    if block.font.isBold { writer.markup(" font-weight=\"700\"") }
    if block.anchor == .middle { writer.markup(" text-anchor=\"middle\"") }
    if block.lines.count == 1 {
      drawPlace(block, line: 0)
      writer.text(first)
    } else {
      writer.markup(">")
      for (index, line) in block.lines.enumerated() {
        writer.markup("<tspan")
        drawPlace(block, line: index)
        if line.last == " " {
          // A space of its own chunk: in the line it would count when the line is centred.
          writer.text(String(line.dropLast()))
          writer.markup("</tspan><tspan")
          drawPlace(block, line: index)
          writer.markup(" </tspan>")
        } else {
          writer.text(line)
          writer.markup("</tspan>")
        }
      }
    }
    writer.markup("</text>\n")
  }

  private mutating func drawPlace(_ block: Heatmap.TextBlock, line: Int) {
    writer.attribute(" x", block.x)
    writer.attribute(" y", block.baseline(of: line))
    writer.markup(">")
  }

  /// An id with anything but ASCII letters, digits, hyphens and dots as `_` and a number.
  static func safeID(_ id: String) -> String {
    var result = ""
    for scalar in id.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".": result.unicodeScalars.append(scalar)
      case "_": result += "_"
      default: result += "_" + String(scalar.value, radix: 16)
      }
    }
    return result.isEmpty ? "heatmap" : result
  }
}
