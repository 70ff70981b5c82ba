internal import ContentModel
internal import Diagnostics

/// Two rows or columns of a matrix whose headers are exchanged, as the statements of texts show.
struct ExchangedLines {
  let side: Matrix.Side
  let lines: Set<Int>
  let cause: Cause

  /// Whether all cells are in the two lines.
  func cover(_ cells: some Sequence<(row: Int, column: Int)>) -> Bool {
    cells.allSatisfy { lines.contains(side == .rows ? $0.row : $0.column) }
  }
}

extension CheckContext {
  /// Returns the exchanged lines of each matrix with several wrong statements.
  ///
  /// It takes one pass over the statements, and another one over those of a few lines.
  func exchangedLines() -> [EntryIndex: ExchangedLines] {
    var all: [MatrixIndex: [CellStatement]] = [:]
    for statement in statements where statement.level != nil && statement.extent != .rest {
      all[statement.matrix, default: []].append(statement)
    }
    var found: [EntryIndex: ExchangedLines] = [:]
    for (position, statements) in all {
      let matrix = graph.matrices[position]
      for side in [Matrix.Side.columns, .rows] where found[matrix.entry] == nil {
        found[matrix.entry] = ExchangedLines(statements, matrix, side, graph)
      }
    }
    return found
  }

  /// Returns the consequence of exchanged lines for a finding about some cells.
  static func consequence(
    of exchanged: ExchangedLines?, _ cells: [(row: Int, column: Int)], _ noun: String
  ) -> Consequence? {
    guard let exchanged, exchanged.cover(cells) else { return nil }
    return Consequence(of: exchanged.cause, noun)
  }
}

extension ExchangedLines {
  /// Fewer wrong statements may be mistakes of their own.
  private static let fewestContradictions = 3
  /// The number of lines with the most contradictions of which each pair is compared.
  private static let mostLines = 6

  /// Finds the pair of lines whose statements are all right if their headers change places.
  fileprivate init?(
    _ statements: [CellStatement], _ matrix: Matrix, _ side: Matrix.Side, _ graph: ContentGraph
  ) {
    func line(_ statement: CellStatement) -> Int {
      side == .rows ? statement.row : statement.column
    }
    func isWrong(_ statement: CellStatement, inLine line: Int) -> Bool {
      let cell =
        side == .rows ? matrix[line, statement.column] : matrix[statement.row, line]
      guard let cell, let level = statement.level, !cell.levels.isEmpty else { return false }
      return !cell.levels.contains(level)
    }
    var wrong: [Int: Int] = [:]
    for statement in statements where isWrong(statement, inLine: line(statement)) {
      wrong[line(statement), default: 0] += 1
    }
    guard wrong.count > 1, wrong.values.reduce(0, +) >= Self.fewestContradictions else {
      return nil
    }
    let lines = wrong.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostLines)
      .map(\.key)
    var own: [Int: [CellStatement]] = [:]
    for statement in statements where lines.contains(line(statement)) {
      own[line(statement), default: []].append(statement)
    }
    func fits(_ first: Int, _ second: Int) -> Bool {
      (wrong[first] ?? 0) + (wrong[second] ?? 0) >= Self.fewestContradictions
        && [(first, second), (second, first)].allSatisfy { line, other in
          (own[line] ?? []).allSatisfy { !isWrong($0, inLine: other) }
        }
    }
    let pairs = lines.indices.flatMap { index in
      lines[(index + 1)...].filter { fits(lines[index], $0) }.map { (lines[index], $0) }
    }
    guard pairs.count == 1, let pair = pairs.first else { return nil }
    let sorted = [pair.0, pair.1].sorted()
    let headers = sorted.map { matrix[side].headers[$0] }
    self.side = side
    self.lines = Set(sorted)
    cause = .exchangedHeaders(
      side, headers.map { graph.title(of: $0) }, at: headers[0].location, headers[1].location)
  }
}
