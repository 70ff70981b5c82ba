/// The lines of a Markdown table as an author wrote them, to which rows and columns can be added.
///
/// Lines that need no change keep their bytes. In a table whose bars are aligned, they stay aligned:
/// a column that becomes wider becomes so in every line.
struct WrittenTable {
  /// One line: what is before its first bar, the texts between the bars with their spaces, and what
  /// is after the last bar.
  private struct Line {
    var start: String
    var cells: [String]
    var end: String
    /// Whether the line begins and ends with a bar.
    let hasBars: (first: Bool, last: Bool)

    var text: String {
      start + (hasBars.first ? "|" : "") + cells.joined(separator: "|")
        + (hasBars.last ? "|" : "") + end
    }
  }

  /// The header, the line below it, and the rows.
  private var lines: [Line]
  private let isAligned: Bool

  /// The number of rows below the header.
  var rowCount: Int { lines.count - 2 }

  /// The number of columns, with that of the row headers.
  var columnCount: Int { lines[0].cells.count }

  var text: String { lines.map(\.text).joined(separator: "\n") }

  /// The text of a cell below the header, without white space at its ends.
  subscript(row: Int, column: Int) -> String { lines[row + 2].cells[column].trimmedText }

  /// Reads the lines of a table, without the newline after the last one. Returns nil for a text that
  /// is no table, or one whose rows have different numbers of cells.
  init?(_ text: String) {
    // A carriage return and a line feed are one character, but two scalars.
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Self.line(Substring($0)) }
    guard lines.count >= 2, let width = lines.first?.cells.count, width > 0,
      lines.allSatisfy({ $0.cells.count == width }),
      lines[1].cells.allSatisfy({ Self.isDelimiter($0) })
    else { return nil }
    let widths = lines.map { $0.cells.map(\.count) }
    isAligned = lines.count > 2 && widths.allSatisfy { $0 == widths[0] }
  }

  private static func line(_ text: Substring) -> Line {
    var cells: [String] = [""]
    var isEscaped = false
    for character in text {
      if character == "|", !isEscaped {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    func isBlank(_ text: String) -> Bool { text.allSatisfy { " \t\r>".contains($0) } }
    var line = Line(
      start: "", cells: cells, end: "",
      hasBars: (cells.count > 1 && isBlank(cells[0]), cells.count > 1 && isBlank(cells.last ?? "")))
    if line.hasBars.first { line.start = line.cells.removeFirst() }
    if line.hasBars.last, !line.cells.isEmpty { line.end = line.cells.removeLast() }
    return line
  }

  private static func isDelimiter(_ cell: String) -> Bool {
    let text = cell.filter { !" \t\r".contains($0) }
    return text.contains("-") && text.allSatisfy { "-:".contains($0) }
  }

  /// Replaces the text of a cell below the header.
  mutating func replace(_ row: Int, _ column: Int, with text: String) {
    let old = lines[row + 2].cells[column]
    let start = old.prefix { $0 == " " || $0 == "\t" }
    let end = old.dropFirst(start.count).reversed().prefix { $0 == " " || $0 == "\t" }
    guard isAligned else {
      lines[row + 2].cells[column] = start + text + String(end.reversed())
      return
    }
    // A cell keeps a space on both sides, except at a side without a bar.
    let isFirst = column == 0 && !lines[row + 2].hasBars.first
    let isLast = column == columnCount - 1 && !lines[row + 2].hasBars.last
    let cell = (isFirst ? "" : " ") + text + (isLast ? "" : " ")
    widen(column, to: cell.count)
    lines[row + 2].cells[column] = padded(cell, to: lines[0].cells[column].count, column)
  }

  /// Adds a row below the one with this number, or below the header if it is -1.
  mutating func addRow(_ texts: [String], after row: Int) {
    guard let last = lines.last else { return }
    var new = last
    new.cells = lines[0].cells.indices.map { column in
      let text = column < texts.count ? texts[column] : ""
      let isFirst = column == 0 && !last.hasBars.first
      let isLast = column == last.cells.count - 1 && !last.hasBars.last
      return (isFirst ? "" : " ") + text + (isLast ? "" : " ")
    }
    if isAligned {
      for column in new.cells.indices {
        widen(column, to: new.cells[column].count)
        let width = lines[0].cells[column].count
        new.cells[column] = padded(new.cells[column], to: width, column)
      }
    }
    lines.insert(new, at: min(row + 3, lines.count))
  }

  /// Adds a column after the last one.
  ///
  /// - Parameter text: The cell of each row.
  mutating func addColumn(_ header: String, _ text: String) {
    let width = max(header.count, isAligned ? text.count : 0, 3)
    func cell(_ text: String) -> String {
      let space = String(repeating: " ", count: isAligned ? width - text.count : 0)
      return " \(text)\(space) "
    }
    for index in lines.indices {
      let new =
        switch index {
        case 0: cell(header)
        case 1: " \(String(repeating: "-", count: isAligned ? width : 3)) "
        default: cell(text)
        }
      if !lines[index].hasBars.last, lines[index].cells.last?.last.map({ $0 != " " }) == true {
        lines[index].cells[lines[index].cells.count - 1] += " "
      }
      lines[index].cells.append(new)
    }
  }

  /// Makes a column at least so wide in every line.
  private mutating func widen(_ column: Int, to width: Int) {
    let missing = width - lines[0].cells[column].count
    guard missing > 0 else { return }
    for index in lines.indices {
      let cell = lines[index].cells[column]
      if index == 1 {
        // `:---:` gets its dashes in the middle.
        let place = cell.lastIndex(of: "-") ?? cell.startIndex
        lines[index].cells[column].insert(
          contentsOf: String(repeating: "-", count: missing), at: place)
      } else {
        lines[index].cells[column] = padded(cell, to: width, column)
      }
    }
  }

  /// Adds spaces to a cell on the side that the alignment of its column leaves open.
  private func padded(_ cell: String, to width: Int, _ column: Int) -> String {
    let missing = max(0, width - cell.count)
    let rule = lines[1].cells[column].filter { "-:".contains($0) }
    let left: Int =
      switch (rule.hasPrefix(":"), rule.hasSuffix(":")) {
      case (true, true): missing / 2
      case (false, true): missing
      default: 0
      }
    return String(repeating: " ", count: left) + cell
      + String(repeating: " ", count: missing - left)
  }
}
