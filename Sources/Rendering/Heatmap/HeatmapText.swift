extension Heatmap {
  /// A rectangle in whole pixels at the natural size of the drawing.
  struct Box: Equatable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int

    var maxX: Int { x + width }
    var maxY: Int { y + height }

    /// Returns the box reduced by the same length on all sides.
    func inset(by length: Int) -> Box {
      Box(x: x + length, y: y + length, width: width - 2 * length, height: height - 2 * length)
    }

    /// Whether two boxes share any area. Adjacent boxes do not overlap.
    func overlaps(_ other: Box) -> Bool {
      x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
    }
  }

  /// Size and weight of text. A drawing uses a single font family.
  struct Font: Equatable {
    /// Size in pixels, at least 12 to keep text legible at the natural size of the drawing.
    let size: Int
    let isBold: Bool

    static let label = Font(size: 13, isBold: false)
    static let heading = Font(size: 13, isBold: true)
    static let letter = Font(size: 14, isBold: true)
    static let star = Font(size: 12, isBold: true)

    /// Line height, with room for accents and for the taller glyphs of a fallback font.
    var lineHeight: Int { size + 5 }

    /// Distance from the middle of a line down to its baseline, which is half the height of a
    /// capital.
    var baselineShift: Int { (size * 36 + 50) / 100 }
  }

  /// Horizontal alignment of a line relative to its x coordinate.
  enum Anchor {
    case start
    case middle
  }

  /// Lines of text at a position.
  struct TextBlock: Equatable {
    var lines: [String]
    var font: Font
    var anchor: Anchor
    var x: Int
    var top: Int

    var height: Int { lines.count * font.lineHeight }

    /// Maximum area of the lines in any font.
    var box: Box {
      let width =
        lines.map { TextWidth.pixels($0.last == " " ? $0.dropLast() : $0[...], font) }.max() ?? 0
      let left = anchor == .middle ? x - (width + 1) / 2 : x
      return Box(x: left, y: top, width: width, height: height)
    }

    /// Returns the y coordinate of a line's baseline.
    func baseline(of line: Int) -> Int {
      top + line * font.lineHeight + font.lineHeight / 2 + font.baselineShift
    }
  }
}
