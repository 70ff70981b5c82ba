/// A model as the drawing reads it: whatever is missing or out of range has an answer.
extension HeatmapModel {
  /// The cell of a row and a column; nil where there is none or its level is unknown.
  func cell(_ row: Int, _ column: Int) -> Cell? {
    guard cells.indices.contains(row), cells[row].indices.contains(column),
      let cell = cells[row][column], levels.indices.contains(cell.level)
    else { return nil }
    return cell
  }

  /// Whether anything in the drawing leads somewhere.
  var hasLinks: Bool {
    columns.contains { Heatmap.safeHref($0.href) != nil }
      || rows.contains { Heatmap.safeHref($0.href) != nil }
      || rows.indices.contains { row in
        columns.indices.contains { Heatmap.safeHref(cell(row, $0)?.href) != nil }
      }
  }

  /// The signs of some marks, one behind the other; empty for none.
  func signs(_ marks: [Int]) -> String {
    marks.filter(self.marks.indices.contains).map { self.marks[$0].shownSign }.joined()
  }

  /// What the signs need at the right of the letter, in any cell.
  var signColumn: Int {
    let combinations = Set(cells.joined().compactMap { $0?.marks })
    let widths = combinations.map { Heatmap.TextWidth.pixels(signs($0), .star) + 8 }
    return max(Heatmap.CellFace.signColumn, widths.max() ?? 0)
  }
}

extension HeatmapModel.Mark {
  /// The sign in a cell: short, never empty.
  var shownSign: String {
    let sign = Heatmap.Wrapping.clean(sign)
    return sign.isEmpty ? "★" : String(sign.prefix(12))
  }

  /// The label without the sign, which the legend draws itself.
  var labelWithoutSign: String {
    String(Heatmap.Wrapping.clean(label).drop { $0 == "★" || $0 == "*" || $0 == " " })
  }
}

extension HeatmapModel.Level {
  /// The letter in a cell: at most four characters, never empty, so that colour is never alone.
  var shownLetter: String {
    let letter = Heatmap.Wrapping.clean(letter)
    if !letter.isEmpty { return String(letter.prefix(4)) }
    return Heatmap.Wrapping.clean(label).first.map { String($0) } ?? "?"
  }

  /// The colour word as a class may end in it; a word that no style sheet knows is `grey`.
  var shownColor: String {
    Heatmap.Palette.words.contains(color) ? color : "grey"
  }
}

extension Heatmap {
  /// The link if it stays on the site or leads to a web page or a mail address, else nil.
  ///
  /// Browsers drop white space and control characters from a scheme before they look at it, so
  /// what counts is the text without them.
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
