internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import FrameworkData

/// A cell with a new value.
struct MatrixEdit: Sendable {
  /// The positions of the row and the column.
  let row: Int
  let column: Int
  let value: CellValue
  /// The text in the file.
  let text: String
  let place: EditedCells.Place

  /// What the edit is about, without its place in the file.
  var key: Key { Key(row: row, column: column, value: value) }

  struct Key: Hashable {
    let row: Int
    let column: Int
    let value: CellValue
  }
}

/// Compares the cells of a file with those of a matrix.
struct EditReading {
  private let matrix: Matrix
  private let graph: ContentGraph
  private let values: MatrixValues
  private let framework: Framework.Matrix
  private let rows: HeaderPositions
  private let columns: HeaderPositions
  private(set) var problems: [MatrixImport.Problem] = []
  private(set) var remarks: [String] = []
  private(set) var edits: [MatrixEdit] = []

  init(
    _ matrix: Matrix, _ graph: ContentGraph, _ values: MatrixValues, _ framework: Framework.Matrix
  ) {
    self.matrix = matrix
    self.graph = graph
    self.values = values
    self.framework = framework
    rows = HeaderPositions(matrix.rows, in: graph)
    columns = HeaderPositions(matrix.columns, in: graph)
  }

  /// Reads a table of the file.
  mutating func read(_ table: EditedCells) {
    var seen: [Int: (value: CellValue, place: EditedCells.Place)] = [:]
    var unknown: Set<String> = []
    for cell in table.cells {
      guard
        let row = position(of: cell.row, in: rows, "row", matrix.rows, &unknown),
        let column = position(of: cell.column, in: columns, "column", matrix.columns, &unknown)
      else { continue }
      guard let value = value(of: cell, row, column, table) else { continue }
      let index = row * matrix.columns.headers.count + column
      if let other = seen[index] {
        if other.value != value {
          report(
            cell.place, "the cell has another value in \(other.place.text)",
            "keep one of the two rows")
        }
        continue
      }
      seen[index] = (value, cell.place)
      remark(on: cell, row, column)
      guard let current = values.value(index) else {
        if !cell.text.isEmpty {
          report(
            cell.place, "the table has no valid cell there",
            "mend what `demarc check` reports first")
        }
        continue
      }
      if current != value {
        edits.append(
          MatrixEdit(row: row, column: column, value: value, text: cell.text, place: cell.place))
      }
    }
    edits.sort { ($0.row, $0.column) < ($1.row, $1.column) }
  }

  private mutating func position(
    of header: EditedCells.Header, in positions: HeaderPositions, _ noun: String,
    _ axis: Matrix.Axis,
    _ unknown: inout Set<String>
  ) -> Int? {
    if let position = positions.position(of: header) { return position }
    guard unknown.insert("\(noun) \(header.name)").inserted else { return nil }
    let ids = axis.headers.map { graph.id(of: $0) }
    report(
      header.place,
      header.name.isEmpty
        ? "the \(noun) has no name"
        : "the matrix has no \(noun) \(header.name.printableLine.quoted)",
      didYouMean(header.name, in: ids + axis.headers.map { graph.title(of: $0) }).first
        ?? "an import changes cells; add the \(noun) to the table first")
    return nil
  }

  private mutating func value(
    of cell: EditedCells.Cell, _ row: Int, _ column: Int, _ table: EditedCells
  ) -> CellValue? {
    switch matrix.kind {
    case .text:
      if cell.text.isEmpty { return empty(cell, row, column) }
      guard !cell.text.contains(where: \.isNewline) else {
        report(cell.place, "a cell of a table cannot have two lines", "join them, or write <br>")
        return nil
      }
      return .text(MatrixValues.unescaped(cell.text))
    case .number, .derived:
      if cell.text.isEmpty { return empty(cell, row, column) }
      let text = table.hasDecimalComma ? cell.text.replacing(",", with: ".") : cell.text
      guard let number = decimal(text) else {
        report(cell.place, "\(cell.text.printableLine.quoted) is no number", nil)
        return nil
      }
      if case .number(let minimum, let maximum) = matrix.kind,
        number < minimum ?? number || number > maximum ?? number
      {
        report(cell.place, "\(cell.text) is outside of the range of the matrix", nil)
        return nil
      }
      return .number(number)
    case .levels: return level(of: cell, row, column)
    }
  }

  private mutating func empty(
    _ cell: EditedCells.Cell, _ row: Int, _ column: Int
  ) -> CellValue? {
    // Two empty cells agree, whatever the matrix says about them.
    if values.value(row * matrix.columns.headers.count + column) != nil {
      report(cell.place, "the cell is empty", "write its value, or leave the whole row out")
    }
    return nil
  }

  private mutating func level(
    of cell: EditedCells.Cell, _ row: Int, _ column: Int
  ) -> CellValue? {
    let (name, signs) = values.splitMarks(cell.text)
    if name.isEmpty, values.matrix.empty == nil { return empty(cell, row, column) }
    guard let levels = name.isEmpty ? values.matrix.empty.map({ [$0] }) : values.levels(name) else {
      let labels = matrix.levels.map(\.label)
      report(
        cell.place, "\(name.printableLine.quoted) is no level of the matrix",
        didYouMean(name, in: labels).first
          ?? "the levels are \(labels.map(\.quoted).joined(separator: ", "))")
      return nil
    }
    var marks = Set(signs)
    let index = row * matrix.columns.headers.count + column
    if cell.keepsMarks, signs.isEmpty, case .levels(_, let known)? = values.value(index) {
      marks = known
    }
    for (id, text) in (cell.marks ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard let mark = matrix.marks.firstIndex(where: { $0.id == id }) else {
        report(cell.place, "the matrix has no mark \(id.printableLine.quoted)", nil)
        return nil
      }
      guard let flag = TruthValue(text)?.isTrue else {
        report(cell.place, "\(text.printableLine.quoted) is neither true nor false", nil)
        return nil
      }
      if flag { marks.insert(mark) }
    }
    return .levels(levels, marks: marks)
  }

  /// Says that a text of the file differs and is not imported.
  private mutating func remark(on cell: EditedCells.Cell, _ row: Int, _ column: Int) {
    guard !cell.others.isEmpty else { return }
    let (rowHeader, columnHeader) = (matrix.rows.headers[row], matrix.columns.headers[column])
    guard let known = framework[graph.id(of: rowHeader), graph.id(of: columnHeader)] else { return }
    let texts = [
      "because": known.texts.because ?? "", "provider": known.texts.provider ?? "",
      "customer": known.texts.customer ?? "", "notes": known.notes.joined(separator: "\n"),
    ]
    let changed = cell.others.filter { name, other in
      other.text.filter { !$0.isWhitespace } != (texts[name] ?? "").filter { !$0.isWhitespace }
    }
    for (name, other) in changed.sorted(by: { $0.key < $1.key }) {
      remarks.append(
        "\(other.place.text): `\(name)` of \(graph.title(of: rowHeader)) × "
          + "\(graph.title(of: columnHeader)) differs; an import changes only the values of cells")
    }
  }

  private mutating func report(_ place: EditedCells.Place, _ message: String, _ help: String?) {
    problems.append(MatrixImport.Problem(place: place.text, message: message, help: help))
  }
}

/// A cell that says yes or no, in the words of spreadsheets.
struct TruthValue {
  let isTrue: Bool

  /// Spreadsheets translate `true` when they save CSV.
  init?(_ text: String) {
    switch text.lowercased() {
    case "true", "yes", "x", "1", "wahr", "ja", "vrai", "oui": isTrue = true
    case "false", "no", "", "0", "falsch", "nein", "faux", "non": isTrue = false
    default: return nil
    }
  }
}
