extension Heatmap.Drawing {
  /// Opens a group with the text style of the letters in cells.
  mutating func openCellText() {
    writer.markup("<g")
    writer.attribute(" font-size", Heatmap.Font.letter.size)
    writer.markup(" font-weight=\"700\" text-anchor=\"middle\">\n")
  }

  /// Writes the label of a row or a column, as a link if it has a valid URL.
  mutating func drawHeader(_ header: HeatmapModel.Header, _ label: Heatmap.TextBlock) {
    guard !label.lines.isEmpty else { return }
    let isLink = openLink(header.href, name: header.label)
    drawBlock(label, class: "hm-label")
    if isLink { writer.markup("</a>\n") }
  }

  /// Opens a link with an accessible name. Returns false and writes nothing if there is no valid
  /// URL.
  mutating func openLink(_ href: String?, name: String) -> Bool {
    guard let href = Heatmap.safeHref(href) else { return false }
    writer.markup("<a")
    writer.attribute(" href", href)
    writer.attribute(" aria-label", name)
    writer.markup(">")
    return true
  }

  /// Writes lines of text as one element, so that a screen reader reads them as one.
  mutating func drawBlock(_ block: Heatmap.TextBlock, class name: StaticString) {
    guard let first = block.lines.first else { return }
    writer.markup("<text class=\"")
    writer.markup(name)
    writer.markup("\"")
    if block.font.isBold { writer.markup(" font-weight=\"700\"") }
    if block.anchor == .middle { writer.markup(" text-anchor=\"middle\"") }
    if block.lines.count == 1 {
      writePosition(block, line: 0)
      writer.text(first)
    } else {
      writer.markup(">")
      for (index, line) in block.lines.enumerated() {
        writer.markup("<tspan")
        writePosition(block, line: index)
        if line.last == " " {
          // The trailing space gets its own text chunk. In the line, it would shift the centring.
          writer.text(String(line.dropLast()))
          writer.markup("</tspan><tspan")
          writePosition(block, line: index)
          writer.markup(" </tspan>")
        } else {
          writer.text(line)
          writer.markup("</tspan>")
        }
      }
    }
    writer.markup("</text>\n")
  }

  private mutating func writePosition(_ block: Heatmap.TextBlock, line: Int) {
    writer.attribute(" x", block.x)
    writer.attribute(" y", block.baseline(of: line))
    writer.markup(">")
  }

  /// Returns an id in which every character except ASCII letters, digits, hyphens, dots and
  /// underscores is replaced by `_` and its code point in hexadecimal.
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
