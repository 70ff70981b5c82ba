internal import ContentFormat
package import ContentModel
internal import Markdown

/// Draws the pictures for other sites as SVG, 1200 × 630 pixels, in the light colours of heatmaps.
package struct ShareDrawing: Sendable {
  /// Width and height in pixels.
  package static let size = (width: 1200, height: 630)

  private static let margin = 64
  private static let gridSize = 440
  private static let gap = 48

  private let graph: ContentGraph

  /// Creates the drawings of a site.
  package init(_ graph: ContentGraph) { self.graph = graph }

  /// Returns a picture as SVG.
  package func svg(of picture: SharePicture) -> [UInt8] {
    let site = graph.site
    switch picture {
    case .site:
      let first = graph.matrices.first { $0.hasPicture }
      return svg(title: site.title, description: site.description, grid: first, focus: nil)
    case .matrix(let index):
      let matrix = graph.matrices[index]
      let entry = graph.entries[matrix.entry]
      return svg(title: entry.title, description: entry.description, grid: matrix, focus: nil)
    case .header(let index, let isRow, let number):
      let matrix = graph.matrices[index]
      let header = matrix[isRow ? .rows : .columns].headers[number]
      let entry = header.entry.map { graph.entries[$0] }
      return svg(
        title: graph.title(of: header), description: entry?.description, grid: matrix,
        focus: (isRow, number))
    }
  }

  /// - Parameter focus: The row or column that stands out.
  private func svg(
    title: String, description: String?, grid matrix: Matrix?, focus: (isRow: Bool, index: Int)?
  ) -> [UInt8] {
    let palette = Heatmap.Palette.light
    let (width, height) = Self.size
    var svg = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" font-family="Noto Sans, DejaVu Sans, sans-serif">
      <rect width="\(width)" height="\(height)" fill="\(palette.canvas)"/>
      <rect width="\(width)" height="12" fill="\(palette.focus)"/>

      """
    if let matrix { svg += grid(matrix, focus: focus) }
    let space =
      width - 2 * Self.margin - (matrix == nil ? 0 : Self.gridSize + Self.gap)
    var y = 150
    func add(_ lines: [String], size: Int, color: String, weight: String) {
      for line in lines {
        svg += """
          <text x="\(Self.margin)" y="\(y)" font-size="\(size)" font-weight="\(weight)" \
          fill="\(color)">\(escapedHTML(line))</text>

          """
        y += size * 5 / 4
      }
    }
    add(
      lines(title, size: 60, isBold: true, width: space, limit: 3), size: 60,
      color: palette.text, weight: "700")
    y += 12
    add(
      lines(
        description ?? "", size: 30, isBold: false, width: space, limit: max(1, (520 - y) / 38)),
      size: 30, color: palette.secondary, weight: "400")
    if title != graph.site.title {
      y = height - Self.margin
      add(
        lines(graph.site.title, size: 28, isBold: true, width: space, limit: 1), size: 28,
        color: palette.secondary, weight: "700")
    }
    return Array((svg + "</svg>\n").utf8)
  }

  /// Returns the cells of a matrix as squares. All but those of the row or column in focus are pale.
  private func grid(_ matrix: Matrix, focus: (isRow: Bool, index: Int)?) -> String {
    let palette = Heatmap.Palette.light
    let (rows, columns) = (matrix.rows.headers.count, matrix.columns.headers.count)
    guard rows > 0, columns > 0 else { return "" }
    // In tenths of a pixel, so that the text is the same on every machine.
    let step = (Self.gridSize * 10 / columns, Self.gridSize * 10 / rows)
    let gap = min(step.0, step.1) > 80 ? 30 : 0
    let left = (Self.size.width - Self.margin - Self.gridSize) * 10
    let top = (Self.size.height - Self.gridSize) * 5
    func tenths(_ value: Int) -> String { "\(value / 10).\(value % 10)" }
    var svg = "<g stroke=\"\(palette.stroke)\" stroke-width=\"1\">\n"
    for row in 0..<rows {
      for column in 0..<columns {
        let levels = matrix[row, column]?.levels ?? []
        let isInFocus = focus.map { $0.isRow ? $0.index == row : $0.index == column } ?? true
        let pale = isInFocus ? "" : " opacity=\"0.2\""
        let width = step.0 - gap
        for (place, level) in levels.enumerated() {
          let fill = matrix.levels[level].color.fill(isLight: true)?.text ?? palette.canvas
          let part = width / levels.count
          svg += """
            <rect x="\(tenths(left + column * step.0 + place * part))" \
            y="\(tenths(top + row * step.1))" width="\(tenths(part))" \
            height="\(tenths(step.1 - gap))" fill="\(fill)"\(pale)/>

            """
        }
      }
    }
    return svg + "</g>\n"
  }

  /// Breaks a text into lines of at most `width` pixels. A text with more than `limit` lines ends
  /// with an ellipsis.
  private func lines(
    _ text: String, size: Int, isBold: Bool, width: Int, limit: Int
  ) -> [String] {
    func fits(_ line: String) -> Bool {
      Heatmap.TextWidth.ems(line, isBold: isBold) * size <= width * 1000
    }
    var lines: [String] = []
    var line = ""
    for word in Heatmap.Wrapping.clean(text).split(separator: " ") {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if line.isEmpty || fits(longer) {
        line = longer
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    if !line.isEmpty { lines.append(line) }
    let isCut = lines.count > limit
    lines = Array(lines.prefix(limit))
    for index in lines.indices {
      let ends = isCut && index == lines.count - 1
      guard ends || !fits(lines[index]) else { continue }
      while !lines[index].isEmpty, !fits(lines[index] + "…") { lines[index].removeLast() }
      lines[index] += "…"
    }
    return lines
  }
}
