import Testing

@testable import Rendering

@Suite("Heatmap: layout")
struct HeatmapLayoutTests {
  /// Returns all boxes that must not overlap, each with a name for failure messages.
  private func boxes(_ layout: Heatmap.Layout, columns: Int) -> [(name: String, box: Heatmap.Box)] {
    var boxes = [("corner", layout.corner.box)]
    boxes += layout.columnLabels.map { ("column \($0.lines)", $0.box) }
    for group in layout.groups {
      if let heading = group.heading { boxes.append(("group \(heading.lines)", heading.box)) }
      for row in group.rows {
        boxes.append(("row \(row.index) \(row.label.lines)", row.label.box))
        boxes += (0..<columns).map { ("cell \(row.index),\($0)", layout.cell(row, $0)) }
      }
    }
    for item in layout.legend.items {
      boxes.append(("swatch \(item.kind)", item.swatch))
      boxes.append(("legend \(item.label.lines)", item.label.box))
      boxes.append(("count \(item.count.lines)", item.count.box))
    }
    return boxes
  }

  @Test("nothing overlaps or is cut, with any labels", arguments: HeatmapModels.sizes)
  func nothingOverlaps(rows: Int, columns: Int) {
    for seed in UInt64(0)..<(rows * columns > 500 ? 2 : 12) {
      let model = HeatmapModels.odd(rows: rows, columns: columns, seed: seed)
      let layout = Heatmap.Layout(model)
      // The boxes are sorted by their top, so the inner loop stops at the first box below.
      let all = boxes(layout, columns: columns).sorted { $0.box.y < $1.box.y }
      for (index, (name, box)) in all.enumerated() {
        #expect(box.x >= 0 && box.y >= 0, "\(name)")
        #expect(box.maxX <= layout.width && box.maxY <= layout.height, "\(name)")
        for (other, otherBox) in all[(index + 1)...] {
          if otherBox.y >= box.maxY { break }
          if box.overlaps(otherBox) { Issue.record("\(name) overlaps \(other), seed \(seed)") }
        }
      }
    }
  }

  @Test("labels lose no character", arguments: HeatmapModels.oddLabels, [1, 40, 130, 364])
  func wrappingKeepsText(label: String, width: Int) {
    let text = Heatmap.Wrapping.clean(label)
    let lines = Heatmap.Wrapping.lines(text, width: width, font: .label)
    #expect(lines.joined() == text)
  }

  @Test("lines are no wider than asked, unless one character is", arguments: [60, 130, 364])
  func linesFit(width: Int) {
    for label in HeatmapModels.oddLabels {
      let text = Heatmap.Wrapping.clean(label)
      let limit = max(width, Heatmap.Wrapping.widestUnit(text, font: .label))
      for line in Heatmap.Wrapping.lines(text, width: width, font: .label) {
        let trimmed = line.last == " " ? line.dropLast() : line[...]
        #expect(Heatmap.TextWidth.pixels(trimmed, .label) <= limit, "\(line)")
      }
    }
  }

  @Test("lines end at spaces and hyphens before words are broken")
  func breaksAtWords() {
    let width = Heatmap.TextWidth.pixels("Premises", .label)
    #expect(
      Heatmap.Wrapping.lines("On-Premises AI", width: width, font: .label)
        == ["On-", "Premises ", "AI"])
    #expect(
      Heatmap.Wrapping.lines("MMMMMMMM", width: 4 * 13, font: .label) == ["MMMM", "MMMM"])
  }

  @Test("widths are those of the widest common font")
  func widths() {
    #expect(Heatmap.TextWidth.ems("M", isBold: false) == 863)
    #expect(Heatmap.TextWidth.ems("I", isBold: true) == 546)
    #expect(Heatmap.TextWidth.ems("漢字", isBold: false) >= 2000)
    #expect(Heatmap.TextWidth.ems("e\u{301}", isBold: false) == 616)
    #expect(Heatmap.TextWidth.ems("\u{0}\u{7F}\u{9F}", isBold: false) == 0)
  }

  @Test("no font is smaller than 12 pixels")
  func fontSizes() {
    for font in [Heatmap.Font.label, .heading, .letter, .star] { #expect(font.size >= 12) }
  }

  @Test("a group without rows has no heading, and rows without a group are still drawn")
  func groups() {
    var model = HeatmapModels.small(links: false)
    model.groups = [.init(label: "Empty", rowCount: 0), .init(label: "One", rowCount: 1)]
    let groups = Heatmap.Layout(model).groups
    #expect(groups.map { $0.heading?.lines } == [["One"], nil])
    #expect(groups.map { $0.rows.map(\.index) } == [[0], [1]])
    model.groups = [.init(label: "Many", rowCount: 99)]
    #expect(Heatmap.Layout(model).groups.map { $0.rows.count } == [2])
  }

  @Test("the legend counts cells and marks")
  func legend() {
    let items = Heatmap.Layout(HeatmapModels.small(links: false)).legend.items
    #expect(
      items.map { $0.label.lines.joined() + " " + $0.count.lines.joined() }
        == ["Provider 1", "Shared 2", "Customer 1", "N/A 1", "Critical focus 1"])
  }

  @Test("the row labels' gutter is as wide as the longest label, up to 28 em")
  func gutter() {
    var model = HeatmapModels.small(links: false)
    model.corner = ""
    let longest = Heatmap.TextWidth.pixels("Agent Governance", .label)
    #expect(Heatmap.Metrics.gutterWidth(model) == longest)
    model.rows[0].label = HeatmapModels.oddLabels[7]
    #expect(Heatmap.Metrics.gutterWidth(model) == 28 * 13)
  }
}
