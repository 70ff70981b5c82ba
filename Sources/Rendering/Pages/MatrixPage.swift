internal import ContentFormat
internal import ContentModel

/// The template names that only pages of matrices have.
struct MatrixPage: TemplateModel {
  /// The matrix, or nil if it could not be read.
  let matrix: MatrixSummary?

  static let names: TemplateNames<Self> = ["matrix": .object(\.matrix)]
}

/// The parts of a matrix page outside its body.
struct MatrixSummary: TemplateModel {
  /// The number of cells with each level in a row, a column or a group of rows.
  struct Totals: TemplateModel {
    let title: String
    let href: String?
    let counts: [LevelCount]

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "href": .text(\.href), "counts": .group(\.counts),
    ]
  }

  let id: String
  let title: String
  /// The table, or nil if the body of the page contains it.
  let table: [UInt8]?
  let heatmap: [UInt8]?
  let svgHref: String?
  let columnsTitle: String
  let rowsTitle: String
  let columnTotals: [Totals]
  let rowTotals: [Totals]
  let rowGroups: [Totals]
  let counted: [CountedRow]
  let legend: Legend

  static let names = TemplateNames(\Self.legend).merging([
    "id": .text(\.id), "title": .text(\.title), "table": .html(\.table),
    "heatmap": .html(\.heatmap), "svg_href": .text(\.svgHref),
    "columns_title": .text(\.columnsTitle), "rows_title": .text(\.rowsTitle),
    "column_totals": .group(\.columnTotals), "row_totals": .group(\.rowTotals),
    "row_groups": .group(\.rowGroups), "counted": .group(\.counted),
  ])
}

extension SiteRenderer {
  func matrixSummary(_ matrix: Matrix) -> MatrixSummary {
    let hasLevels = !matrix.levels.isEmpty
    return MatrixSummary(
      id: graph.entries[matrix.entry].id, title: graph.entries[matrix.entry].title,
      table: matrix.table == nil || matrix.source != matrix.entry
        ? render(
          matrixTable(
            matrix, on: MatrixPlace(isOwn: true, isSource: matrix.source == matrix.entry))) : nil,
      heatmap: matrix.isDrawn
        ? Heatmap.svg(heatmapModel(matrix, links: true), form: .inline) : nil,
      svgHref: exportHref(.drawing, matrix),
      columnsTitle: humanized(plural(of: .columns, in: matrix)),
      rowsTitle: humanized(plural(of: .rows, in: matrix)),
      columnTotals: hasLevels
        ? totals(matrix, matrix.columns) { matrix.counts(column: $0) } : [],
      rowTotals: hasLevels ? totals(matrix, matrix.rows) { matrix.counts(row: $0) } : [],
      rowGroups: hasLevels ? groupTotals(matrix) : [], counted: countedRows(matrix),
      legend: legend(matrix))
  }

  private func totals(
    _ matrix: Matrix, _ axis: Matrix.Axis, _ count: (Int) -> [Int]
  ) -> [MatrixSummary.Totals] {
    axis.headers.enumerated().map { index, header in
      MatrixSummary.Totals(
        title: graph.title(of: header), href: ownHref(of: header),
        counts: counts(matrix, count(index)))
    }
  }

  private func groupTotals(_ matrix: Matrix) -> [MatrixSummary.Totals] {
    matrix.rows.groups.compactMap { group in
      group.label.map {
        MatrixSummary.Totals(
          title: $0, href: nil, counts: counts(matrix, matrix.counts(rows: group.range)))
      }
    }
  }
}
