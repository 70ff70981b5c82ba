internal import ContentFormat
internal import ContentModel

/// Draws a relation graph as SVG. The style sheet of the page sets its colours.
struct GraphDrawing {
  /// A node to draw.
  struct Node {
    let title: String
    /// Short text below the title, such as the group of the node.
    let note: String?
    /// Index of its group, or nil if it has none.
    let group: Int?
    let href: String
    /// True for the entry of the current page.
    let isCurrent: Bool
  }

  /// Id of the drawing, which must be unique on its page.
  let id: String
  /// Accessible name.
  let title: String
  let nodes: [Node]
  let edges: [RelationGraph.Edge]

  private static let width = 188
  private static let padding = 10
  private static let between = 56
  private static let margin = 6
  private static let titleFont = Heatmap.Font(size: 13, isBold: true)
  private static let noteFont = Heatmap.Font(size: 12, isBold: false)
  private static let lineHeight = 17

  /// The drawing as UTF-8.
  var svg: [UInt8] {
    let lines = nodes.map { node in
      Heatmap.Wrapping.lines(
        Heatmap.Wrapping.clean(node.title), width: Self.width - 2 * Self.padding,
        font: Self.titleFont)
    }
    let heights = zip(nodes, lines).map { node, lines in
      2 * Self.padding + (lines.count + (node.note == nil ? 0 : 1)) * Self.lineHeight - 3
    }
    let layout = GraphLayout(heights: heights, edges: edges)
    let columns = layout.layers.count
    let width = columns * Self.width + max(0, columns - 1) * Self.between + 2 * Self.margin
    let height = layout.height + 2 * Self.margin
    var writer = Heatmap.Writer(reserving: 400 + nodes.count * 500 + edges.count * 120)
    writer.markup("<svg class=\"relation-graph\" xmlns=\"http://www.w3.org/2000/svg\"")
    writer.attribute(" viewBox", "0 0 \(width) \(height)")
    writer.attribute(" width", width)
    writer.attribute(" height", height)
    writer.attribute(" aria-labelledby", "\(id)-title")
    writer.markup(">\n<title")
    writer.attribute(" id", "\(id)-title")
    writer.markup(">")
    writer.text(title)
    writer.markup("</title>\n<g class=\"rg-edges\">\n")
    for route in layout.routes { edge(route, layout, &writer) }
    writer.markup("</g>\n")
    // Nodes are written column by column, so that keyboard focus follows the drawing.
    for place in layout.layers.joined() {
      guard let node = layout.items[place].node else { continue }
      self.node(nodes[node], lines[node], layout.items[place], &writer)
    }
    writer.markup("</svg>\n")
    return writer.bytes
  }

  private func left(_ place: GraphLayout.Item) -> Int {
    Self.margin + place.layer * (Self.width + Self.between)
  }

  private func node(
    _ node: Node, _ lines: [String], _ place: GraphLayout.Item, _ writer: inout Heatmap.Writer
  ) {
    let x = left(place)
    let y = place.y + Self.margin
    writer.markup("<a class=\"rg-node")
    if let group = node.group {
      writer.markup(" rg-")
      writer.number(group % 6)
    }
    writer.markup("\"")
    writer.attribute(" href", node.href)
    if node.isCurrent { writer.markup(" aria-current=\"page\"") }
    writer.markup("><rect rx=\"6\"")
    writer.attribute(" x", x)
    writer.attribute(" y", y)
    writer.attribute(" width", Self.width)
    writer.attribute(" height", place.height)
    writer.markup("/><text font-weight=\"600\"")
    writer.attribute(" font-size", Self.titleFont.size)
    writer.markup(">")
    for (index, line) in lines.enumerated() {
      self.line(line, x: x, y: y + Self.padding + 12 + index * Self.lineHeight, &writer)
    }
    writer.markup("</text>")
    if let note = node.note {
      writer.markup("<text class=\"rg-note\"")
      writer.attribute(" font-size", Self.noteFont.size)
      writer.markup(">")
      let y = y + Self.padding + 12 + lines.count * Self.lineHeight
      line(shortened(note), x: x, y: y, &writer)
      writer.markup("</text>")
    }
    writer.markup("</a>\n")
  }

  /// Returns a note shortened to one line.
  private func shortened(_ note: String) -> String {
    let lines = Heatmap.Wrapping.lines(
      Heatmap.Wrapping.clean(note), width: Self.width - 2 * Self.padding - 12, font: Self.noteFont)
    guard let first = lines.first, lines.count > 1 else { return lines.first ?? "" }
    return first + "…"
  }

  private func line(_ text: String, x: Int, y: Int, _ writer: inout Heatmap.Writer) {
    writer.markup("<tspan")
    writer.attribute(" x", x + Self.padding)
    writer.attribute(" y", y)
    writer.markup(">")
    writer.text(text)
    writer.markup("</tspan>")
  }

  /// Draws an edge as a curve through the positions of its route, horizontal at each of them, and
  /// ends it with an arrow.
  private func edge(_ route: [Int], _ layout: GraphLayout, _ writer: inout Heatmap.Writer) {
    guard let first = route.first, let last = route.last else { return }
    var x = left(layout.items[first]) + Self.width
    var y = layout.items[first].middle + Self.margin
    writer.markup("<path d=\"M")
    point(x, y, &writer)
    for step in route.dropFirst() {
      let place = layout.items[step]
      let nextX = left(place) - (step == last ? 7 : 0)
      let nextY = place.middle + Self.margin
      let middle = (x + nextX) / 2
      writer.markup("C")
      point(middle, y, &writer)
      writer.markup(" ")
      point(middle, nextY, &writer)
      writer.markup(" ")
      point(nextX, nextY, &writer)
      (x, y) = (nextX, nextY)
      guard step != last else { break }
      x += Self.width
      writer.markup("H")
      writer.number(x)
    }
    writer.markup("\"/><path class=\"rg-arrow\" d=\"M")
    point(x + 7, y, &writer)
    writer.markup("l-8-4v8z\"/>\n")
  }

  private func point(_ x: Int, _ y: Int, _ writer: inout Heatmap.Writer) {
    writer.number(x)
    writer.markup(" ")
    writer.number(y)
  }
}
