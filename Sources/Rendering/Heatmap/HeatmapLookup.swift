internal import ContentModel

/// Lookups for drawing, with defaults for missing and out-of-range values.
extension HeatmapModel {
  /// Returns the cell in a row and a column, or nil if it is missing or its level is unknown.
  func cell(_ row: Int, _ column: Int) -> Cell? {
    guard cells.indices.contains(row), cells[row].indices.contains(column),
      let cell = cells[row][column], !cell.levels.isEmpty,
      cell.levels.allSatisfy(levels.indices.contains)
    else { return nil }
    return cell
  }

  /// Whether the drawing contains any link.
  var hasLinks: Bool {
    columns.contains { Heatmap.safeHref($0.href) != nil }
      || rows.contains { Heatmap.safeHref($0.href) != nil }
      || rows.indices.contains { row in
        columns.indices.contains { Heatmap.safeHref(cell(row, $0)?.href) != nil }
      }
  }

  /// Returns the concatenated symbols of some marks, or an empty string for none.
  func signs(_ marks: [Int]) -> String {
    marks.filter(self.marks.indices.contains).map { self.marks[$0].shownSign }.joined()
  }

  /// Maximum number of levels in a cell.
  var maximumParts: Int { cells.joined().map { $0?.levels.count ?? 1 }.max() ?? 1 }

  /// Maximum width of the symbols to the right of the letter in any cell.
  var signColumn: Int {
    let combinations = Set(cells.joined().compactMap { $0?.marks })
    let widths = combinations.map { Heatmap.TextWidth.pixels(signs($0), .star) + 8 }
    return max(Heatmap.CellFace.signColumn, widths.max() ?? 0)
  }
}

extension HeatmapModel.Mark {
  /// The symbol in a cell, with 1 to 12 characters.
  var shownSign: String {
    let sign = Heatmap.Wrapping.clean(sign)
    return sign.isEmpty ? "★" : String(sign.prefix(12))
  }

  /// The label without a leading symbol, which the legend draws separately.
  var labelWithoutSign: String {
    String(Heatmap.Wrapping.clean(label).drop { $0 == "★" || $0 == "*" || $0 == " " })
  }
}

extension HeatmapModel.Level {
  /// The letter in a cell, with 1 to 4 characters, so that colour is never the only cue.
  var shownLetter: String {
    let letter = Heatmap.Wrapping.clean(letter)
    if !letter.isEmpty { return String(letter.prefix(4)) }
    return Heatmap.Wrapping.clean(label).first.map { String($0) } ?? "?"
  }

  /// The colour as used in class names. Colours that the palette does not contain become `grey`.
  var shownColor: String {
    own != nil || Heatmap.Palette.words.contains(color) ? color : "grey"
  }

  /// The colour of the schema's own, or nil.
  var own: RGB? { ownFill.flatMap { RGB($0) } }
}

extension Heatmap {
  /// Returns the URL if it is relative or leads to a web page or a mail address, or else nil.
  ///
  /// Browsers ignore white space and control characters in a scheme, so they are removed before the
  /// check.
  static func safeHref(_ href: String?) -> String? {
    guard let href else { return nil }
    let bytes = href.utf8.filter { $0 > 0x20 && $0 != 0x7F }
    guard !bytes.isEmpty else { return nil }
    let end = bytes.firstIndex { ":/?#".utf8.contains($0) }
    guard let end, bytes[end] == UInt8(ascii: ":") else { return href }
    let scheme = String(decoding: bytes[..<end], as: UTF8.self).lowercased()
    return ["http", "https", "mailto"].contains(scheme) ? href : nil
  }
}
