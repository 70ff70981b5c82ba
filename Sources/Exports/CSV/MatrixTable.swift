internal import Bytes
internal import FrameworkData

/// The table of a matrix: a row for each cell.
enum MatrixTable {
  /// Plans the table of a matrix.
  static func plan(_ matrix: ExportOutline.Matrix) -> CSVTable.Plan {
    let id = matrix.id
    return CSVTable.Plan(
      name: "matrix.\(ExportToken.fileName(id))", title: matrix.title, subject: .matrix(id)
    ) { framework in
      framework.matrix(id).map { table($0, framework) } ?? CSVTable(columns: [], key: [])
    }
  }

  /// The name of the column of a mark.
  static func column(ofMark id: String) -> String { "mark_\(id)" }

  /// Returns the table of a matrix.
  static func table(_ matrix: Framework.Matrix, _ framework: Framework) -> CSVTable {
    var table = CSVTable(columns: [], key: ["row", "column"])
    var values: [(Framework.Place, Framework.Cell) -> String] = []
    func add(
      _ column: CSVTable.Column, _ value: @escaping (Framework.Place, Framework.Cell) -> String
    ) {
      table.columns.append(column)
      values.append(value)
    }
    let (rows, columns) = (titles(matrix.rows), titles(matrix.columns))
    add(.init(name: "row", title: "Row", values: matrix.rows.headers.map(\.id), isRequired: true)) {
      place, _ in place.row
    }
    add(
      .init(
        name: "column", title: "Column", values: matrix.columns.headers.map(\.id), isRequired: true)
    ) { place, _ in place.column }
    add(.init(name: "row_title", title: "Title of the row")) { place, _ in rows[place.row] ?? "" }
    add(.init(name: "column_title", title: "Title of the column")) { place, _ in
      columns[place.column] ?? ""
    }
    switch matrix.kind {
    case .levels:
      if matrix.hasSeveral {
        add(.init(name: "levels", title: "Levels", type: "array")) { _, cell in
          Framework.Value.list(cell.levels.map { .choice($0) }).cell
        }
      } else {
        add(.init(name: "level", title: "Level", values: matrix.levels.map(\.id))) { _, cell in
          cell.levels.first ?? ""
        }
      }
      for mark in matrix.marks {
        add(.init(name: column(ofMark: mark.id), title: mark.label, type: "boolean")) { _, cell in
          cell.marks.contains(mark.id) ? "true" : "false"
        }
      }
      add(.init(name: "because", title: "Because")) { _, cell in cell.texts.because ?? "" }
      add(.init(name: "provider", title: "Provider")) { _, cell in cell.texts.provider ?? "" }
      add(.init(name: "customer", title: "Customer")) { _, cell in cell.texts.customer ?? "" }
      add(.init(name: "example", title: "Example")) { _, cell in cell.example ?? "" }
    case .text: add(.init(name: "text", title: "Text")) { _, cell in cell.text ?? "" }
    case .number(let minimum, let maximum):
      add(
        .init(name: "number", title: "Number", type: "number", minimum: minimum, maximum: maximum)
      ) {
        _, cell in cell.number.map { Framework.Value.number($0).cell } ?? ""
      }
    case .derived:
      add(.init(name: "number", title: "Number", type: "integer", minimum: 0)) { _, cell in
        cell.number.map { Framework.Value.number($0).cell } ?? ""
      }
    }
    add(.init(name: "notes", title: "Notes")) { _, cell in cell.notes.joined(separator: "\n") }
    add(.init(name: "url", title: "Address")) { _, cell in
      framework.address(cell.route, anchor: cell.anchor)
    }
    table.makeRows = { [values] in
      matrix.cells.sorted { $0.key < $1.key }.map { place, cell in
        values.map { $0(place, cell) }
      }
    }
    for (column, axis) in [("row", matrix.rows), ("column", matrix.columns)] {
      guard let name = axis.collection, framework.collection(name)?.holdsMatrices == false else {
        continue
      }
      table.foreignKeys.append(
        .init(columns: [column], table: CSVTable.name(ofCollection: name), targets: ["id"]))
    }
    return table
  }

  private static func titles(_ axis: Framework.Axis) -> [String: String] {
    Dictionary(axis.headers.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
  }
}
