extension Heatmap {
  /// Appends markup to one buffer of bytes.
  struct Writer {
    private(set) var bytes: [UInt8] = []

    /// Makes room for a drawing of about so many bytes.
    init(reserving count: Int) {
      bytes.reserveCapacity(count)
    }

    /// Appends markup as it is. A literal, so that text of a model cannot come this way.
    mutating func markup(_ literal: StaticString) {
      literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Appends text for element content or an attribute in double quotes.
    ///
    /// The five markup characters become references; tabs and line ends become spaces. Dropped are
    /// control characters, U+0080 to U+009F (`C2 80` …) among them, and U+FFFE and U+FFFF
    /// (`EF BF BE` …), which XML does not admit.
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

    /// Appends the style sheet of a stand-alone file, which holds nothing of a model.
    mutating func stylesheet() {
      bytes.append(contentsOf: Palette.stylesheet.utf8)
    }

    /// Appends a whole number.
    mutating func number(_ value: Int) {
      bytes.append(contentsOf: String(value).utf8)
    }

    /// Appends ` name="value"` for a number; the name may carry its leading space.
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

    /// Appends a rectangle's place and size. With `crisp`, they are those of a line of one pixel
    /// that runs inside the box and meets the pixel grid.
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
