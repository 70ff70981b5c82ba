extension Heatmap {
  /// Breaks labels into lines.
  enum Wrapping {
    /// Returns text with each run of white space replaced by one space and without control
    /// characters.
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

    /// Breaks clean text into lines of at most `width` pixels, or more if a single character is
    /// wider.
    ///
    /// Lines break at spaces and after hyphens, dashes and slashes. A word wider than a line is
    /// broken inside. A line that breaks at a space keeps it, so that the joined lines equal the
    /// text. That space does not count as width.
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

    /// Returns the minimum width in pixels at which no word has to be broken.
    static func widestPiece(_ text: String, font: Font) -> Int {
      pieces(text).map { piece in
        let word = piece.last == " " ? piece.dropLast() : piece
        return TextWidth.pixels(word, font)
      }.max() ?? 0
    }

    /// Returns the minimum width in pixels at which every single character fits.
    static func widestUnit(_ text: String, font: Font) -> Int {
      units(Substring(text), isBold: font.isBold).map { TextWidth.pixels($0, font) }.max() ?? 0
    }

    /// Splits text at its possible breaks. Each part ends with its space, hyphen, dash or slash.
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

    /// Splits text into its smallest units: characters, or scalars if a character is wider than 4
    /// em.
    private static func units(_ text: Substring, isBold: Bool) -> [String] {
      text.flatMap { character -> [String] in
        let unit = String(character)
        guard TextWidth.ems(unit, isBold: isBold) > 4000 else { return [unit] }
        return unit.unicodeScalars.map { String($0) }
      }
    }
  }
}
