internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A cell says that a duty is shared, but nothing says who does what.
  package static let sharedWithoutSplit = Rule(
    "shared-without-split", .warning, stage: .check,
    what: """
      A cell has a shared level (`split: true`, or the id `shared`), but nothing says who does what. \
      The cell has no footnote, its assignment has no `because`, and no map of its row or column has \
      a text for it.
      """,
    why: "If a shared duty is not divided, each party expects the other to do it.",
    example: """
      | Data Privacy | Shared |
      """,
    fix: """
      Add a footnote to the cell or a `because` to the entry. If the level needs no explanation, \
      declare it with `split: false`.
      """)
}

extension Check {
  static let sharedWithoutSplit = Check(.sharedWithoutSplit) { context in
    let rows = Dictionary(grouping: context.assignedRows, by: \.matrix.entry)
    return context.graph.matrices.flatMap { matrix -> [Finding] in
      guard matrix.levels.contains(where: \.isSplit) else { return [] }
      let cells = splitCells(of: matrix)
      guard !cells.isEmpty else { return [] }
      var explained = ExplainedCells(context.graph, matrix)
      for row in rows[matrix.entry, default: []] { explained.add(row) }
      let unexplained = cells.filter {
        $0.cell.notes.isEmpty && !explained.contains(row: $0.row, column: $0.column)
      }
      // If most cells lack an explanation, report the matrix once.
      if unexplained.count > 1, unexplained.count * 2 > cells.count {
        return [findingOfAll(unexplained, of: cells.count, matrix, context.graph)]
      }
      return unexplained.map { finding($0, matrix, context.graph) }
    }
  }

  private typealias SplitCell = (
    row: EntryIndex, column: EntryIndex, cell: Matrix.Cell, level: Matrix.Level
  )

  private static func splitCells(of matrix: Matrix) -> [SplitCell] {
    matrix.rows.headers.indices.flatMap { row in
      matrix.columns.headers.indices.compactMap { column in
        guard let cell = matrix[row, column], let level = cell.level,
          matrix.levels[level].isSplit
        else { return nil }
        return (
          matrix.rows.headers[row].entry, matrix.columns.headers[column].entry, cell,
          matrix.levels[level]
        )
      }
    }
  }

  private static func finding(
    _ cell: SplitCell, _ matrix: Matrix, _ graph: ContentGraph
  ) -> Finding {
    let row = graph.entries[cell.row].title
    let column = graph.entries[cell.column].title
    return Finding(
      .sharedWithoutSplit, at: cell.cell.location,
      "\(row) in \(column) is \(cell.level.label), but nothing says who does what",
      notes: [.init("several parties share this level", at: cell.level.location)],
      help: ["add a footnote to the cell, or a `because` to \(row)"])
  }

  private static func findingOfAll(
    _ unexplained: [SplitCell], of count: Int, _ matrix: Matrix, _ graph: ContentGraph
  ) -> Finding {
    let entry = graph.entries[matrix.entry]
    let header = matrix.table.map { entry.document.tables[$0].rows[0].range }
    let labels = matrix.levels.filter(\.isSplit).map(\.label).listed("or")
    return Finding(
      .sharedWithoutSplit, at: entry.at(header ?? entry.titleRange),
      "of \(counted(count, "cell")) that say \(labels), \(unexplained.count) do not explain who does what",
      notes: [
        .init("the first of them", at: unexplained[0].cell.location),
        .init(
          "several parties share this level", at: unexplained[0].level.location),
      ],
      help: [
        "add a footnote to each cell or a `because` to its row, or declare the level with `split: false`"
      ])
  }
}

/// The cells of a matrix that some entry explains.
private struct ExplainedCells {
  private struct Place: Hashable {
    let row: EntryIndex
    let column: EntryIndex
  }

  private let graph: ContentGraph
  private let matrix: Matrix
  private let rows: Set<EntryIndex>
  private var places: Set<Place> = []

  init(_ graph: ContentGraph, _ matrix: Matrix) {
    self.graph = graph
    self.matrix = matrix
    rows = Set(matrix.rows.headers.map(\.entry))
    for header in matrix.rows.headers { addMaps(of: header.entry, across: matrix.columns) }
    for header in matrix.columns.headers { addMaps(of: header.entry, across: matrix.rows) }
  }

  func contains(row: EntryIndex, column: EntryIndex) -> Bool {
    places.contains(Place(row: row, column: column))
  }

  mutating func add(_ row: CheckContext.AssignedRow) {
    for assignment in row.assignments where assignment.because?.wordCount ?? 0 > 0 {
      for item in assignment.of { add(row.position, item.id, across: row.across) }
    }
  }

  /// Adds texts such as `examples: { saas: … }`, which have a key for each entry of the other side.
  private mutating func addMaps(of entry: EntryIndex, across: Matrix.Axis) {
    let collection = graph.collections[across.collection].schema.name
    for item in graph.entries[entry].fields.items {
      guard case .map(let target?, _) = item.schema.type, target.collections.contains(collection),
        case .map(let items) = item.field.value
      else { continue }
      for item in items where item.field.value.isWorded {
        add(entry, item.key.id, across: across)
      }
    }
  }

  private mutating func add(_ entry: EntryIndex, _ id: String, across: Matrix.Axis) {
    guard let other = graph.entry(id, in: across.collection) else { return }
    let isRow = rows.contains(entry)
    places.insert(Place(row: isRow ? entry : other, column: isRow ? other : entry))
  }
}

extension FieldValue {
  /// Whether the value is a text that contains a word.
  fileprivate var isWorded: Bool {
    if case .text(let text) = self { return text.contains { !$0.isWhitespace } }
    return if case .markdown(let document) = self { document.wordCount > 0 } else { false }
  }
}
