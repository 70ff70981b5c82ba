internal import ContentFormat
internal import ContentModel

/// The cells of a matrix with a given level, mark or both, each with a link to its explanation.
struct CellsView: PartModel {
  static let template = PartTemplate.cells

  struct Cell: TemplateModel {
    let row: String
    let rowHref: String
    let column: String
    let columnHref: String
    let href: String
    let levels: CellLevels
    let marks: [MatrixMark]

    static let names = TemplateNames(\Self.levels).merging([
      "row": .text(\.row), "row_href": .text(\.rowHref), "column": .text(\.column),
      "column_href": .text(\.columnHref), "href": .text(\.href),
      "marks": .group(\.marks),
    ])
  }

  let cells: [Cell]

  static let names: TemplateNames<Self> = ["cells": .group(\.cells)]
}

extension SiteRenderer {
  func cellsView(_ places: [CellPosition], of index: MatrixIndex) -> CellsView {
    let matrix = graph.matrices[index]
    return CellsView(
      cells: places.map { place in
        let row = matrix.rows.headers[place.row]
        let column = matrix.columns.headers[place.column]
        return CellsView.Cell(
          row: graph.title(of: row), rowHref: href(of: row, in: matrix),
          column: graph.title(of: column), columnHref: href(of: column, in: matrix),
          href: cellHref(matrix, place.row, place.column),
          levels: cellLevels(matrix, place.row, place.column),
          marks: marks(matrix[place.row, place.column]?.marks ?? [], of: matrix))
      })
  }
}
