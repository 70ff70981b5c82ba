internal import ContentFormat
internal import ContentModel

extension SiteRenderer {
  /// Rows or columns of a matrix by how often a level stands there, most first.
  func ranking(_ view: MatrixRanking) -> [UInt8] {
    let matrix = graph.matrices[view.matrix]
    let axis = view.side == .columns ? matrix.columns : matrix.rows
    let total = view.side == .columns ? matrix.rows.headers.count : matrix.columns.headers.count
    let items = view.order.map { index in
      let counts = view.side == .columns ? matrix.counts(column: index) : matrix.counts(row: index)
      let entry = axis.headers[index].entry
      return TemplateObject([
        "title": .text(graph.entries[entry].title), "href": .text(siteMap.href(entry: entry)),
        "count": .text("\(counts[view.level])"), "total": .text("\(total)"),
        "counts": self.counts(matrix, counts),
      ])
    }
    let level = matrix.levels[view.level]
    return renderView(
      .ranking,
      TemplateObject([
        "level": .text(level.label), "level_id": .text(level.id), "letter": .text(level.letter),
        "color": .text(level.color), "items": .list(items),
      ]))
  }

  /// Cells of a matrix that have something in common, each a link to the place that explains it.
  func cells(_ places: [CellPlace], of index: Int) -> [UInt8] {
    let matrix = graph.matrices[index]
    let items = places.map { place in
      let row = matrix.rows.headers[place.row].entry
      let column = matrix.columns.headers[place.column].entry
      let level = matrix.level(row: place.row, column: place.column)
      let cell = matrix[place.row, place.column]
      return TemplateObject([
        "row": .text(graph.entries[row].title), "row_href": .text(siteMap.href(entry: row)),
        "column": .text(graph.entries[column].title),
        "column_href": .text(siteMap.href(entry: column)),
        "href": .text(siteMap.href(entry: column, anchor: graph.cellAnchor(row, in: matrix))),
        "level": .text(level?.label), "level_id": .text(level?.id), "letter": .text(level?.letter),
        "color": .text(level?.color),
        "marks": marks(cell?.marks ?? [], of: matrix),
      ])
    }
    return renderView(.cells, TemplateObject(["cells": .group(items)]))
  }
}
