internal import ContentFormat
internal import ContentModel
internal import Markdown

extension SiteRenderer {
  /// The names of a matrix's page.
  func matrixNames(_ matrix: Matrix) -> TemplateObject {
    let id = graph.entries[matrix.entry].id
    let hasLevels = !matrix.levels.isEmpty
    let names: [String: TemplateValue?] = [
      "id": .text(id), "title": .text(graph.entries[matrix.entry].title),
      "table": matrix.table == nil ? .html(matrixTable(matrix, onOwnPage: true)) : nil,
      "heatmap": matrix.isDrawn
        ? .html(Heatmap.svg(heatmapModel(matrix, links: true), form: .inline)) : nil,
      "svg_href": exportHref(.drawing, matrix),
      "columns_title": .text(humanized(graph.collections[matrix.columns.collection].schema.plural)),
      "rows_title": .text(humanized(graph.collections[matrix.rows.collection].schema.plural)),
      "column_totals": hasLevels
        ? totals(matrix, matrix.columns) { matrix.counts(column: $0) } : nil,
      "row_totals": hasLevels ? totals(matrix, matrix.rows) { matrix.counts(row: $0) } : nil,
      "row_groups": hasLevels ? groupTotals(matrix) : nil,
    ]
    return TemplateObject(names).merging(legend(matrix))
  }

  private func totals(
    _ matrix: Matrix, _ axis: Matrix.Axis, _ count: (Int) -> [Int]
  ) -> TemplateValue? {
    .group(
      axis.headers.enumerated().map { index, header in
        TemplateObject([
          "title": .text(graph.entries[header.entry].title),
          "href": .text(siteMap.href(entry: header.entry)), "counts": counts(matrix, count(index)),
        ])
      })
  }

  private func groupTotals(_ matrix: Matrix) -> TemplateValue? {
    .group(
      matrix.rows.groups.compactMap { group in
        group.label.map {
          TemplateObject([
            "title": .text($0), "href": nil,
            "counts": counts(matrix, matrix.counts(rows: group.range)),
          ])
        }
      })
  }

  private func legend(_ matrix: Matrix) -> TemplateObject {
    TemplateObject([
      "legend": .group(
        matrix.levels.map { level in
          TemplateObject([
            "label": .text(level.label), "letter": .text(level.letter),
            "level_id": .text(level.id), "color": .text(level.color),
            "meaning": .text(level.meaning),
          ])
        }),
      "marks": marks(Array(matrix.marks.indices), of: matrix),
    ])
  }

  // MARK: The table

  /// The canonical view of a matrix; `number` tells the views of a page apart. Cells have ids on the matrix's own page alone, so that a page
  /// that shows several matrices has no id twice.
  func matrixTable(_ matrix: Matrix, onOwnPage: Bool, number: Int? = nil) -> [UInt8] {
    let entry = graph.entries[matrix.entry]
    let id = "matrix-\(AnchorNames.slug(entry.id))" + (number.map { "-\($0)" } ?? "")
    let groups = Dictionary(
      uniqueKeysWithValues: matrix.columns.groups.map { ($0.range.lowerBound, $0.label) })
    let head = matrix.columns.headers.enumerated().map { index, header in
      TemplateObject([
        "title": .text(header.label), "href": .text(siteMap.href(entry: header.entry)),
        "group": .text(groups[index] ?? nil),
        "key": onOwnPage ? .text(slug(header)) : nil,
        "notes": notes(header.notes, matrix, onOwnPage: onOwnPage),
      ])
    }
    let bodies = matrix.rows.groups.map { group in
      TemplateObject([
        "label": .text(group.label), "span": .text("\(matrix.columns.headers.count)"),
        "key": onOwnPage ? .text(group.label.map(AnchorNames.slug)) : nil,
        "rows": .list(group.range.map { tableRow(matrix, $0, onOwnPage: onOwnPage) }),
      ])
    }
    let names = TemplateObject([
      "caption": .text(entry.title), "id": .text(id), "region_id": .text("\(id)-caption"),
      "corner": .text(matrix.corner),
      "corner_notes": notes(matrix.cornerNotes, matrix, onOwnPage: onOwnPage),
      "levels": .flag(!matrix.levels.isEmpty),
      "head": .list(head), "bodies": .list(bodies),
      "tools": onOwnPage ? matrixTools(matrix) : nil,
    ])
    return renderView(.matrixTable, names.merging(legend(matrix)))
  }

  private func tableRow(_ matrix: Matrix, _ row: Int, onOwnPage: Bool) -> TemplateObject {
    let header = matrix.rows.headers[row]
    let cells = matrix.columns.headers.indices.map { column in
      tableCell(matrix, row, column, onOwnPage: onOwnPage)
    }
    let id = "row-\(AnchorNames.slug(graph.entries[header.entry].id))"
    return TemplateObject([
      "title": .text(header.label), "href": .text(siteMap.href(entry: header.entry)),
      "id": onOwnPage ? .text(id) : nil, "key": onOwnPage ? .text(slug(header)) : nil,
      "cells": .list(cells),
      "notes": notes(header.notes, matrix, onOwnPage: onOwnPage),
    ])
  }

  private func tableCell(
    _ matrix: Matrix, _ row: Int, _ column: Int, onOwnPage: Bool
  ) -> TemplateObject {
    let rowEntry = matrix.rows.headers[row].entry
    let columnEntry = matrix.columns.headers[column].entry
    let cell = matrix[row, column]
    let level = matrix.level(row: row, column: column)
    return TemplateObject([
      "id": onOwnPage ? .text(graph.cellAnchor(row: rowEntry, column: columnEntry)) : nil,
      "href": .text(cellHref(matrix, rowEntry, columnEntry)),
      "level_id": .text(level?.id), "color": .text(level?.color), "letter": .text(level?.letter),
      "label": .text(level?.label),
      "applicable": .flag(level?.isApplicable ?? false),
      "marked": .flag(cell?.marks.isEmpty == false),
      "marks": marks(cell?.marks ?? [], of: matrix),
      "title": .text(cellTitle(matrix, row, column)),
      "notes": notes(cell?.notes ?? Matrix.Notes(), matrix, onOwnPage: onOwnPage),
      "html": level == nil ? cell.flatMap { cellHTML($0, matrix, onOwnPage: onOwnPage) } : nil,
    ])
  }

  /// The references to footnotes; the footnotes stand on the matrix's own page.
  private func notes(
    _ notes: Matrix.Notes, _ matrix: Matrix, onOwnPage: Bool
  ) -> TemplateValue? {
    let page = onOwnPage ? "" : siteMap.href(entry: matrix.entry)
    return .group(
      zip(notes.numbers, notes.anchors).map { number, anchor in
        TemplateObject([
          "number": .text("\(number)"), "href": .text("\(page)#fn-\(number)"),
          "anchor": onOwnPage ? .text(anchor) : nil,
        ])
      })
  }

  private func cellHTML(
    _ cell: Matrix.Cell, _ matrix: Matrix, onOwnPage: Bool
  ) -> TemplateValue? {
    if matrix.table == nil { return cell.number.map { .html("\(Int(exactly: $0) ?? 0)") } }
    return .html(
      html(
        cell.html, of: graph.entries[matrix.entry].document, matrix.entry, isElsewhere: !onOwnPage))
  }

  /// The place that explains a cell: on the page of its column, the row.
  ///
  /// Only a matrix with levels is explained there; another explains itself.
  func cellHref(_ matrix: Matrix, _ row: Int, _ column: Int) -> String {
    if matrix.levels.isEmpty {
      return siteMap.href(
        entry: matrix.entry, anchor: graph.cellAnchor(row: row, column: column))
    }
    return siteMap.href(entry: column, anchor: graph.cellAnchor(row, in: matrix))
  }

  /// `Agent Governance × Agentic AI: Customer, Critical focus`.
  func cellTitle(_ matrix: Matrix, _ row: Int, _ column: Int) -> String {
    let names = [matrix.rows.headers[row], matrix.columns.headers[column]].map {
      graph.entries[$0.entry].title
    }
    let marks = (matrix[row, column]?.marks ?? []).map { matrix.marks[$0].label }
    let words = [matrix.level(row: row, column: column)?.label].compactMap(\.self) + marks
    return "\(names[0]) × \(names[1]): \(words.joined(separator: ", "))"
  }

  /// The id of a header's entry as addresses have it.
  func slug(_ header: Matrix.Header) -> String { AnchorNames.slug(graph.entries[header.entry].id) }

  /// What can be done with a matrix on its own page.
  private func matrixTools(_ matrix: Matrix) -> TemplateValue {
    let index = graph.matrices.firstIndex { $0.entry == matrix.entry } ?? 0
    func title(_ side: Matrix.Side) -> String {
      humanized(graph.collections[matrix[side].collection].schema.plural)
    }
    let ranked = matrix.duties?.levels ?? Array(matrix.levels.indices)
    let groups = matrix.rows.groups.compactMap(\.label)
    return .object(
      TemplateObject([
        "data_href": exportHref(.data, matrix), "csv_href": exportHref(.table, matrix),
        "svg_href": exportHref(.drawing, matrix),
        "duties_href": .text(
          matrix.duties.map { _ in siteMap.href(graph.dutiesRoute(matrix: index)) }),
        "compare_href": .text(
          matrix.compared.map { _ in siteMap.href(graph.compareRoute(matrix: index)) }),
        "columns_title": .text(title(.columns)), "rows_title": .text(title(.rows)),
        "row_groups": .group(
          groups.map {
            TemplateObject(["key": .text(AnchorNames.slug($0)), "label": .text($0)])
          }),
        "orders": .group(
          ranked.map {
            TemplateObject([
              "key": .text(matrix.levels[$0].id), "label": .text(matrix.levels[$0].label),
            ])
          }),
      ]))
  }

  // MARK: The drawing

  func heatmap(_ matrix: Matrix, number: Int) -> [UInt8] {
    let model = matrix.isDrawn ? heatmapModel(matrix, links: true, number: number) : nil
    return renderView(
      .heatmap,
      TemplateObject([
        "id": .text(heatmapID(matrix, number: number)),
        "svg": model.map { .html(Heatmap.svg($0, form: .inline)) },
        "caption": .html(escapedHTML(summary(matrix))),
        "href": .text(siteMap.href(entry: matrix.entry)),
        "svg_href": exportHref(.drawing, matrix),
      ]))
  }

  /// The address of a file beside the page of a matrix; nil for a matrix without this file.
  private func exportHref(_ export: MatrixExport, _ matrix: Matrix) -> TemplateValue? {
    .text(
      export.exists(for: matrix)
        ? siteMap.href(siteMap.path(of: export, entry: matrix.entry)) : nil)
  }

  private func heatmapID(_ matrix: Matrix, number: Int?) -> String {
    "heatmap-\(AnchorNames.slug(graph.entries[matrix.entry].id))" + (number.map { "-\($0)" } ?? "")
  }

  /// The matrix as a drawing shows it; without links it can stand in a README.
  func heatmapModel(_ matrix: Matrix, links: Bool, number: Int? = nil) -> HeatmapModel {
    func headers(_ axis: Matrix.Axis) -> [HeatmapModel.Header] {
      axis.headers.map {
        .init(label: $0.label, href: links ? siteMap.href(entry: $0.entry) : nil)
      }
    }
    let cells = matrix.rows.headers.indices.map { row in
      matrix.columns.headers.indices.map { column -> HeatmapModel.Cell? in
        guard let cell = matrix[row, column], let level = cell.level else { return nil }
        let href = cellHref(
          matrix, matrix.rows.headers[row].entry, matrix.columns.headers[column].entry)
        return .init(
          level: level, marks: cell.marks, href: links ? href : nil,
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
          id: $0.id, label: $0.label, letter: $0.letter, color: $0.color,
          applicable: $0.isApplicable)
      },
      marks: matrix.marks.map { .init(sign: matrix.shownSign(of: $0), label: $0.label) },
      cells: cells)
  }

  /// What the matrix holds, in figures: `16 security domains × 8 deployment models. Provider 31, …`.
  private func summary(_ matrix: Matrix) -> String {
    func noun(_ axis: Matrix.Axis) -> String {
      let schema = graph.collections[axis.collection].schema
      return "\(axis.headers.count) \(axis.headers.count == 1 ? schema.singular : schema.plural)"
    }
    let counts = zip(matrix.levels, matrix.counts()).map { "\($0.label) \($1)" }
    let marks = matrix.marks.enumerated().map { index, mark in
      "\(mark.label) \(matrix.cells.count { $0?.marks.contains(index) == true })"
    }
    return "\(noun(matrix.rows)) × \(noun(matrix.columns)). "
      + (counts + marks).joined(separator: ", ") + "."
  }
}
