internal import ContentFormat
package import Diagnostics

extension Matrix {
  /// Cells of a table in the wrong place, recognised by the assignments of the entries.
  ///
  /// The matrix has them where they belong, so that they cause no further findings.
  package struct Misplacement: Sendable, Hashable {
    package let kind: Kind
    /// The number of cells that contradict assignments as the table has them.
    package let contradictions: Int
    /// The location of the header, and of the other one if two are exchanged.
    package let location: SourceLocation
    package let other: SourceLocation?

    /// The mistake.
    package enum Kind: Sendable, Hashable {
      /// The headers of two rows or columns are exchanged.
      case swapped(Side)
      /// The cells of a row are one column too far to one side.
      case shifted
    }
  }
}

extension MatrixBinder {
  /// Puts cells into the rows and columns to which the assignments of entries say they belong, if
  /// one mistake explains the contradictions: two exchanged headers, or a shifted row.
  ///
  /// - Parameter reported: The headers whose texts and links disagree. An exchange of two of them
  ///   is no further mistake.
  static func replaceMisplacedCells(
    in matrix: inout Matrix, _ graph: ContentGraph, reported: Set<SourceLocation>
  ) {
    guard !matrix.levels.isEmpty, matrix.table != nil else { return }
    var search = MisplacementSearch(matrix, graph)
    search.repair(&matrix)
    matrix.misplacements.removeAll { mistake in
      reported.contains(mistake.location) && mistake.other.map(reported.contains) ?? false
    }
  }
}

/// The levels that entries assign to the cells of a matrix, compared with the cells.
private struct MisplacementSearch {
  /// The assigned levels of each cell, in row-major order. Empty if nothing assigns the cell.
  private var assigned: [[Int]]
  private let height: Int
  private let width: Int

  /// Fewer contradictions may be mistakes in single cells.
  private static let fewestContradictions = 3
  /// The maximum number of rows or columns with contradictions of which each pair is compared.
  private static let mostLines = 64

  init(_ matrix: Matrix, _ graph: ContentGraph) {
    height = matrix.rows.headers.count
    width = matrix.columns.headers.count
    assigned = Array(repeating: [], count: matrix.cells.count)
    let name = graph.entries[matrix.entry].id
    let levels = Dictionary(
      matrix.levels.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for side in [Matrix.Side.rows, .columns] {
      let across = positions(of: matrix[side.other], graph)
      for (index, header) in matrix[side].headers.enumerated() {
        guard let entry = header.entry else { continue }
        for item in graph.entries[entry].fields.items {
          guard case .assignments(name) = item.schema.type,
            case .assignments(let assignments) = item.field.value
          else { continue }
          for assignment in assignments {
            guard let level = levels[assignment.level] else { continue }
            for other in assignment.of.compactMap({ across[$0.id] }) {
              let (row, column) = matrix.cellPosition(index, of: side, across: other)
              assigned[row * width + column].append(level)
            }
          }
        }
      }
    }
  }

  /// Returns the positions of the headers by their ids and old ids.
  private func positions(of axis: Matrix.Axis, _ graph: ContentGraph) -> [String: Int] {
    let ids = Dictionary(
      axis.headers.enumerated().map { (graph.id(of: $1), $0) }, uniquingKeysWith: { a, _ in a })
    return graph.renamedIDs(in: axis.collection).reduce(into: ids) { ids, old in
      ids[old.key] = ids[graph.entries[old.value.entry].id]
    }
  }

  mutating func repair(_ matrix: inout Matrix) {
    var lines = contradictions(matrix)
    guard lines.rows.reduce(0, +) >= Self.fewestContradictions else { return }
    for side in [Matrix.Side.columns, .rows] {
      for (first, second) in swaps(side, lines, matrix) {
        let counts = side == .rows ? lines.rows : lines.columns
        matrix.exchangeHeaders(side, first, second, contradictions: counts[first] + counts[second])
        exchange(side, first, second)
      }
      lines = contradictions(matrix)
    }
    for row in 0..<height where lines.rows[row] >= Self.fewestContradictions {
      shift(row, lines.rows[row], in: &matrix)
    }
  }

  /// The number of cells that contradict an assignment, by row and by column.
  private func contradictions(_ matrix: Matrix) -> (rows: [Int], columns: [Int]) {
    var rows = [Int](repeating: 0, count: height)
    var columns = [Int](repeating: 0, count: width)
    for row in 0..<height {
      for column in 0..<width
      where contradicts(matrix[row, column], assigned[row * width + column]) {
        rows[row] += 1
        columns[column] += 1
      }
    }
    return (rows, columns)
  }

  private func contradicts(_ cell: Matrix.Cell?, _ assigned: [Int]) -> Bool {
    guard let cell, !cell.levels.isEmpty else { return false }
    return assigned.contains { !cell.levels.contains($0) }
  }

  /// Returns the pairs of lines without a contradiction once their headers are exchanged.
  private func swaps(
    _ side: Matrix.Side, _ lines: (rows: [Int], columns: [Int]), _ matrix: Matrix
  ) -> [(Int, Int)] {
    let counts = side == .rows ? lines.rows : lines.columns
    let wrong = counts.indices.filter { counts[$0] > 0 }
    guard wrong.count > 1, wrong.count <= Self.mostLines else { return [] }
    var found: [(Int, Int)] = []
    var taken: Set<Int> = []
    for (index, first) in wrong.enumerated() where !taken.contains(first) {
      let fitting = wrong[(index + 1)...].filter { second in
        !taken.contains(second) && counts[first] + counts[second] >= Self.fewestContradictions
          && fits(side, first, second, matrix)
      }
      guard fitting.count == 1, let second = fitting.first else { continue }
      taken.formUnion([first, second])
      found.append((first, second))
    }
    return found
  }

  private func fits(_ side: Matrix.Side, _ first: Int, _ second: Int, _ matrix: Matrix) -> Bool {
    (0..<(side == .rows ? width : height)).allSatisfy { across in
      let a = matrix.cellPosition(first, of: side, across: across)
      let b = matrix.cellPosition(second, of: side, across: across)
      return !contradicts(matrix[a.row, a.column], assigned[b.row * width + b.column])
        && !contradicts(matrix[b.row, b.column], assigned[a.row * width + a.column])
    }
  }

  private mutating func exchange(_ side: Matrix.Side, _ first: Int, _ second: Int) {
    for across in 0..<(side == .rows ? width : height) {
      let a = side == .rows ? first * width + across : across * width + first
      let b = side == .rows ? second * width + across : across * width + second
      assigned.swapAt(a, b)
    }
  }

  /// Moves the cells of a row by one column if no contradiction is left then.
  private func shift(_ row: Int, _ count: Int, in matrix: inout Matrix) {
    let range = (row * width)..<((row + 1) * width)
    let cells = Array(matrix.cells[range])
    let expected = Array(assigned[range])
    for candidate in Self.moves(of: cells) {
      let isRight = zip(candidate, expected).allSatisfy { !contradicts($0, $1) }
      // Cells that nothing is in prove nothing.
      let known = zip(candidate, expected).count { $0 != nil && !$1.isEmpty }
      guard isRight, known + 1 >= width else { continue }
      matrix.cells.replaceSubrange(range, with: candidate)
      matrix.misplacements.append(
        .init(
          kind: .shifted, contradictions: count, location: matrix.rows.headers[row].location,
          other: nil))
      return
    }
  }

  /// Returns the rows that result if the cells after some column, or all in a circle, are moved by
  /// one column.
  private static func moves(of cells: [Matrix.Cell?]) -> [[Matrix.Cell?]] {
    guard let last = cells.last, let first = cells.first, cells.count <= mostLines else {
      return []
    }
    var moves: [[Matrix.Cell?]] = [
      [last] + Array(cells.dropLast()), Array(cells.dropFirst()) + [first],
    ]
    for column in cells.indices {
      // A cell is missing before this one, or this one is too many.
      let before = Array(cells[..<column])
      let after = Array(cells[column...])
      moves.append(before + [nil] + Array(after.dropLast()))
      moves.append(before + Array(after.dropFirst()) + [nil])
    }
    return moves
  }
}

extension Matrix {
  /// Exchanges the entries of two headers and records the mistake.
  fileprivate mutating func exchangeHeaders(
    _ side: Side, _ first: Int, _ second: Int, contradictions: Int
  ) {
    var axis = self[side]
    let (a, b) = (axis.headers[first], axis.headers[second])
    axis.headers[first] = b.moved(to: a.location)
    axis.headers[second] = a.moved(to: b.location)
    if side == .rows { rows = axis } else { columns = axis }
    misplacements.append(
      Misplacement(
        kind: .swapped(side), contradictions: contradictions, location: a.location,
        other: b.location))
  }
}

extension Matrix.Header {
  fileprivate func moved(to location: SourceLocation) -> Matrix.Header {
    Matrix.Header(
      entry: entry, ownID: ownID, label: label, notes: notes, html: html, location: location)
  }
}
