internal import ContentModel

extension Heatmap {
  /// Appends markup to a byte buffer.
  struct Writer {
    private(set) var bytes: [UInt8] = []

    /// Reserves capacity for approximately `count` bytes.
    init(reserving count: Int) {
      bytes.reserveCapacity(count)
    }

    /// Appends markup unchanged. The parameter is a literal, which rules out text of a model.
    mutating func markup(_ literal: StaticString) {
      literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Appends text for element content or a double-quoted attribute.
    ///
    /// The five markup characters become references, and tabs and line breaks become spaces. Other
    /// control characters, including U+0080 to U+009F (`C2 80` …), and U+FFFE and U+FFFF (`EF BF
    /// BE` …) are removed, because XML forbids or discourages them.
    mutating func text(_ text: String) {
      var text = text
      text.withUTF8 { utf8 in
        var index = 0
        while index < utf8.count {
          switch utf8[index] {
          case 0x26: markup("&amp;")
          case 0x3C: markup("&lt;")
          case 0x3E: markup("&gt;")
          case 0x22: markup("&quot;")
          case 0x27: markup("&#39;")
          case 0x09, 0x0A, 0x0D: bytes.append(0x20)
          case 0x00..<0x20, 0x7F: break
          case 0xC2 where utf8[index + 1] < 0xA0: index += 1
          case 0xEF where utf8[index + 1] == 0xBF && utf8[index + 2] >= 0xBE: index += 2
          case let byte: bytes.append(byte)
          }
          index += 1
        }
      }
    }

    /// Appends the style sheet of a standalone file, which contains no text of a model except the
    /// colours of its levels.
    mutating func stylesheet(of model: HeatmapModel) {
      bytes.append(contentsOf: Palette.stylesheet.utf8)
      for color in Set(model.levels.compactMap(\.own)).sorted(by: { $0.text < $1.text }) {
        bytes.append(contentsOf: "\n\(LevelStyles.drawingRule(color))".utf8)
      }
    }

    /// Appends an integer.
    mutating func number(_ value: Int) {
      bytes.append(contentsOf: String(value).utf8)
    }

    /// Appends ` name="value"` for an integer. The name includes its leading space.
    mutating func attribute(_ name: StaticString, _ value: Int) {
      markup(name)
      markup("=\"")
      number(value)
      markup("\"")
    }

    /// Appends ` name="value"` with the value escaped.
    mutating func attribute(_ name: StaticString, _ value: String) {
      markup(name)
      markup("=\"")
      text(value)
      markup("\"")
    }

    /// Appends the position and size of a rectangle. With `crisp`, they are those of a line one
    /// pixel wide that runs inside the box and aligns with the pixel grid.
    mutating func place(_ box: Box, crisp: Bool = false) {
      markup(" x=\"")
      number(box.x)
      markup(crisp ? ".5\" y=\"" : "\" y=\"")
      number(box.y)
      markup(crisp ? ".5\"" : "\"")
      attribute(" width", box.width - (crisp ? 1 : 0))
      attribute(" height", box.height - (crisp ? 1 : 0))
    }
  }
}
