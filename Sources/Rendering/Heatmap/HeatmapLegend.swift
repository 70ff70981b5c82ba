extension Heatmap {
  /// Number of cells with each level and each mark.
  struct Counts: Equatable {
    var levels: [Int]
    var marks: [Int]

    /// Counts the cells in the rows and columns of a model.
    init(_ model: HeatmapModel) {
      levels = Array(repeating: 0, count: model.levels.count)
      marks = Array(repeating: 0, count: model.marks.count)
      for row in model.rows.indices {
        for column in model.columns.indices {
          guard let cell = model.cell(row, column) else { continue }
          for level in cell.levels { levels[level] += 1 }
          for mark in cell.marks where marks.indices.contains(mark) { marks[mark] += 1 }
        }
      }
    }
  }

  /// The legend below the cells, which explains letters, hatching and symbols and shows their
  /// counts.
  struct Legend: Equatable {
    /// The subject of a legend item.
    enum Kind: Equatable {
      case level(Int)
      case mark(Int)
    }

    /// A swatch, a label and a count in one line.
    struct Item: Equatable {
      var kind: Kind
      var swatch: Box
      var label: TextBlock
      var count: TextBlock

      var width: Int { count.box.maxX - swatch.x }
      var height: Int { max(swatch.height, label.height) }

      /// Returns the item moved by an offset.
      func moved(x: Int, y: Int) -> Item {
        var item = self
        item.swatch.x += x
        item.swatch.y += y
        item.label.x += x
        item.label.top += y
        item.count.x += x
        item.count.top += y
        return item
      }
    }

    let items: [Item]
    let maxY: Int

    /// Places the items in lines of at most `width`, starting at `y`.
    init(_ model: HeatmapModel, counts: Counts, y: Int, width: Int) {
      var placed: [Item] = []
      var lineX = 0
      var lineY = y
      var bottom = y
      for item in Legend.unplaced(model, counts) {
        if lineX > 0, lineX + item.width > width {
          lineX = 0
          lineY = bottom + Legend.lineGap
        }
        placed.append(item.moved(x: Metrics.margin + lineX, y: lineY))
        lineX += item.width + Legend.itemGap
        bottom = max(bottom, lineY + item.height)
      }
      items = placed
      maxY = bottom
    }

    /// Returns the width of the widest item, which is the minimum width of a legend.
    static func minimumWidth(_ model: HeatmapModel, _ counts: Counts) -> Int {
      unplaced(model, counts).map(\.width).max() ?? 0
    }

    private static let swatchHeight = 24
    private static let itemGap = 28
    private static let lineGap = 8
    private static let textGap = 8

    private static func unplaced(_ model: HeatmapModel, _ counts: Counts) -> [Item] {
      let levels = model.levels.indices.map { index in
        let level = model.levels[index]
        return item(.level(index), level.shownLetter, level.label, counts.levels[index])
      }
      let marks = model.marks.indices.map { index in
        let mark = model.marks[index]
        return item(.mark(index), mark.shownSign, mark.labelWithoutSign, counts.marks[index])
      }
      return levels + marks
    }

    /// Creates an item at the origin.
    private static func item(_ kind: Kind, _ letter: String, _ label: String, _ count: Int) -> Item
    {
      let text = Wrapping.lines(
        Wrapping.clean(label), width: Metrics.labelWidth, font: .label)
      let swatchWidth = max(36, TextWidth.pixels(letter, .letter) + 18)
      var label = TextBlock(
        lines: text, font: .label, anchor: .start, x: swatchWidth + textGap, top: 0)
      let height = max(swatchHeight, label.height)
      label.top = (height - label.height) / 2
      let number = TextBlock(
        lines: [String(count)], font: .heading, anchor: .start,
        x: label.box.maxX + (text.isEmpty ? 0 : textGap), top: label.top)
      let swatch = Box(
        x: 0, y: (height - swatchHeight) / 2, width: swatchWidth, height: swatchHeight)
      return Item(kind: kind, swatch: swatch, label: label, count: number)
    }
  }
}
