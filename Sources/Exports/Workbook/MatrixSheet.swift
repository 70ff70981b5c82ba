internal import FrameworkData

/// The sheet of a matrix as a table: a row for each row, and a column for each column.
///
/// The first row and the first column are hidden and have the ids. `demarc import matrix` finds rows and
/// columns by them, so that the table can be sorted, and titles can be edited.
struct MatrixSheet {
  let matrix: Framework.Matrix
  let framework: Framework
  /// The first column with cells.
  private let start: Int
  private let rowGroups: Bool
  private let columnGroups: Bool

  /// The text in the first cell of the hidden row, before the id of the matrix.
  static let mark = "matrix:"
  /// The text in the hidden column of the row with the titles of columns.
  static let idHeader = "id"

  /// Returns the text of a cell: its levels with the signs of its marks, its number or its text.
  static func text(of cell: Framework.Cell, in matrix: Framework.Matrix) -> String {
    if let text = cell.text { return text }
    let levels = cell.levels.compactMap { id in matrix.levels.first { $0.id == id }?.label }
    let marks = cell.marks.compactMap { id in matrix.marks.first { $0.id == id } }
    return ([levels.joined(separator: " / ")] + marks.map { sign(of: $0, in: matrix) })
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Returns the sign of a mark as pages show it.
  static func sign(of mark: Framework.Mark, in matrix: Framework.Matrix) -> String {
    switch mark.sign {
    case "bold": "●"
    case "italic": "○"
    case "*" where !matrix.marks.contains { $0.sign == "★" }: "★"
    default: mark.sign
    }
  }

  init(_ matrix: Framework.Matrix, of framework: Framework) {
    self.matrix = matrix
    self.framework = framework
    rowGroups = matrix.rows.headers.contains { $0.group != nil }
    columnGroups = matrix.columns.headers.contains { $0.group != nil }
    start = rowGroups ? 3 : 2
  }

  func sheet(named name: String, _ lists: inout ListsSheet) -> Workbook.Sheet {
    var sheet = Workbook.Sheet(name: name, purpose: "\(matrix.title), as a table")
    let columns = matrix.columns.headers
    sheet.isLandscape = true
    sheet.fitsPage = columns.count <= 16
    sheet.columns = [Workbook.Column(width: 10, isHidden: true)]
    if rowGroups { sheet.columns.append(.init(width: 16)) }
    sheet.columns.append(.init(width: 32))
    let isText = matrix.kind == .text
    sheet.columns += columns.map { _ in .init(width: isText ? 36 : 15) }
    sheet.rows.append(
      Workbook.Row(
        cells: [.init(Self.mark + matrix.id)] + (1..<start).map { _ in .init("") }
          + columns.map { .init($0.id) }, isHidden: true))
    if columnGroups { sheet.rows.append(groups) }
    sheet.rows.append(titles)
    let first = sheet.rows.count
    sheet.rows += matrix.rows.headers.map(row)
    (sheet.frozen, sheet.repeatedRows) = ((first, start), 1...(first - 1))
    if !sheet.fitsPage { sheet.repeatedColumns = (start - 1)...(start - 1) }
    sheet.filter = Workbook.Area(
      rows: (first - 1)..<sheet.rows.count, columns: 0..<sheet.columns.count)
    let area = Workbook.Area(
      rows: first..<sheet.rows.count, columns: start..<sheet.columns.count)
    if let area { addRules(to: &sheet, area, &lists) }
    return sheet
  }

  private var groups: Workbook.Row {
    var last: String?
    let labels = matrix.columns.headers.map { header -> String in
      defer { last = header.group }
      return header.group == last ? "" : header.group ?? ""
    }
    return Workbook.Row(
      cells: (0..<start).map { _ in .init("") } + labels.map { .init($0, .columnHeader) })
  }

  private var titles: Workbook.Row {
    var cells = [Workbook.Cell(Self.idHeader)]
    if rowGroups { cells.append(.init("Group", .header)) }
    cells.append(.init(matrix.corner, .header, comment: matrix.question))
    for header in matrix.columns.headers {
      let link = link(to: header, matrix.columns)
      cells.append(
        .init(
          header.title, link == nil ? .columnHeader : .linkedColumnHeader, link: link,
          comment: header.notes.comment))
    }
    return Workbook.Row(cells: cells)
  }

  private func row(_ header: Framework.Header) -> Workbook.Row {
    var cells = [Workbook.Cell(header.id)]
    if rowGroups { cells.append(.init(header.group ?? "", .cell)) }
    let link = link(to: header, matrix.rows)
    cells.append(
      .init(
        header.title, link == nil ? .rowHeader : .linkedRowHeader, link: link,
        comment: header.notes.comment))
    for column in matrix.columns.headers { cells.append(cell(matrix[header.id, column.id])) }
    return Workbook.Row(cells: cells)
  }

  private func cell(_ cell: Framework.Cell?) -> Workbook.Cell {
    guard let cell else { return .init(.empty, .value) }
    if let number = cell.number { return .init(.number(number), .value) }
    return .init(
      Self.text(of: cell, in: matrix), cell.text == nil ? .value : .cell, comment: comment(cell))
  }

  /// The texts that explain a cell.
  private func comment(_ cell: Framework.Cell) -> String? {
    var parts: [String] = []
    if let text = cell.texts.because { parts.append(text) }
    if let text = cell.texts.provider { parts.append("Provider: \(text)") }
    if let text = cell.texts.customer { parts.append("Customer: \(text)") }
    if let text = cell.example { parts.append("Example: \(text)") }
    return (parts.map(PlainWords.text) + cell.notes).comment
  }

  private func link(to header: Framework.Header, _ axis: Framework.Axis) -> String? {
    axis.collection.flatMap { framework.entry(.init($0, header.id)) }
      .flatMap { framework.link($0.route) }
  }

  /// Adds the list of values and the colours of levels.
  private func addRules(
    to sheet: inout Workbook.Sheet, _ area: Workbook.Area, _ lists: inout ListsSheet
  ) {
    guard !matrix.levels.isEmpty else { return }
    let signs = matrix.marks.map { Self.sign(of: $0, in: matrix) }
    let values = matrix.levels.flatMap { level in
      [level.label] + signs.map { "\(level.label) \($0)" }
    }
    sheet.validations.append(
      Workbook.Validation(
        area: area, list: lists.add(values), isStrict: !matrix.hasSeveral && signs.count < 2,
        title: "No level of this matrix",
        message: PlainWords.shortened(
          "The levels are \(matrix.levels.map(\.label).joined(separator: ", ")).", to: 200)))
    // The first condition that fits decides, so a longer label comes before its beginning.
    let longestFirst = matrix.levels.enumerated().sorted {
      ($1.element.label.count, $0.offset) < ($0.element.label.count, $1.offset)
    }
    sheet.conditions = longestFirst.map {
      Workbook.Condition(
        area: area, beginning: $0.element.label, style: Workbook.Style($0.element, of: matrix.id))
    }
  }
}

extension [String] {
  /// The texts as one comment, or nil without texts.
  var comment: String? { isEmpty ? nil : joined(separator: "\n\n") }
}

extension Framework {
  /// Returns the address of a route as a link, or nil if the site does not declare its address.
  func link(_ route: String, anchor: String? = nil) -> String? {
    let address = address(route, anchor: anchor)
    return address.hasPrefix("https://") || address.hasPrefix("http://") ? address : nil
  }
}
