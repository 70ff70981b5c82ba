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
    let level: Matrix.Level?
    let marks: [MatrixMark]

    static let names: TemplateNames<Self> = [
      "row": .text(\.row), "row_href": .text(\.rowHref), "column": .text(\.column),
      "column_href": .text(\.columnHref), "href": .text(\.href), "level": .text(\.level?.label),
      "level_id": .text(\.level?.id), "color": .text(\.level?.color),
      "letter": .text(\.level?.letter), "marks": .group(\.marks),
    ]
  }

  let cells: [Cell]

  static let names: TemplateNames<Self> = ["cells": .group(\.cells)]
}

extension SiteRenderer {
  func cellsView(_ places: [CellPosition], of index: MatrixIndex) -> CellsView {
    let matrix = graph.matrices[index]
    return CellsView(
      cells: places.map { place in
        let row = matrix.rows.headers[place.row].entry
        let column = matrix.columns.headers[place.column].entry
        return CellsView.Cell(
          row: graph.entries[row].title, rowHref: siteMap.href(entry: row),
          column: graph.entries[column].title, columnHref: siteMap.href(entry: column),
          href: siteMap.href(entry: column, anchor: graph.cellAnchor(row, in: matrix)),
          level: matrix.level(row: place.row, column: place.column),
          marks: marks(matrix[place.row, place.column]?.marks ?? [], of: matrix))
      })
  }
}
