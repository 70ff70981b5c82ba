internal import Bytes
internal import ContentFormat
internal import ContentModel
internal import Markdown

extension SiteRenderer {
  /// Returns the duties of a matrix, or of one header, as CSV. Empty for a matrix without duties.
  func dutyTable(_ matrix: Matrix, of header: Int?) -> [UInt8] {
    matrix.duties.map { CSV.bytes(dutyRows(matrix, $0, of: header)) } ?? []
  }

  /// Returns the matrix as CSV: a header for each column, and the text of each cell.
  func table(_ matrix: Matrix) -> [UInt8] {
    let document = graph.entries[matrix.source].document
    let head =
      [matrix.corner] + matrix.columns.headers.map { graph.title(of: $0) }
    let rows = matrix.rows.headers.enumerated().map { row, header in
      [graph.title(of: header)]
        + matrix.columns.headers.indices.map { column -> String in
          guard let cell = matrix[row, column] else { return "" }
          let levels = matrix.levels(row: row, column: column).map(\.label)
          if !levels.isEmpty {
            let signs = cell.marks.map { index in
              let mark = matrix.marks[index]
              return mark.emphasis == nil ? mark.sign : matrix.shownSign(of: mark)
            }
            return levels.joined(separator: " / ") + signs.joined()
          }
          if let number = cell.number { return Int(exactly: number).map { "\($0)" } ?? "\(number)" }
          return plainText(document.html.bytes[cell.html])
        }
    }
    return CSV.bytes([head] + rows)
  }

  // MARK: JSON

  /// The contents of a matrix as JSON.
  func json(_ matrix: Matrix) -> [UInt8] {
    let related = RelatedEntries(matrix, in: graph)
    let companions = graph.matrices.filter {
      $0.kind == .text && $0.rows.collection != nil && $0.columns.collection != nil
        && $0.rows.collection == matrix.rows.collection
        && $0.columns.collection == matrix.columns.collection
    }
    let data = MatrixData(
      id: graph.entries[matrix.entry].id, title: graph.entries[matrix.entry].title,
      rows: headers(matrix, .rows), columns: headers(matrix, .columns),
      levels: matrix.levels.map {
        MatrixData.Level(
          id: $0.id, label: $0.label, letter: $0.letter, color: $0.color.text, meaning: $0.meaning,
          applicable: $0.isApplicable)
      }.nilIfEmpty,
      marks: matrix.marks.map {
        MatrixData.Mark(
          id: $0.id, sign: matrix.shownSign(of: $0), label: $0.label, meaning: $0.meaning)
      }.nilIfEmpty,
      entries: related.entries.map { entry in
        MatrixData.RelatedEntry(
          title: graph.entries[entry].title, href: siteMap.href(entry: entry),
          collection: graph.entries[entry].collection.map { title(of: $0) })
      }.nilIfEmpty,
      cells: matrix.rows.headers.indices.map { row in
        matrix.columns.headers.indices.map { cell(matrix, row, $0, related, companions) }
      })
    return data.json
  }

  private func headers(_ matrix: Matrix, _ side: Matrix.Side) -> [MatrixData.Header] {
    matrix[side].headers.enumerated().map { index, header in
      MatrixData.Header(
        id: graph.slug(of: header), title: graph.title(of: header), href: ownHref(of: header),
        group: matrix[side].groups.first { $0.range.contains(index) }?.label)
    }
  }

  private func cell(
    _ matrix: Matrix, _ row: Int, _ column: Int, _ related: RelatedEntries, _ companions: [Matrix]
  ) -> MatrixData.Cell {
    let rowHeader = matrix.rows.headers[row]
    let columnHeader = matrix.columns.headers[column]
    let cell = matrix[row, column]
    let levels = cellLevels(matrix, row, column)
    let isProse = levels.levels.isEmpty && cell?.number == nil
    let isNotApplicable = !levels.levels.isEmpty && !levels.isApplicable
    let example =
      isNotApplicable
      ? nil
      : example(rowHeader.entry, columnHeader.entry)
        ?? example(columnHeader.entry, rowHeader.entry)
    return MatrixData.Cell(
      level: matrix.hasSeveral ? nil : levels.levels.first?.id,
      levels: matrix.hasSeveral ? levels.levels.map(\.id).nilIfEmpty : nil,
      marks: (cell?.marks ?? []).map { matrix.marks[$0].id }.nilIfEmpty,
      number: cell?.number,
      html: isProse ? cell.map { text(of: $0, in: matrix) } : nil,
      because: reason(matrix, row, column).map(string),
      example: example.map { string($0.html) }, exampleLabel: example?.label,
      notes: (cell?.notes.numbers ?? []).compactMap { note(matrix, $0).map(string) }.nilIfEmpty,
      also: companions.compactMap { other -> MatrixData.OtherCell? in
        guard other.entry != matrix.entry,
          let row = rowHeader.entry.flatMap(other.rows.position),
          let column = columnHeader.entry.flatMap(other.columns.position),
          let cell = other[row, column]
        else { return nil }
        return MatrixData.OtherCell(
          title: graph.entries[other.entry].title, html: text(of: cell, in: other))
      }.nilIfEmpty,
      related: related.of(row: row, column: column).nilIfEmpty,
      href: cellHref(matrix, row, column))
  }

  /// Returns the contents of a cell as HTML for a page that is not the matrix's own.
  private func text(of cell: Matrix.Cell, in matrix: Matrix) -> String {
    let document = graph.entries[matrix.source].document
    return string(html(cell.html, of: document, matrix.source, isElsewhere: true))
  }

  private func string(_ html: [UInt8]) -> String { String(decoding: html, as: UTF8.self) }
}

extension Array {
  fileprivate var nilIfEmpty: Self? { isEmpty ? nil : self }
}
