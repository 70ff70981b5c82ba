internal import ContentFormat
internal import Diagnostics
internal import Markdown

extension MatrixBinder {
  mutating func cells(
    of table: MarkdownDocument.Table, _ reading: Reading, rows: [Matrix.Header?],
    columns: [Matrix.Header?]
  ) -> [Matrix.Cell?] {
    let width = table.rows[0].cells.count
    var cells: [Matrix.Cell?] = []
    for (index, row) in table.rows.dropFirst().enumerated() {
      if row.cells.count != width {
        findings.append(.matrixRaggedRow(page, row, expected: width, header: table.rows[0]))
      }
      let isRagged = row.cells.count != width
      guard index < rows.count, rows[index] != nil else { continue }
      for column in columns.indices where columns[column] != nil {
        guard column + 1 < row.cells.count else {
          cells.append(nil)
          continue
        }
        let known = findings.count
        cells.append(cell(row.cells[column + 1], reading))
        // Without its border, a cell has the levels of two.
        if isRagged, findings.count > known, row.cells.count < width {
          findings.removeSubrange(known...)
        }
      }
    }
    return cells
  }

  private mutating func cell(
    _ source: MarkdownDocument.Table.Cell, _ reading: Reading
  ) -> Matrix.Cell? {
    let matrix = reading.matrix
    let location = page.at(source.range)
    var cell = Matrix.Cell(
      notes: source.notes, html: source.html, location: location)
    if source.text.isEmpty {
      if let empty = reading.empty {
        cell.levels = [empty]
        return cell
      }
      findings.append(.matrixEmptyCell(at: location, kind: matrix.kind))
      return nil
    }
    switch matrix.kind {
    case .text, .derived: return cell
    case .number(let minimum, let maximum):
      guard let number = decimal(source.text) else {
        findings.append(.matrixNotANumber(source.text, at: location))
        return nil
      }
      if number < minimum ?? number || number > maximum ?? number {
        findings.append(.matrixNumberOutOfRange(number, minimum, maximum, at: location))
      }
      cell.number = number
    case .levels:
      let (name, signs) = splitMarks(source.text, reading)
      guard let levels = levels(name, reading, in: source) else { return nil }
      cell.levels = levels
      cell.marks = signs + emphasis(source, matrix.marks)
    }
    return cell
  }

  /// Returns the levels that the text of a cell names without its marks. Reports text that names no
  /// level, or one twice.
  private mutating func levels(
    _ name: String, _ reading: Reading, in cell: MarkdownDocument.Table.Cell
  ) -> [Int]? {
    let matrix = reading.matrix
    let location = page.at(cell.range)
    if name.isEmpty {
      if let empty = reading.empty { return [empty] }
      findings.append(.matrixMarkAlone(at: location))
      return nil
    }
    guard let levels = reading.names.levels(name, separators: reading.separators) else {
      let usual = ["/", ",", "+", "&", ";", " "].first {
        reading.separators.isEmpty && reading.names.levels(name, separators: [$0]) != nil
      }
      if let usual {
        findings.append(.matrixSeveralLevels(name, separator: usual, at: location))
        return nil
      }
      let part = reading.names.unknownPart(of: name, separators: reading.separators)
      let finding = Finding.matrixUnknownLevel(
        part, levels: matrix.levels, marks: matrix.marks,
        at: part == name ? location : page.at(range(of: part, in: cell) ?? cell.range))
      let isMark = Finding.unknownSign(part, matrix.levels) != nil
      if !isMark || !hasBrokenMarks { findings.append(finding) }
      return nil
    }
    for (index, level) in levels.enumerated() where levels[..<index].contains(level) {
      findings.append(.matrixRepeatedLevel(matrix.levels[level].label, at: location))
      return levels.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
    return levels
  }

  /// Returns the range of a text that a cell contains exactly once.
  private func range(of part: String, in cell: MarkdownDocument.Table.Cell) -> SourceRange? {
    let text = page.document.text
    let bytes = Array(part.utf8)
    let first = text.runs.partitioningIndex { $0.range.start >= cell.range.start }
    var found: [SourceRange] = []
    for run in text.runs[first...].prefix(while: { $0.range.end <= cell.range.end }) {
      let start = Int(run.offset)
      let content = text.bytes[start...].prefix(run.range.indices.count)
      guard content.count == run.range.indices.count, content.count >= bytes.count else { continue }
      for index in content.startIndex...(content.endIndex - bytes.count)
      where content[index...].starts(with: bytes) {
        let offset = Int(run.range.start) + index - start
        found.append(SourceRange(offset, offset + bytes.count))
      }
    }
    return found.count == 1 ? found[0] : nil
  }

  /// Splits the signs of marks from the end and from the start of a cell's text.
  private func splitMarks(_ text: String, _ reading: Reading) -> (String, [Int]) {
    let marks = reading.matrix.marks
    var rest = LevelNames.plain(text)[...]
    var found: [Int] = []
    // Longest first, because `**` may be the sign of one mark and `*` that of another.
    let order = marks.indices.filter { marks[$0].emphasis == nil }
      .sorted { (marks[$1].sign.count, $0) < (marks[$0].sign.count, $1) }
    func isOpen(_ mark: Int) -> Bool { !found.contains(mark) }
    while let index = order.first(where: { rest.hasSuffix(marks[$0].sign) && isOpen($0) }) {
      found.insert(index, at: 0)
      rest = rest.dropLast(marks[index].sign.count)
      while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    }
    // A level may itself begin with a sign.
    while reading.names.levels(String(rest), separators: reading.separators) == nil,
      let index = order.first(where: { rest.hasPrefix(marks[$0].sign) && isOpen($0) })
    {
      found.append(index)
      rest = rest.dropFirst(marks[index].sign.count).drop(while: \.isWhitespace)
    }
    return (String(rest), found)
  }

  /// Returns the marks whose sign is an emphasis that the text of a cell has.
  private func emphasis(
    _ cell: MarkdownDocument.Table.Cell, _ marks: [Matrix.Mark]
  ) -> [Int] {
    marks.indices.filter { index in
      switch marks[index].emphasis {
      case .bold: page.document.html.contains("<strong>", in: cell.html)
      case .italic: page.document.html.contains("<em>", in: cell.html)
      case nil: false
      }
    }
  }
}

extension MarkdownHTML {
  /// True if a part of the HTML contains a text.
  fileprivate func contains(_ text: StaticString, in part: Range<Int>) -> Bool {
    text.withUTF8Buffer { text in
      guard part.count >= text.count else { return false }
      return (part.lowerBound...(part.upperBound - text.count)).contains {
        bytes[$0..<($0 + text.count)].elementsEqual(text)
      }
    }
  }
}

extension MarkdownDocument.Table.Row {
  /// Whether the row is a line of a merge conflict.
  var isConflictMark: Bool {
    guard let text = cells.first?.text else { return false }
    return ["<<<<<<< ", ">>>>>>> ", "=======", "||||||| "].contains { text.hasPrefix($0) }
  }
}

extension MarkdownDocument.Table.Cell {
  /// The footnote references in the cell.
  var notes: Matrix.Notes {
    Matrix.Notes(numbers: references.map(\.number), anchors: references.map(\.anchor))
  }
}
