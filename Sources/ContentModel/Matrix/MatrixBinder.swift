internal import ContentFormat
internal import Diagnostics
internal import Markdown

extension GraphBuilder {
  /// Binds all matrices of the graph and returns the findings.
  static func bindMatrices(in graph: inout ContentGraph) -> [Finding] {
    var findings: [Finding] = []
    for (position, entry) in graph.entries.indexed() {
      guard let collection = graph.collection(of: position), collection.schema.kind == .matrix
      else { continue }
      var binder = MatrixBinder(graph: graph, position: position, entry: entry)
      if let matrix = binder.bind() { graph.matrices.append(matrix) }
      findings += binder.findings
    }
    return findings
  }
}

/// Binds the table of a matrix to the entries of its axes.
struct MatrixBinder {
  let graph: ContentGraph
  let position: EntryIndex
  let entry: Entry
  var findings: [Finding] = []

  init(graph: ContentGraph, position: EntryIndex, entry: Entry) {
    self.graph = graph
    self.position = position
    self.entry = entry
  }

  /// One side, as declared in the front matter.
  struct Side {
    let name: String
    let collection: CollectionIndex
    let groupField: String?
    let orderField: String?
    let names: HeaderNames
  }

  mutating func bind() -> Matrix? {
    guard let rows = side("rows"), let columns = side("columns") else { return nil }
    if let derive = entry.fields.record("derive") {
      return derived(derive, rows: rows, columns: columns)
    }
    let kind = kind()
    let declared = findings.count
    let levels = levels(kind)
    let marks = marks()
    // With invalid levels, every cell would be invalid.
    let levelCount = entry.fields.list("levels").count
    if findings.count > declared || levels.count < levelCount { return nil }
    guard let number = table(columns) else {
      findings.append(.matrixMissingTable(entry))
      return nil
    }
    let table = entry.document.tables[number]
    let header = table.rows[0]
    let columnHeaders = headers(
      header.cells.dropFirst().map { $0 }, side: columns, table: table.rows[0].range)
    let rowHeaders = headers(
      table.rows.dropFirst().map { $0.cells.first ?? emptyCell($0) }, side: rows,
      table: header.range)
    var matrix = Matrix(
      entry: position, kind: kind, rows: axis(rows, rowHeaders.compactMap(\.self)),
      columns: axis(columns, columnHeaders.compactMap(\.self)), levels: levels, marks: marks,
      corner: header.cells.first?.text ?? "", table: number, cells: [])
    matrix.cornerNotes = header.cells.first?.notes ?? Matrix.Notes()
    matrix.cells = cells(
      of: table, matrix: matrix, rows: rowHeaders, columns: columnHeaders)
    if !matrix.isDrawn && !levels.isEmpty {
      findings.append(.heatmapTooLarge(matrix, at: entry.at(table.rows[0].range)))
    }
    matrix.duties = duties(matrix)
    matrix.compared =
      entry.fields.choice("compare").flatMap(Matrix.Side.init) ?? matrix.duties?.side
    return matrix
  }

  /// Reads the levels that express duties and reports unknown ones.
  private mutating func duties(_ matrix: Matrix) -> Matrix.Duties? {
    guard let field = entry.fields["duties"], let record = entry.fields.record("duties"),
      let side = record.choice("of").flatMap(Matrix.Side.init)
    else { return nil }
    let levels = record.texts("levels").compactMap { text, range -> Int? in
      if let level = matrix.levels.firstIndex(where: { $0.matches(text) }) { return level }
      findings.append(
        .matrixUnknownLevel(text, levels: matrix.levels, marks: [], at: entry.at(range)))
      return nil
    }
    return levels.isEmpty
      ? nil : Matrix.Duties(side: side, levels: levels, location: entry.at(field.range))
  }

  /// The first cell for a row that has no cells.
  private func emptyCell(_ row: MarkdownDocument.Table.Row) -> MarkdownDocument.Table.Cell {
    .init(text: "", range: row.range, links: 0..<0, footnotes: [], footnoteAnchors: [], html: 0..<0)
  }

  private mutating func side(_ name: String) -> Side? {
    guard let fields = entry.fields.record(name), let field = fields["collection"],
      case .text(let collection) = field.value
    else { return nil }
    guard let position = graph.collection(collection) else {
      findings.append(
        .unknownCollection(
          collection, known: graph.collections.map(\.schema.name), at: entry.at(field.range)))
      return nil
    }
    let group = fields.text("group")
    if let group, graph.collections[position].schema.field(group) == nil {
      findings.append(
        .unknownField(
          group, of: graph.collections[position].schema, to: "group",
          at: entry.at(fields["group"]?.range ?? field.range)))
    }
    return Side(
      name: name == "rows" ? "row" : "column", collection: position, groupField: group,
      orderField: order(fields, graph.collections[position].schema),
      names: HeaderNames(of: position, in: graph))
  }

  /// The field that ranks the entries of a side. Nil if none is declared or its values have no
  /// order.
  private mutating func order(_ fields: Fields, _ schema: CollectionSchema) -> String? {
    guard let field = fields["order"], case .text(let name) = field.value else { return nil }
    guard let known = schema.allFields.first(where: { $0.name == name }) else {
      findings.append(
        .unknownField(
          name, of: schema, to: "rank", known: schema.allFields, at: entry.at(field.range)))
      return nil
    }
    if known.type.isOrdered { return name }
    if !known.isUnchecked {
      findings.append(.fieldWithoutOrder(name, collection: schema, at: entry.at(field.range)))
    }
    return nil
  }

  private func kind() -> Matrix.Kind {
    switch entry.fields.choice("values") {
    case "text": return .text
    case "number":
      let range = entry.fields.record("range")
      return .number(minimum: range?.number("min"), maximum: range?.number("max"))
    default: return .levels
    }
  }

  private mutating func levels(_ kind: Matrix.Kind) -> [Matrix.Level] {
    guard kind == .levels else { return [] }
    var levels: [Matrix.Level] = []
    for item in entry.fields.list("levels") {
      guard case .record(let fields) = item.value, let id = fields.text("id"),
        let label = fields.text("label")
      else { continue }
      if levels.contains(where: { $0.matches(id) || $0.matches(label) }) {
        findings.append(.duplicateLevel(id, at: entry.at(item.range)))
      }
      let letter = fields.text("letter") ?? String(label.prefix(1))
      if letter.count > 2 || letter.isEmpty || levels.contains(where: { $0.letter == letter }) {
        findings.append(.ambiguousLetter(letter, of: label, at: entry.at(item.range)))
      }
      levels.append(
        Matrix.Level(
          id: id, label: label, letter: letter,
          color: fields.choice("color") ?? "grey", meaning: fields.text("meaning"),
          isApplicable: fields.flag("applicable") ?? true,
          isSplit: fields.flag("split") ?? (id == "shared"), location: entry.at(item.range)))
    }
    if levels.isEmpty {
      findings.append(.matrixWithoutLevels(at: entry.at(entry.titleRange)))
    }
    return levels
  }

  private mutating func marks() -> [Matrix.Mark] {
    var marks: [Matrix.Mark] = []
    for item in entry.fields.list("marks") {
      guard case .record(let fields) = item.value, let id = fields.text("id"),
        let sign = fields.text("sign")
      else { continue }
      let isWord = sign.allSatisfy { $0.isLetter || $0.isNumber }
      if isWord || sign.allSatisfy(\.isWhitespace) || marks.contains(where: { $0.sign == sign }) {
        findings.append(.ambiguousSign(sign, at: entry.at(item.range)))
        continue
      }
      let label = fields.text("label") ?? id
      if marks.contains(where: { $0.id == id || $0.label == label }) {
        findings.append(.duplicateMark(id, at: entry.at(item.range)))
      }
      marks.append(
        Matrix.Mark(
          id: id, sign: sign, label: label, meaning: fields.text("meaning"),
          location: entry.at(item.range)))
    }
    return marks
  }

  /// The table of the matrix: the first one whose header names an entry of the columns, otherwise
  /// the first one in the body.
  private func table(_ columns: Side) -> Int? {
    let tables = entry.document.tables
    return tables.indices.first { index in
      tables[index].rows[0].cells.dropFirst().contains { target(of: $0, side: columns) != nil }
    } ?? tables.indices.first
  }

  private mutating func cells(
    of table: MarkdownDocument.Table, matrix: Matrix, rows: [Matrix.Header?],
    columns: [Matrix.Header?]
  ) -> [Matrix.Cell?] {
    let width = table.rows[0].cells.count
    var cells: [Matrix.Cell?] = []
    for (index, row) in table.rows.dropFirst().enumerated() {
      if row.cells.count != width {
        findings.append(.matrixRaggedRow(entry, row, expected: width, header: table.rows[0]))
      }
      guard index < rows.count, rows[index] != nil else { continue }
      for column in columns.indices where columns[column] != nil {
        guard column + 1 < row.cells.count else {
          cells.append(nil)
          continue
        }
        cells.append(cell(row.cells[column + 1], matrix))
      }
    }
    return cells
  }

  private mutating func cell(
    _ source: MarkdownDocument.Table.Cell, _ matrix: Matrix
  ) -> Matrix.Cell? {
    let location = entry.at(source.range)
    var cell = Matrix.Cell(
      notes: source.notes, html: source.html, location: location)
    if source.text.isEmpty {
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
      let (name, marks) = splitMarks(source.text, matrix.marks)
      guard let level = matrix.levels.firstIndex(where: { $0.matches(name) }) else {
        findings.append(
          .matrixUnknownLevel(name, levels: matrix.levels, marks: matrix.marks, at: location))
        return nil
      }
      cell.level = level
      cell.marks = marks
    }
    return cell
  }

  /// Splits the signs of marks from the end of a cell's text.
  private func splitMarks(_ text: String, _ marks: [Matrix.Mark]) -> (String, [Int]) {
    var rest = text[...]
    var found: [Int] = []
    // Longest first, because `**` may be the sign of one mark and `*` that of another.
    let order = marks.indices.sorted { (marks[$1].sign.count, $0) < (marks[$0].sign.count, $1) }
    while let index = order.first(where: {
      rest.hasSuffix(marks[$0].sign) && !found.contains($0)
    }) {
      found.insert(index, at: 0)
      rest = rest.dropLast(marks[index].sign.count)
      while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    }
    return (String(rest), found)
  }
}

extension Matrix.Level {
  /// True if the text is the label or id of the level, regardless of case.
  func matches(_ text: String) -> Bool {
    let name = text.lowercased()
    return label.lowercased() == name || id.lowercased() == name
  }
}

extension MarkdownDocument.Table.Cell {
  /// The footnote references in the cell.
  var notes: Matrix.Notes { Matrix.Notes(numbers: footnotes, anchors: footnoteAnchors) }
}
