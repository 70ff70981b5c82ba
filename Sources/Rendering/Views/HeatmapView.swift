internal import ContentFormat
internal import ContentModel
internal import Markdown

/// A matrix as a heatmap.
struct HeatmapView: PartModel {
  static let template = PartTemplate.heatmap

  let id: String
  /// The drawing, or nil if the matrix has none.
  let svg: [UInt8]?
  let caption: String
  let href: String
  let svgHref: String?

  static let names: TemplateNames<Self> = [
    "id": .text(\.id), "svg": .html(\.svg),
    "caption": .html { Array(escapedHTML($0.caption).utf8) }, "href": .text(\.href),
    "svg_href": .text(\.svgHref),
  ]
}

extension SiteRenderer {
  func heatmapView(_ matrix: Matrix, number: Int) -> HeatmapView {
    let model = matrix.isDrawn ? heatmapModel(matrix, links: true, number: number) : nil
    return HeatmapView(
      id: heatmapID(matrix, number: number), svg: model.map { Heatmap.svg($0, form: .inline) },
      caption: summary(matrix), href: siteMap.href(entry: matrix.entry),
      svgHref: exportHref(.drawing, matrix))
  }

  /// Returns the URL path of an exported file, or nil if the matrix does not have that file.
  func exportHref(_ export: MatrixExport, _ matrix: Matrix) -> String? {
    export.exists(for: matrix) ? siteMap.href(siteMap.path(of: export, entry: matrix.entry)) : nil
  }

  private func heatmapID(_ matrix: Matrix, number: Int?) -> String {
    "heatmap.\(AnchorNames.slug(graph.entries[matrix.entry].id))" + (number.map { ".\($0)" } ?? "")
  }

  /// Returns the model of a heatmap. Without links, the drawing can be used outside of the site,
  /// for example in a README.
  func heatmapModel(_ matrix: Matrix, links: Bool, number: Int? = nil) -> HeatmapModel {
    func headers(_ axis: Matrix.Axis) -> [HeatmapModel.Header] {
      axis.headers.map {
        .init(label: $0.label, href: links ? ownHref(of: $0) : nil)
      }
    }
    let cells = matrix.rows.headers.indices.map { row in
      matrix.columns.headers.indices.map { column -> HeatmapModel.Cell? in
        guard let cell = matrix[row, column], !cell.levels.isEmpty else { return nil }
        let href = cellHref(matrix, row, column)
        return .init(
          levels: cell.levels, marks: cell.marks, href: links ? href : nil,
          title: cellTitle(matrix, row, column))
      }
    }
    let entry = graph.entries[matrix.entry]
    return HeatmapModel(
      id: heatmapID(matrix, number: number),
      title: entry.title, summary: summary(matrix),
      corner: matrix.corner, columns: headers(matrix.columns), rows: headers(matrix.rows),
      groups: matrix.rows.groups.map { .init(label: $0.label, rowCount: $0.range.count) },
      levels: matrix.levels.map {
        .init(
          id: $0.id, label: $0.label, letter: $0.letter, color: $0.color.className,
          applicable: $0.isApplicable, ownFill: $0.color.isOwn ? $0.color.text : nil)
      },
      marks: matrix.marks.map { .init(sign: matrix.shownSign(of: $0), label: $0.label) },
      cells: cells)
  }

  /// Returns the size of the matrix and the number of cells with each level and mark:
  /// `16 security domains × 8 deployment models. Provider 31, …`.
  private func summary(_ matrix: Matrix) -> String {
    func noun(_ side: Matrix.Side) -> String {
      let count = matrix[side].headers.count
      return
        "\(count) \(count == 1 ? singular(of: side, in: matrix) : plural(of: side, in: matrix))"
    }
    let counts = zip(matrix.levels, matrix.counts()).map { "\($0.label) \($1)" }
    let marks = matrix.marks.enumerated().map { index, mark in
      "\(mark.label) \(matrix.cells.count { $0?.marks.contains(index) == true })"
    }
    return "\(noun(.rows)) × \(noun(.columns)). "
      + (counts + marks).joined(separator: ", ") + "."
  }
}
