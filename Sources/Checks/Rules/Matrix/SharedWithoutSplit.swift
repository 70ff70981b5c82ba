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
      // The explanations may be in fields that are unknown.
      let sides = [matrix.rows, matrix.columns].compactMap { context.graph.schema(of: $0) }
      if sides.contains(where: \.isBroken) { return [] }
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
    row: Int, column: Int, cell: Matrix.Cell, level: Matrix.Level
  )

  private static func splitCells(of matrix: Matrix) -> [SplitCell] {
    matrix.rows.headers.indices.flatMap { row in
      matrix.columns.headers.indices.compactMap { column in
        guard let cell = matrix[row, column],
          let level = cell.levels.first(where: { matrix.levels[$0].isSplit })
        else { return nil }
        return (row, column, cell, matrix.levels[level])
      }
    }
  }

  private static func finding(
    _ cell: SplitCell, _ matrix: Matrix, _ graph: ContentGraph
  ) -> Finding {
    let row = graph.title(of: matrix.rows.headers[cell.row])
    let column = graph.title(of: matrix.columns.headers[cell.column])
    return Finding(
      .sharedWithoutSplit, at: cell.cell.location,
      "\(row) in \(column) is \(cell.level.label), but nothing says who does what",
      notes: [.init("several parties share this level", at: cell.level.location)],
      help: ["add a footnote to the cell, or a `because` to \(row)"])
  }

  private static func findingOfAll(
    _ unexplained: [SplitCell], of count: Int, _ matrix: Matrix, _ graph: ContentGraph
  ) -> Finding {
    let entry = graph.entries[matrix.source]
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
    let row: Int
    let column: Int
  }

  private let graph: ContentGraph
  private let matrix: Matrix
  private let rows: [String: Int]
  private let columns: [String: Int]
  private var places: Set<Place> = []

  init(_ graph: ContentGraph, _ matrix: Matrix) {
    self.graph = graph
    self.matrix = matrix
    func positions(_ axis: Matrix.Axis) -> [String: Int] {
      let ids = axis.headers.enumerated().map { (graph.id(of: $1), $0) }
      let known = Dictionary(ids, uniquingKeysWith: { a, _ in a })
      return graph.renamedIDs(in: axis.collection).reduce(into: known) { positions, old in
        positions[old.key] = known[graph.entries[old.value.entry].id]
      }
    }
    rows = positions(matrix.rows)
    columns = positions(matrix.columns)
    for side in [Matrix.Side.rows, .columns] {
      for (index, header) in matrix[side].headers.enumerated() {
        if let entry = header.entry { addMaps(of: entry, at: index, on: side) }
      }
    }
  }

  func contains(row: Int, column: Int) -> Bool {
    places.contains(Place(row: row, column: column))
  }

  mutating func add(_ row: CheckContext.AssignedRow) {
    let own = matrix.rows.position(of: row.position)
    let side = own == nil ? Matrix.Side.columns : .rows
    guard let index = own ?? matrix.columns.position(of: row.position) else { return }
    for assignment in row.assignments
    where assignment.documents.contains(where: { $0.wordCount > 0 }) {
      for item in assignment.of { add(index, on: side, item.id) }
    }
  }

  private mutating func addMaps(of entry: EntryIndex, at index: Int, on side: Matrix.Side) {
    guard let collection = graph.schema(of: matrix[side.other])?.name else { return }
    for item in graph.entries[entry].fields.items {
      guard case .map(let target?, _) = item.schema.type, target.collections.contains(collection),
        case .map(let items) = item.field.value
      else { continue }
      for item in items where item.field.value.isWorded { add(index, on: side, item.key.id) }
    }
  }

  private mutating func add(_ index: Int, on side: Matrix.Side, _ id: String) {
    guard let other = (side == .rows ? columns : rows)[id] else { return }
    places.insert(
      Place(row: side == .rows ? index : other, column: side == .rows ? other : index))
  }
}

extension FieldValue {
  /// Whether the value is a text that contains a word.
  fileprivate var isWorded: Bool {
    if case .text(let text) = self { return text.contains { !$0.isWhitespace } }
    return if case .markdown(let document) = self { document.wordCount > 0 } else { false }
  }
}
