extension Heatmap {
  /// A rectangle in whole pixels at the drawing's natural size.
  struct Box: Equatable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int

    var maxX: Int { x + width }
    var maxY: Int { y + height }

    /// The box made smaller by the same length on all sides.
    func inset(by length: Int) -> Box {
      Box(x: x + length, y: y + length, width: width - 2 * length, height: height - 2 * length)
    }

    /// Whether the two share any area; boxes that only touch do not.
    func overlaps(_ other: Box) -> Bool {
      x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
    }
  }

  /// A size and a weight of the one family that a drawing uses.
  struct Font: Equatable {
    /// In pixels; never below 12, so that text stays legible at the drawing's natural size.
    let size: Int
    let isBold: Bool

    static let label = Font(size: 13, isBold: false)
    static let heading = Font(size: 13, isBold: true)
    static let letter = Font(size: 14, isBold: true)
    static let star = Font(size: 12, isBold: true)

    /// Room for accents and for the taller glyphs of a fallback font.
    var lineHeight: Int { size + 5 }

    /// How far below the middle of a line its baseline lies: half the height of a capital.
    var baselineShift: Int { (size * 36 + 50) / 100 }
  }

  /// Which point of a line its x names.
  enum Anchor {
    case start
    case middle
  }

  /// Lines of text at a place.
  struct TextBlock: Equatable {
    var lines: [String]
    var font: Font
    var anchor: Anchor
    var x: Int
    var top: Int

    var height: Int { lines.count * font.lineHeight }

    /// The most that the lines may cover, whatever the font.
    var box: Box {
      let width =
        lines.map { TextWidth.pixels($0.last == " " ? $0.dropLast() : $0[...], font) }.max() ?? 0
      let left = anchor == .middle ? x - (width + 1) / 2 : x
      return Box(x: left, y: top, width: width, height: height)
    }

    /// Where the line's letters stand.
    func baseline(of line: Int) -> Int {
      top + line * font.lineHeight + font.lineHeight / 2 + font.baselineShift
    }
  }
}
