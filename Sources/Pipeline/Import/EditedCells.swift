/// The cells of a matrix in an edited export: in long form, with a row for each cell, or as a table.
struct EditedCells: Sendable {
  /// A place in the file, counted from 1.
  struct Place: Sendable, Hashable {
    /// The name of the sheet, or nil in CSV.
    var sheet: String?
    var row: Int
    var column: Int

    /// The place for people: `Matrix!C7`, or `row 7, column 3`.
    var text: String {
      guard let sheet else { return "row \(row), column \(column)" }
      return "\(sheet)!\(Self.letters(column))\(row)"
    }

    /// The letters of a column, counted from 1: `A`, `AB`.
    private static func letters(_ column: Int) -> String {
      var (rest, letters) = (column, "")
      while rest > 0 {
        letters = String(UnicodeScalar(UInt8(0x41 + (rest - 1) % 26))) + letters
        rest = (rest - 1) / 26
      }
      return letters
    }
  }

  /// A row or column as the file names it: its id, its title or both.
  struct Header: Sendable, Hashable {
    var id: String
    var title: String
    var place: Place

    /// The name for people.
    var name: String { id.isEmpty ? title : id }
  }

  /// A cell.
  struct Cell: Sendable {
    var row: Header
    var column: Header
    /// The text with the level, the number or the text.
    var text: String
    /// The marks as the file says them, by id, or nil if they are signs in the text.
    var marks: [String: String]?
    /// Texts that an import does not change, by the name of the column.
    var others: [String: (text: String, place: Place)] = [:]
    var place: Place
    /// Whether the file says nothing about marks, unless the text has their signs.
    var keepsMarks = false
  }

  /// The id of the matrix, if the file says it.
  var matrix: String?
  var cells: [Cell] = []
  /// Whether numbers have a decimal comma.
  var hasDecimalComma = false

  /// The text before the id of a matrix in the first cell of a sheet.
  private static let mark = "matrix:"
  /// The columns of the long form with a value.
  private static let values = ["level", "levels", "text", "number"]
  /// The columns of the long form that an import does not change.
  private static let others = ["because", "provider", "customer", "notes"]

  /// Reads the rows of a file. Returns nil if they are no cells of a matrix.
  init?(_ rows: [[String]], sheet: String? = nil) {
    let rows = rows.map { $0.map(\.trimmedText) }
    if let first = rows.first?.map({ $0.lowercased() }), first.contains("row"),
      first.contains("column"),
      let value = first.firstIndex(where: Self.values.contains)
    {
      readLongForm(rows, value: value, sheet)
    } else if let first = rows.first?.first, first.hasPrefix(Self.mark) {
      matrix = String(first.dropFirst(Self.mark.count))
      readMarkedTable(rows, sheet)
    } else if sheet == nil {
      readPlainTable(rows)
    } else {
      return nil
    }
  }

  private mutating func readLongForm(_ rows: [[String]], value: Int, _ sheet: String?) {
    let names = rows[0].map { $0.lowercased() }
    guard let row = names.firstIndex(of: "row"), let column = names.firstIndex(of: "column") else {
      return
    }
    let matrixColumn = names.firstIndex(of: "matrix")
    let marks = names.indices.filter { names[$0].hasPrefix("mark_") }
    for (number, fields) in rows.enumerated().dropFirst() {
      func field(_ position: Int) -> String { position < fields.count ? fields[position] : "" }
      func place(_ position: Int) -> Place {
        Place(sheet: sheet, row: number + 1, column: position + 1)
      }
      if fields.allSatisfy(\.isEmpty) { continue }
      if let matrixColumn, matrix == nil, !field(matrixColumn).isEmpty {
        matrix = field(matrixColumn)
      }
      func header(_ position: Int, _ title: String) -> Header {
        let title = names.firstIndex(of: title).map(field) ?? ""
        return Header(id: field(position), title: title, place: place(position))
      }
      var cell = Cell(
        row: header(row, "row_title"), column: header(column, "column_title"), text: field(value),
        place: place(value))
      cell.keepsMarks = marks.isEmpty
      if !marks.isEmpty {
        cell.marks = Dictionary(
          marks.map { (String(rows[0][$0].dropFirst("mark_".count)), field($0)) },
          uniquingKeysWith: { first, _ in first })
      }
      for (position, name) in names.enumerated() where Self.others.contains(name) {
        cell.others[name] = (field(position), place(position))
      }
      cells.append(cell)
    }
  }

  /// Reads a table with ids in its first row and first column.
  private mutating func readMarkedTable(_ rows: [[String]], _ sheet: String?) {
    guard let titles = rows.firstIndex(where: { $0.first == "id" }),
      let start = rows[0].indices.dropFirst().first(where: { !rows[0][$0].isEmpty })
    else { return }
    let width = rows.map(\.count).max() ?? 0
    func field(_ row: Int, _ column: Int) -> String {
      column < rows[row].count ? rows[row][column] : ""
    }
    let columns = (start..<max(start, width)).map { column in
      Header(
        id: field(0, column), title: field(titles, column),
        place: Place(sheet: sheet, row: titles + 1, column: column + 1))
    }
    for row in rows.indices.dropFirst(titles + 1) where !rows[row].allSatisfy(\.isEmpty) {
      let header = Header(
        id: field(row, 0), title: field(row, start - 1),
        place: Place(sheet: sheet, row: row + 1, column: start))
      for (offset, column) in columns.enumerated() {
        let text = field(row, start + offset)
        if column.id.isEmpty, column.title.isEmpty, text.isEmpty { continue }
        cells.append(
          Cell(
            row: header, column: column, text: text,
            place: Place(sheet: sheet, row: row + 1, column: start + offset + 1)))
      }
    }
  }

  /// Reads a table whose first row and first column have titles or ids.
  private mutating func readPlainTable(_ rows: [[String]]) {
    guard let titles = rows.first else { return }
    for (number, fields) in rows.enumerated().dropFirst() where !fields.allSatisfy(\.isEmpty) {
      let row = Header(
        id: "", title: fields[0], place: Place(sheet: nil, row: number + 1, column: 1))
      for column in 1..<max(1, titles.count, fields.count) {
        let title = column < titles.count ? titles[column] : ""
        let text = column < fields.count ? fields[column] : ""
        if title.isEmpty, text.isEmpty { continue }
        cells.append(
          Cell(
            row: row,
            column: Header(
              id: "", title: title, place: Place(sheet: nil, row: 1, column: column + 1)),
            text: text, place: Place(sheet: nil, row: number + 1, column: column + 1)))
      }
    }
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmedText: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
