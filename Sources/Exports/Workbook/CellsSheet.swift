internal import FrameworkData

/// The sheet of a matrix in long form: a row for each cell, with the columns of the CSV table and those of
/// other formats.
struct CellsSheet {
  let matrix: Framework.Matrix
  let framework: Framework

  /// The name of the hidden column with the id of the matrix, for imports.
  static let matrixHeader = "matrix"

  func sheet(named name: String, _ lists: inout ListsSheet) -> Workbook.Sheet {
    let table = MatrixTable.table(matrix, framework)
    let crosswalks = matrix.crosswalks
    var sheet = Workbook.Sheet(name: name, purpose: "\(matrix.title), a row for each cell")
    (sheet.isLandscape, sheet.lineLimit) = (true, 27)
    sheet.columns =
      [.init(width: 10, isHidden: true)]
      + table.columns.map { .init(width: Self.width(of: $0.name)) }
      + crosswalks.map { _ in .init(width: 50) }
    sheet.rows = [
      Workbook.Row(
        cells: ([Self.matrixHeader] + table.columns.map(\.name)
          + crosswalks.map { "crosswalk_\($0)" }).map {
            .init($0, .header)
          })
    ]
    sheet.rows += table.rows.map { row in
      var cells = [Workbook.Cell(matrix.id)]
      cells += zip(table.columns, row).map { column, text in cell(text, column) }
      if let place = place(row) {
        cells += crosswalks.map { .init(matrix.crosswalk($0, at: place), .data) }
      }
      return Workbook.Row(cells: cells)
    }
    // Columns without a value stay for imports, and are hidden.
    for number in sheet.columns.indices {
      let isEmpty = sheet.rows.dropFirst().allSatisfy { $0.cells[number].value == .empty }
      if isEmpty { sheet.columns[number].isHidden = true }
    }
    (sheet.frozen, sheet.repeatedRows) = ((1, 3), 0...0)
    (sheet.fitsPage, sheet.repeatedColumns) = (false, 1...2)
    sheet.filter = Workbook.Area(rows: 0..<sheet.rows.count, columns: 0..<sheet.columns.count)
    for (number, column) in table.columns.enumerated() {
      let values =
        column.name == "level"
        ? matrix.levels.map(\.id) : column.type == "boolean" ? ["true", "false"] : []
      guard !values.isEmpty,
        let area = Workbook.Area(rows: 1..<sheet.rows.count, columns: (number + 1)..<(number + 2))
      else { continue }
      sheet.validations.append(
        .init(
          area: area, list: lists.add(values), isStrict: true, title: "Unknown value",
          message: PlainWords.shortened("Write one of \(values.joined(separator: ", ")).", to: 200))
      )
    }
    return sheet
  }

  private func place(_ row: [String]) -> Framework.Place? {
    row.count > 1 ? Framework.Place(row: row[0], column: row[1]) : nil
  }

  private func cell(_ text: String, _ column: CSVTable.Column) -> Workbook.Cell {
    switch column.type {
    case "number", "integer":
      return .init(Double(text).map { .number($0) } ?? .empty, .data)
    default: break
    }
    if column.name == "url", text.hasPrefix("http") { return .init(text, .linkedData, link: text) }
    return .init(text, Self.texts.contains(column.name) ? .cell : .data)
  }

  /// The columns of texts, which break into lines, so that paper has them as a whole.
  private static let texts: Set<String> = [
    "because", "provider", "customer", "example", "notes", "text",
  ]

  private static func width(of column: String) -> Double {
    switch column {
    case "row", "row_title", "column_title": 26
    case _ where texts.contains(column): 48
    case "url": 40
    default: 14
    }
  }
}

extension Framework.Matrix {
  /// The names of other formats for which a level has words, sorted.
  var crosswalks: [String] { Set(levels.flatMap(\.crosswalk.keys)).sorted() }

  /// Returns the words of another format for a cell. Empty if there are none.
  func crosswalk(_ format: String, at place: Framework.Place) -> String {
    (cells[place]?.levels ?? [])
      .compactMap { id in levels.first { $0.id == id }?.crosswalk[format] }
      .joined(separator: " / ")
  }

  /// Returns the name of another format for readers.
  static func title(ofCrosswalk format: String) -> String {
    switch format {
    case "ccm": "CSA CCM"
    case "fedramp": "FedRAMP CRM"
    default: format
    }
  }
}
