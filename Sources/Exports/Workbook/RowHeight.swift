extension Workbook.Sheet {
  /// The height of a line in points.
  private static let line = 15.0

  /// Returns the height of a row in points, or nil for that of one line. Not all programs fit rows to their
  /// texts when they open a file.
  func height(of row: Workbook.Row) -> Double? {
    var (lines, size) = (1, 0.0)
    for (cell, column) in zip(row.cells, columns) where !column.isHidden {
      guard let style = cell.style, case .text(let text) = cell.value else { continue }
      size = max(size, style.size ?? 0)
      guard style.wraps else { continue }
      // A bold text is wider, and a cell has a margin.
      let width = Int((column.width - 1) * (style.isBold ? 0.9 : 1))
      lines = max(lines, Self.lineCount(text, width: max(1, width)))
    }
    if size > 0 { return max(Self.line, size * 1.5) * Double(min(lines, lineLimit)) }
    return lines > 1 ? Self.line * Double(min(lines, lineLimit)) : nil
  }

  /// Returns the number of lines of a text that breaks between words.
  static func lineCount(_ text: String, width: Int) -> Int {
    let paragraphs: [Substring] = text.split(separator: "\n", omittingEmptySubsequences: false)
    return paragraphs.reduce(0) { count, paragraph in
      var (lines, used) = (1, 0)
      for word in paragraph.split(separator: " ") {
        let length = word.count
        if used > 0, used + 1 + length > width {
          (lines, used) = (lines + 1, length)
        } else {
          used += (used > 0 ? 1 : 0) + length
        }
        if used > width {
          lines += (used - 1) / width
          used = (used - 1) % width + 1
        }
      }
      return count + lines
    }
  }
}
