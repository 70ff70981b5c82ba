extension Heatmap {
  /// Breaks labels into lines.
  enum Wrapping {
    /// The text on one line: white space runs become one space, control characters go.
    static func clean(_ text: String) -> String {
      var result = ""
      var needsSpace = false
      for scalar in text.unicodeScalars {
        if scalar.properties.isWhitespace && scalar.value != 0xA0 && scalar.value != 0x202F {
          needsSpace = !result.isEmpty
        } else if scalar.properties.generalCategory != .control {
          if needsSpace { result.unicodeScalars.append(" ") }
          needsSpace = false
          result.unicodeScalars.append(scalar)
        }
      }
      return result
    }

    /// The lines of a clean text, none wider than `width` pixels unless one character is.
    ///
    /// Lines end at spaces and after hyphens and slashes. A word that is wider than a whole line
    /// is broken where the line is full. A line that ended at a space keeps it, so that the lines
    /// together are the text; it does not count as width.
    static func lines(_ text: String, width: Int, font: Font) -> [String] {
      let limit = width * 1000 / font.size
      var lines: [String] = []
      var line = ""
      var lineWidth = 0
      func endLine() {
        if !line.isEmpty { lines.append(line) }
        line = ""
        lineWidth = 0
      }
      for piece in pieces(text) {
        let pieceWidth = TextWidth.ems(piece, isBold: font.isBold)
        let space = piece.last == " " ? TextWidth.ems(" ", isBold: font.isBold) : 0
        if lineWidth + pieceWidth - space > limit { endLine() }
        if pieceWidth - space <= limit {
          line += piece
          lineWidth += pieceWidth
          continue
        }
        for unit in units(piece, isBold: font.isBold) {
          let unitWidth = TextWidth.ems(unit, isBold: font.isBold)
          if lineWidth + unitWidth > limit, unit != " " { endLine() }
          line += unit
          lineWidth += unitWidth
        }
      }
      endLine()
      return lines
    }

    /// The width in pixels below which a text could not keep its words whole.
    static func widestPiece(_ text: String, font: Font) -> Int {
      pieces(text).map { piece in
        let word = piece.last == " " ? piece.dropLast() : piece
        return TextWidth.pixels(word, font)
      }.max() ?? 0
    }

    /// The width in pixels below which not even single characters would fit.
    static func widestUnit(_ text: String, font: Font) -> Int {
      units(Substring(text), isBold: font.isBold).map { TextWidth.pixels($0, font) }.max() ?? 0
    }

    /// What stays together as long as it fits, each with the space or hyphen that ends it.
    private static func pieces(_ text: String) -> [Substring] {
      var pieces: [Substring] = []
      var start = text.startIndex
      var index = text.startIndex
      while index < text.endIndex {
        let character = text[index]
        index = text.index(after: index)
        let isHyphen = "-‐–—/".contains(character) && index < text.endIndex && text[index] != " "
        if character == " " || isHyphen {
          pieces.append(text[start..<index])
          start = index
        }
      }
      if start < text.endIndex { pieces.append(text[start...]) }
      return pieces
    }

    /// What is never broken: user-perceived characters, but scalars where many are piled up.
    private static func units(_ text: Substring, isBold: Bool) -> [String] {
      text.flatMap { character -> [String] in
        let unit = String(character)
        guard TextWidth.ems(unit, isBold: isBold) > 4000 else { return [unit] }
        return unit.unicodeScalars.map { String($0) }
      }
    }
  }
}
