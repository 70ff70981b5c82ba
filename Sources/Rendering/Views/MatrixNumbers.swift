internal import ContentModel

/// What a table shows of the numbers of a matrix: their size, and the sides that are superseded.
struct MatrixNumbers {
  /// The greatest number, or nil if the cells are not numbers or any is negative.
  let greatest: Double?
  /// The rows of a derived matrix whose entries have successors. Empty if all have.
  let supersededRows: Set<Int>
  /// The columns of a derived matrix whose entries have successors. Empty if all have.
  let supersededColumns: Set<Int>

  init(_ matrix: Matrix, in graph: ContentGraph) {
    let isDerived = matrix.kind == .derived
    let numbers = matrix.cells.compactMap { $0?.number }
    greatest = numbers.contains { $0 < 0 } || !matrix.levels.isEmpty ? nil : numbers.max()
    supersededRows = isDerived ? Self.superseded(matrix.rows, graph) : []
    supersededColumns = isDerived ? Self.superseded(matrix.columns, graph) : []
  }

  /// Returns a number as a share of the greatest, in tenths from 0 to 10. Only zero has no tenth.
  func share(of number: Double?) -> Int? {
    guard let greatest, let number else { return nil }
    return greatest > 0 ? Int((10 * number / greatest).rounded(.up)) : 0
  }

  private static func superseded(_ axis: Matrix.Axis, _ graph: ContentGraph) -> Set<Int> {
    let found = axis.headers.indices.filter { index in
      axis.headers[index].entry.map(graph.isSuperseded) ?? false
    }
    return found.count == axis.headers.count ? [] : Set(found)
  }
}

/// The entries that the cells of a row of a derived matrix count.
struct CountedRow: TemplateModel {
  struct Cell: TemplateModel {
    let title: String
    /// The id of the list. The cell of the table links to it.
    let anchor: String
    let links: [EntryLink]

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "anchor": .text(\.anchor), "links": .group(\.links),
    ]
  }

  let title: String
  /// The cells that count anything.
  let cells: [Cell]

  static let names: TemplateNames<Self> = [
    "title": .text(\.title), "counted_cells": .list(\.cells),
  ]
}

extension SiteRenderer {
  /// Maximum number of links to counted entries on the page of a matrix. With more, cells lead to
  /// themselves.
  private static let mostCounted = 3_000

  /// Returns the lists of what the cells of a derived matrix count. Empty for any other matrix.
  func countedRows(_ matrix: Matrix) -> [CountedRow] {
    guard listsCounted(matrix) else { return [] }
    return matrix.rows.headers.enumerated().compactMap { row, header in
      let cells = matrix.columns.headers.enumerated().compactMap { column, head in
        let counted = matrix.counted(row: row, column: column)
        return counted.isEmpty
          ? nil
          : CountedRow.Cell(
            title: graph.title(of: head), anchor: numberAnchor(matrix, row, column),
            links: counted.map { link($0) })
      }
      return cells.isEmpty ? nil : CountedRow(title: graph.title(of: header), cells: cells)
    }
  }

  private func listsCounted(_ matrix: Matrix) -> Bool {
    !matrix.counted.isEmpty && matrix.counted.reduce(0) { $0 + $1.count } <= Self.mostCounted
  }

  /// Returns the anchor of the list of what a cell counts, or of the cell if there is no list.
  func numberAnchor(_ matrix: Matrix, _ row: Int, _ column: Int) -> String {
    let cell = cellAnchor(matrix, row, column)
    return listsCounted(matrix) && !matrix.counted(row: row, column: column).isEmpty
      ? "counted.\(cell)" : cell
  }
}
