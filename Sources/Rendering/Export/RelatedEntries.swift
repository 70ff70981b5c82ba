internal import ContentFormat
internal import ContentModel

/// The entries related to each cell of a matrix: those that a derived matrix counts. In another matrix
/// they refer to its row, or its row to them, and likewise to its column or to no column at all.
struct RelatedEntries {
  /// Indices of the entries in the graph, sorted by collection and by the order in it.
  let entries: [EntryIndex]
  private var cells: [[Int]]
  private let width: Int

  init(_ matrix: Matrix, in graph: ContentGraph) {
    width = matrix.columns.headers.count
    if matrix.kind == .derived {
      let order = graph.collections.flatMap(\.entries)
      let found = Set(matrix.counted.joined())
      entries = order.filter(found.contains)
      let numbers = Dictionary(
        entries.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      cells = matrix.counted.map { $0.compactMap { numbers[$0] } }
      return
    }
    var cells = [[Int]](repeating: [], count: matrix.rows.headers.count * width)
    func numbers(_ axis: Matrix.Axis) -> [EntryIndex: Int] {
      Dictionary(
        axis.headers.enumerated().compactMap { index, header in header.entry.map { ($0, index) } },
        uniquingKeysWith: { first, _ in first })
    }
    let (rows, columns) = (numbers(matrix.rows), numbers(matrix.columns))
    var places: [EntryIndex: (rows: Set<Int>, columns: Set<Int>)] = [:]
    for relation in graph.relations {
      for (other, own) in [(relation.from, relation.to), (relation.to, relation.from)] {
        guard rows[other] == nil, columns[other] == nil, graph.entries[other].collection != nil,
          rows[own] != nil || columns[own] != nil
        else { continue }
        var place = places[other] ?? ([], [])
        if let row = rows[own] { place.rows.insert(row) }
        if let column = columns[own] { place.columns.insert(column) }
        places[other] = place
      }
    }
    let found = places.filter { !$0.value.rows.isEmpty }.keys
    let order = graph.collections.flatMap(\.entries)
    let rank = Dictionary(
      order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    entries = found.sorted { (rank[$0] ?? .max, $0) < (rank[$1] ?? .max, $1) }
    for (number, entry) in entries.enumerated() {
      guard let place = places[entry] else { continue }
      let across = place.columns.isEmpty ? Set(0..<width) : place.columns
      for row in place.rows { for column in across { cells[row * width + column].append(number) } }
    }
    self.cells = cells
  }

  /// Returns the entries of a cell as indices into ``entries``.
  func of(row: Int, column: Int) -> [Int] { cells[row * width + column] }
}
