/// How often each level occurs in a row or column of a matrix.
struct LevelCounts: Equatable {
  /// The number of cells by level.
  private(set) var counts: [String: Int] = [:]

  /// Counts nothing.
  init() {}

  /// Counts the levels of a whole matrix.
  init(_ matrix: ComparedMatrix) {
    for cell in matrix.cells.values { add(cell) }
  }

  /// Counts the levels of each row or column of a matrix, by its id.
  static func byLine(_ matrix: ComparedMatrix, isRow: Bool) -> [String: LevelCounts] {
    var lines: [String: LevelCounts] = [:]
    for (key, cell) in matrix.cells {
      lines[isRow ? key.row : key.column, default: LevelCounts()].add(cell)
    }
    return lines
  }

  private mutating func add(_ cell: ComparedMatrix.Cell) {
    for level in cell.levels { counts[level, default: 0] += 1 }
  }

  /// The levels that occur.
  var ids: Dictionary<String, Int>.Keys { counts.keys }

  /// Returns the number of cells with a level.
  subscript(_ level: String) -> Int { counts[level] ?? 0 }

  /// Lists the counts in the order of the levels: "Shared 2, Customer 5".
  func words(_ levels: [ComparedMatrix.Level]) -> [String] {
    let parts = levels.filter { self[$0.id] > 0 }.map { "\($0.label) \(self[$0.id])" }
    return parts.isEmpty ? [] : [parts.joined(separator: ", ")]
  }
}
