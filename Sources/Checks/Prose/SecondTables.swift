internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// The tables of an entry that repeat cells of a matrix elsewhere: headers of both of its sides, or
/// headers of one side on the page of an entry of the other.
struct SecondTables {
  private(set) var findings: [Finding] = []
  /// The number of cells that are compared with a matrix.
  private(set) var held = 0

  init(of position: EntryIndex, in graph: ContentGraph, _ vocabulary: Vocabulary) {
    guard !vocabulary.matrices.isEmpty else { return }
    let entry = graph.entries[position]
    for (number, document) in entry.documents.enumerated() where !document.tables.isEmpty {
      for (index, table) in document.tables.enumerated() where table.rows.count > 1 {
        let isOwn = graph.matrices.contains { $0.source == position && $0.table == index }
        if number == 0 && isOwn { continue }
        let readings = vocabulary.matrices.compactMap {
          TableReading(of: index, in: document, $0, graph, page: position)
        }
        // With several matrices, the table repeats the one with which it agrees most.
        guard let best = readings.max(by: { $0.agreement < $1.agreement }) else { continue }
        held += best.cells.count
        findings += best.findings(graph) { entry.at($0) }
      }
    }
  }
}

/// A table that is read as a part of a matrix.
private struct TableReading {
  struct Cell {
    let row: Int
    let column: Int
    let levels: [Int]
    let marks: [Int]
    let range: SourceRange
    let isRight: Bool
    /// Its line and column in the table.
    let place: (line: Int, cell: Int)
  }

  private let matrix: Matrix
  /// The cells that the matrix has too.
  let cells: [Cell]
  private let header: SourceRange
  /// The headers of its columns and of its lines.
  private let headers: (columns: [SourceRange], lines: [SourceRange])
  /// Whether the page is one side of every cell, so that the table may have another subject.
  private let isFromPage: Bool

  /// The share of cells that agree, then their number.
  var agreement: (Double, Int) {
    let right = cells.count(where: \.isRight)
    return (Double(right) / Double(max(1, cells.count)), right)
  }

  /// Returns nil for a table that repeats no cells, or that says that it shows something else.
  init?(
    of index: Int, in document: MarkdownDocument, _ names: MatrixNames, _ graph: ContentGraph,
    page: EntryIndex
  ) {
    let table = document.tables[index]
    guard let first = table.rows.first else { return nil }
    func header(_ cell: MarkdownDocument.Table.Cell?) -> MatrixNames.Header? {
      guard let text = cell?.text, !text.isEmpty else { return nil }
      return names.headers.values(of: Prose.keys(text)).first
    }
    let columns = first.cells.map(header)
    let rows = table.rows.map { header($0.cells.first) }
    guard columns.contains(where: { $0 != nil }) || rows.contains(where: { $0 != nil }) else {
      return nil
    }
    let surroundings = TableSurroundings(of: table, in: document)
    guard !surroundings.saysWhyNot(first.cells.first?.text ?? "") else { return nil }
    let matrix = graph.matrices[names.matrix]
    let places =
      Self.grid(rows, columns)
      ?? Self.list(table, rows, columns, surroundings, names, matrix, graph, page)
    guard let places else { return nil }
    let reader = LevelReader(matrix)
    var cells: [Cell] = []
    var written = 0
    for place in places.all {
      guard place.line < table.rows.count, place.cell < table.rows[place.line].cells.count else {
        continue
      }
      let source = table.rows[place.line].cells[place.cell]
      guard !source.text.isEmpty else { continue }
      written += 1
      guard let (levels, marks) = reader.read(source.text),
        let actual = matrix[place.row, place.column], !actual.levels.isEmpty
      else { continue }
      cells.append(
        Cell(
          row: place.row, column: place.column, levels: levels, marks: marks, range: source.range,
          isRight: levels.allSatisfy(actual.levels.contains), place: (place.line, place.cell)))
    }
    // Cells of another kind: numbers, links, sentences.
    let isWhole = places.isFromPage || reader.hasOnlyLetters(in: table, places.all)
    guard cells.count > 1, isWhole ? cells.count == written : cells.count * 2 >= written else {
      return nil
    }
    (self.matrix, self.cells, self.header) = (matrix, cells, first.range)
    headers = (first.cells.map(\.range), table.rows.map { $0.cells.first?.range ?? $0.range })
    isFromPage = places.isFromPage
  }

  // MARK: Places

  /// A cell of the table, and the cell of the matrix that it repeats.
  private typealias Place = (line: Int, cell: Int, row: Int, column: Int)

  /// Returns the cells of a table with headers of both sides, in either orientation.
  private static func grid(
    _ rows: [MatrixNames.Header?], _ columns: [MatrixNames.Header?]
  ) -> (all: [Place], isFromPage: Bool)? {
    func places(areRowsRows: Bool) -> [Place] {
      let lines = rows.enumerated().dropFirst().filter { $0.element?.isRow == areRowsRows }
      let cells = columns.enumerated().dropFirst().filter { $0.element?.isRow == !areRowsRows }
      guard !lines.isEmpty, !cells.isEmpty, lines.count + cells.count > 2 else { return [] }
      return lines.flatMap { line in
        cells.map { cell in
          let (own, across) = (line.element?.position ?? 0, cell.element?.position ?? 0)
          return areRowsRows
            ? (line.offset, cell.offset, own, across) : (line.offset, cell.offset, across, own)
        }
      }
    }
    let all = [true, false].map { places(areRowsRows: $0) }.max { $0.count < $1.count } ?? []
    return all.isEmpty ? nil : (all, false)
  }

  /// Returns the cells of a list of rows or columns with one level each, about the entry of the page
  /// or of a heading.
  private static func list(
    _ table: MarkdownDocument.Table, _ rows: [MatrixNames.Header?],
    _ columns: [MatrixNames.Header?], _ surroundings: TableSurroundings, _ names: MatrixNames,
    _ matrix: Matrix, _ graph: ContentGraph, _ page: EntryIndex
  ) -> (all: [Place], isFromPage: Bool)? {
    func subject(isRow: Bool) -> Int? {
      let named = surroundings.headings.lazy.compactMap {
        names.headers.values(of: Prose.keys($0)).first
      }.first
      return [named, names.positions[page]].compactMap(\.self).first { $0.isRow == isRow }?.position
    }
    func place(_ line: Int, _ cell: Int, _ header: MatrixNames.Header, _ own: Int) -> Place {
      header.isRow
        ? (line, cell, header.position, own) : (line, cell, own, header.position)
    }
    let question = QuestionWords(matrix, graph)
    let reader = LevelReader(matrix)
    // | Model | Who is responsible? |
    let lines = rows.enumerated().dropFirst().compactMap { line in
      line.element.map { (line.offset, $0) }
    }
    if lines.count > 1, let side = lines.first?.1.isRow, lines.allSatisfy({ $0.1.isRow == side }),
      let own = subject(isRow: !side)
    {
      let withLevels = table.rows[0].cells.indices.dropFirst().filter { cell in
        lines.allSatisfy { line, _ in
          let cells = table.rows[line].cells
          return cell < cells.count && reader.read(cells[cell].text) != nil
        }
      }
      guard withLevels.count == 1, let cell = withLevels.first,
        question.isAsked(in: [table.rows[0].cells[cell].text]),
        !TableSurroundings.saysWhyNot(table.rows[0].cells[cell].text)
      else { return nil }
      return (lines.map { place($0.0, cell, $0.1, own) }, true)
    }
    // | SaaS AI | PaaS AI |, with one line of levels below.
    let cells = columns.enumerated().compactMap { cell in cell.element.map { (cell.offset, $0) } }
    guard table.rows.count == 2, cells.count > 1, let side = cells.first?.1.isRow,
      cells.allSatisfy({ $0.1.isRow == side }), let own = subject(isRow: !side),
      question.isAsked(
        in: [table.rows[1].cells.first?.text ?? "", surroundings.caption]
          + surroundings.headings.prefix(1))
    else { return nil }
    return (cells.map { place(1, $0.0, $0.1, own) }, true)
  }

  // MARK: Findings

  func findings(_ graph: ContentGraph, at place: (SourceRange) -> SourceLocation) -> [Finding] {
    let wrong = cells.filter { !$0.isRight }
    if let exchanged = ExchangedHeaders(wrong, cells, matrix) {
      return [self.exchanged(exchanged, wrong.count, graph, at: place)]
    }
    if cells.count > 3, wrong.count * 2 > cells.count {
      return [differentTable(wrong, graph, at: place)]
    }
    let levels = wrong.map { finding($0, graph, at: place) }
    // A table without any sign leaves the marks out.
    guard cells.contains(where: { !$0.marks.isEmpty }) else { return levels }
    return levels + cells.filter(\.isRight).compactMap { markFinding($0, graph, at: place) }
  }

  private func exchanged(
    _ pair: ExchangedHeaders, _ count: Int, _ graph: ContentGraph,
    at place: (SourceRange) -> SourceLocation
  ) -> Finding {
    let ranges = pair.areColumns ? headers.columns : headers.lines
    return Finding(
      .tableDisagreement, at: place(ranges[pair.first]),
      "two headers of this table are exchanged: \(counted(count, "cell")) "
        + "\(count == 1 ? "contradicts" : "contradict") \(title(graph)), and none does if they change places",
      notes: [.init("the other header", at: place(ranges[pair.second]))],
      help: ["exchange the two headers, or \(Self.ignoring)"])
  }

  private func differentTable(
    _ wrong: [Cell], _ graph: ContentGraph, at place: (SourceRange) -> SourceLocation
  ) -> Finding {
    var finding = Finding(
      .tableDisagreement, at: place(header),
      "this table has the headers and levels of \(title(graph)), but \(wrong.count) of its "
        + "\(cells.count) cells differ",
      notes: wrong.prefix(3).map { cell in
        .init("\(words(cell.levels)) here, \(actual(cell)) in the matrix", at: place(cell.range))
      }, help: ["say above the table what it shows instead, or \(Self.ignoring)"])
    finding.severity = .warning
    return finding
  }

  private func finding(
    _ cell: Cell, _ graph: ContentGraph, at place: (SourceRange) -> SourceLocation
  ) -> Finding {
    var finding = Finding(
      .tableDisagreement, at: place(cell.range),
      "\(title(graph)) says \(actual(cell)) for \(name(cell, graph)), but this table says "
        + words(cell.levels),
      notes: note(cell),
      help: ["correct one of them, say above the table what it shows instead, or \(Self.ignoring)"])
    if isFromPage { finding.severity = .warning }
    return finding
  }

  private func markFinding(
    _ cell: Cell, _ graph: ContentGraph, at place: (SourceRange) -> SourceLocation
  ) -> Finding? {
    let actual = matrix[cell.row, cell.column]?.marks ?? []
    guard let mark = Set(actual).symmetricDifference(cell.marks).min() else { return nil }
    let label = matrix.marks[mark].label.quoted
    return Finding(
      .tableDisagreement, at: place(cell.range),
      actual.contains(mark)
        ? "\(title(graph)) gives \(name(cell, graph)) the mark \(label), but this table does not"
        : "this table gives \(name(cell, graph)) the mark \(label), but \(title(graph)) does not",
      notes: note(cell), help: ["correct one of them, or \(Self.ignoring)"])
  }

  private static let ignoring =
    "give the reason in `<!-- demarc-ignore table-disagreement: … -->` above it"

  private func note(_ cell: Cell) -> [Finding.Note] {
    matrix[cell.row, cell.column].map { [.init("the cell", at: $0.location)] } ?? []
  }

  private func title(_ graph: ContentGraph) -> String { graph.entries[matrix.entry].title }

  private func name(_ cell: Cell, _ graph: ContentGraph) -> String {
    let row = graph.title(of: matrix.rows.headers[cell.row])
    return "\(row) × \(graph.title(of: matrix.columns.headers[cell.column]))"
  }

  private func words(_ levels: [Int]) -> String {
    levels.map { matrix.levels[$0].label }.listed()
  }

  private func actual(_ cell: Cell) -> String {
    words(matrix[cell.row, cell.column]?.levels ?? [])
  }
}

/// Two columns or lines of a table whose cells all agree with the matrix if their headers change
/// places.
private struct ExchangedHeaders {
  let areColumns: Bool
  /// The positions of the headers in the table.
  let first: Int
  let second: Int

  init?(_ wrong: [TableReading.Cell], _ cells: [TableReading.Cell], _ matrix: Matrix) {
    guard wrong.count > 2 else { return nil }
    for areColumns in [true, false] {
      func line(_ cell: TableReading.Cell) -> Int { areColumns ? cell.place.cell : cell.place.line }
      let lines = Set(wrong.map(line)).sorted()
      guard lines.count == 2 else { continue }
      let own = lines.map { number in cells.filter { line($0) == number } }
      let other = Array(own.reversed())
      // A line of the table is a row or a column of the matrix.
      let areRows = Set(own[0].map(\.row)).count == 1 && Set(own[1].map(\.row)).count == 1
      let fits = zip(own, other).allSatisfy { cells, others in
        cells.allSatisfy { cell in
          let actual =
            areRows
            ? matrix[others[0].row, cell.column] : matrix[cell.row, others[0].column]
          return cell.levels.allSatisfy { actual?.levels.contains($0) ?? false }
        }
      }
      guard fits else { continue }
      (self.areColumns, first, second) = (areColumns, lines[0], lines[1])
      return
    }
    return nil
  }
}

/// Reads the levels and marks in the cells of a table.
private struct LevelReader {
  private let matrix: Matrix
  private let names: LevelNames
  private let separators: [String]
  private let signs: [(sign: String, mark: Int)]

  init(_ matrix: Matrix) {
    self.matrix = matrix
    names = LevelNames(matrix.levels)
    separators = matrix.hasSeveral ? ["/", ",", ";", "+", "&", " and "] : []
    signs = matrix.marks.enumerated().filter { $0.element.emphasis == nil }
      .map { ($0.element.sign, $0.offset) }.sorted { $0.0.count > $1.0.count }
  }

  /// Returns nil if a text is no level.
  func read(_ text: String) -> (levels: [Int], marks: [Int])? {
    if let levels = names.levels(text, separators: separators) { return (levels, []) }
    var rest = text[...]
    var marks: [Int] = []
    while let (sign, mark) = signs.first(where: {
      !marks.contains($0.mark) && (rest.hasSuffix($0.sign) || rest.hasPrefix($0.sign))
    }) {
      rest = rest.hasSuffix(sign) ? rest.dropLast(sign.count) : rest.dropFirst(sign.count)
      marks.append(mark)
      while rest.last?.isWhitespace == true { rest = rest.dropLast() }
      rest = rest.drop(while: \.isWhitespace)
      if let levels = names.levels(String(rest), separators: separators) { return (levels, marks) }
    }
    return nil
  }

  /// Returns whether all levels among some cells are letters, which are words of other kinds too.
  func hasOnlyLetters(
    in table: MarkdownDocument.Table, _ places: [(line: Int, cell: Int, row: Int, column: Int)]
  ) -> Bool {
    places.allSatisfy { place in
      let cells = table.rows[place.line].cells
      return place.cell >= cells.count || cells[place.cell].text.count < 3
    }
  }
}

/// The words of the question that a matrix answers.
private struct QuestionWords {
  private let stems: Set<String>

  init(_ matrix: Matrix, _ graph: ContentGraph) {
    stems = Self.stems([matrix.question ?? "", graph.entries[matrix.entry].title])
  }

  /// Returns whether texts have a long word of the question, in any of its forms.
  func isAsked(in texts: [String]) -> Bool {
    !stems.isDisjoint(with: Self.stems(texts))
      || texts.contains { Self.plain.contains($0.lowercased().filter { $0.isLetter }) }
  }

  /// Headers that ask no more than the matrix does.
  private static let plain: Set<String> = [
    "level", "who", "whose", "stufe", "wer", "wessen", "niveau", "qui",
  ]

  private static func stems(_ texts: [String]) -> Set<String> {
    Set(
      texts.flatMap { $0.lowercased().split { !$0.isLetter } }.filter { $0.count > 6 }
        .map { String($0.prefix(7)) })
  }
}
