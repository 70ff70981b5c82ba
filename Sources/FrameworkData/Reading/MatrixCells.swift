package import ContentFormat
package import ContentModel
internal import Diagnostics
internal import Markdown

extension FrameworkReader {
  /// Reads a matrix.
  ///
  /// - Parameter source: The file with its table, or nil if the texts of cells are not wanted.
  package func matrix(_ index: MatrixIndex, source: SourceFile?) -> Framework.Matrix {
    let matrix = graph.matrices[index]
    let entry = graph.entries[matrix.entry]
    let name = name(of: matrix.entry)
    var result = Framework.Matrix(
      id: name.id, collection: name.collection, title: entry.title,
      route: route(of: matrix.entry), kind: kind(of: matrix))
    result.description = entry.description
    result.question = matrix.question
    result.corner = matrix.corner
    result.rows = axis(matrix, .rows)
    result.columns = axis(matrix, .columns)
    result.levels = matrix.levels.map { level in
      var result = Framework.Level(
        id: level.id, label: level.label, letter: level.letter, color: level.color.text)
      result.meaning = level.meaning
      result.aliases = level.aliases
      result.isApplicable = level.isApplicable
      result.isSplit = level.isSplit
      result.crosswalk = level.crosswalk
      return result
    }
    result.marks = matrix.marks.map {
      Framework.Mark(id: $0.id, sign: $0.sign, label: $0.label, meaning: $0.meaning)
    }
    result.hasSeveral = matrix.hasSeveral
    result.duties = matrix.duties.map { duties in
      Framework.Duties(
        side: duties.side == .rows ? .rows : .columns,
        levels: duties.levels.map { matrix.levels[$0].id })
    }
    for (row, rowHeader) in result.rows.headers.enumerated() {
      for (column, columnHeader) in result.columns.headers.enumerated() {
        guard let cell = matrix[row, column] else { continue }
        let place = Framework.Place(row: rowHeader.id, column: columnHeader.id)
        result.cells[place] = self.cell(cell, of: matrix, row, column, source)
      }
    }
    return result
  }

  private func kind(of matrix: Matrix) -> Framework.Kind {
    switch matrix.kind {
    case .levels: .levels
    case .text: .text
    case .number(let minimum, let maximum): .number(minimum: minimum, maximum: maximum)
    case .derived:
      derivation(of: matrix).map {
        .derived(
          collection: $0.text("count") ?? "", row: $0.text("row") ?? "",
          column: $0.text("column") ?? "")
      } ?? .derived(collection: "", row: "", column: "")
    }
  }

  private func derivation(of matrix: Matrix) -> Fields? {
    graph.entries[matrix.entry].fields.record("derive")
      ?? graph.collection(of: matrix.entry)?.schema.matrix?.fields.record("derive")
  }

  private func axis(_ matrix: Matrix, _ side: Matrix.Side) -> Framework.Axis {
    var axis = Framework.Axis()
    axis.collection = graph.schema(of: matrix[side])?.name
    axis.headers = matrix[side].headers.enumerated().map { index, header in
      var result = Framework.Header(
        id: graph.id(of: header), title: graph.title(of: header).singleLine)
      result.group = matrix[side].groups.first { $0.range.contains(index) }?.label
      result.notes = notes(header.notes, of: matrix)
      return result
    }
    return axis
  }

  private func cell(
    _ cell: Matrix.Cell, of matrix: Matrix, _ row: Int, _ column: Int, _ source: SourceFile?
  ) -> Framework.Cell {
    let (entry, anchor) = graph.explanation(of: matrix, row: row, column: column)
    var result = Framework.Cell(route: route(of: entry), anchor: siteMap.fragment(anchor))
    result.levels = cell.levels.map { matrix.levels[$0].id }
    result.marks = cell.marks.map { matrix.marks[$0].id }
    result.number = cell.number
    if matrix.kind == .text, let source { result.text = text(of: cell, in: matrix, source) }
    if !matrix.levels.isEmpty {
      if let assignment = graph.assignment(of: matrix, row: row, column: column)?.assignment {
        result.texts = Framework.CellTexts(assignment)
      }
      let (rowEntry, columnEntry) = (
        matrix.rows.headers[row].entry, matrix.columns.headers[column].entry
      )
      if let rowEntry, let columnEntry {
        result.example =
          (graph.example(of: rowEntry, for: columnEntry)
          ?? graph.example(of: columnEntry, for: rowEntry)).flatMap { Self.text(of: $0.value) }
      }
    }
    result.notes = notes(cell.notes, of: matrix)
    return result
  }

  /// Returns the text of a cell as written, without the escapes that only a table needs.
  private func text(of cell: Matrix.Cell, in matrix: Matrix, _ source: SourceFile) -> String {
    let owner = graph.entries[matrix.source]
    let range = cell.location.range
    guard owner.origin.isOneFile, cell.location.path == owner.displayPath,
      Int(range.end) <= source.bytes.count
    else { return plainText(owner.document.html.bytes[cell.html]) }
    return String(decoding: source.bytes[range.indices], as: UTF8.self)
      .replacing("\\|", with: "|").trimmed
  }

  private static func text(of value: FieldValue) -> String? {
    switch value {
    case .text(let text): text
    case .markdown(let document): document.source ?? document.text.string
    case .choice(let choice, _): choice.label
    case .integer(let number): "\(number)"
    case .number(let number): "\(number)"
    case .boolean(let flag): "\(flag)"
    case .date(let date): date.description
    case .duration(let duration): duration.text
    case .quantity(let quantity): quantity.text
    case .list, .map, .record, .reference, .assignments, .entries, .any: nil
    }
  }

  private func notes(_ notes: Matrix.Notes, of matrix: Matrix) -> [String] {
    let footnotes = graph.entries[matrix.source].document.footnotes
    return notes.numbers.compactMap { number in
      footnotes.first { $0.number == number }?.text.trimmed
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
