internal import ContentFormat
internal import ContentModel
internal import Markdown

/// A matrix as a table.
struct MatrixTable: PartModel {
  static let template = PartTemplate.matrixTable

  /// The header of a column.
  struct Head: TemplateModel {
    let title: String
    /// Nil for a header from the table.
    let href: String?
    /// The content of a header from the table.
    let html: [UInt8]?
    /// The label of the column group that begins with this column.
    let group: String?
    let key: String?
    let notes: [Note]
    /// True for a column of a derived matrix whose entry has a successor.
    let isSuperseded: Bool

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "href": .text(\.href), "html": .html(\.html),
      "group": .text(\.group),
      "key": .text(\.key), "notes": .group(\.notes), "superseded": .flag(\.isSuperseded),
    ]
  }

  /// A group of rows.
  struct Body: TemplateModel {
    let label: String?
    /// The number of columns.
    let span: Int
    let key: String?
    let rows: [Row]

    static let names: TemplateNames<Self> = [
      "label": .text(\.label), "span": .number(\.span), "key": .text(\.key),
      "rows": .list(\.rows),
    ]
  }

  struct Row: TemplateModel {
    let title: String
    /// Nil for a header from the table.
    let href: String?
    /// The content of a header from the table.
    let html: [UInt8]?
    let id: String?
    let key: String?
    let cells: [Cell]
    let notes: [Note]
    /// True for a row of a derived matrix whose entry has a successor.
    let isSuperseded: Bool

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "href": .text(\.href), "html": .html(\.html), "id": .text(\.id),
      "key": .text(\.key),
      "cells": .list(\.cells), "notes": .group(\.notes), "superseded": .flag(\.isSuperseded),
    ]
  }

  struct Cell: TemplateModel {
    let id: String?
    let href: String
    let levels: CellLevels
    let marks: [MatrixMark]
    let title: String
    /// The content of a cell without a level.
    let html: [UInt8]?
    let notes: [Note]
    /// The number as a share of the greatest number of the matrix, in tenths, rounded up. Nil unless the
    /// matrix has numbers.
    let share: Int?
    /// True if its column is superseded.
    let isSuperseded: Bool

    static let names = TemplateNames(\Self.levels).merging([
      "id": .text(\.id), "href": .text(\.href), "marked": .flag { !$0.marks.isEmpty },
      "marks": .group(\.marks), "title": .text(\.title), "html": .html(\.html),
      "notes": .group(\.notes), "share": .number(\.share), "zero": .flag { $0.share == 0 },
      "superseded": .flag(\.isSuperseded),
    ])
  }

  /// A reference to a footnote.
  struct Note: TemplateModel {
    let number: Int
    let href: String
    let anchor: String?

    static let names: TemplateNames<Self> = [
      "number": .number(\.number), "href": .text(\.href), "anchor": .text(\.anchor),
    ]
  }

  /// The controls and downloads on the matrix's own page.
  struct Tools: TemplateModel {
    let dataHref: String?
    let csvHref: String?
    let svgHref: String?
    let dutiesHref: String?
    let compareHref: String?
    /// The address of the page for frames, absolute if the site knows its own. A script completes it
    /// otherwise.
    let embedURL: String?
    let columnsTitle: String
    let rowsTitle: String
    let rowGroups: [Choice]
    let orders: [Choice]

    static let names: TemplateNames<Self> = [
      "data_href": .text(\.dataHref), "csv_href": .text(\.csvHref), "svg_href": .text(\.svgHref),
      "duties_href": .text(\.dutiesHref), "compare_href": .text(\.compareHref),
      "embed_url": .text(\.embedURL),
      "embed_local": .flag { $0.embedURL?.hasPrefix("/") == true },
      "columns_title": .text(\.columnsTitle), "rows_title": .text(\.rowsTitle),
      "row_groups": .group(\.rowGroups), "orders": .group(\.orders),
    ]
  }

  struct Choice: TemplateModel {
    let key: String
    let label: String

    static let names: TemplateNames<Self> = ["key": .text(\.key), "label": .text(\.label)]
  }

  let caption: String
  let id: String
  let corner: String
  let cornerNotes: [Note]
  let hasLevels: Bool
  /// True if the cells are numbers, none of them negative.
  let hasNumbers: Bool
  let head: [Head]
  let bodies: [Body]
  let tools: Tools?
  let legend: Legend
  /// The URL path of the matrix on the page that has its table, if that is another page.
  let matrixHref: String?

  static let names = TemplateNames(\Self.legend).merging([
    "caption": .text(\.caption), "id": .text(\.id), "region_id": .text { "\($0.id)-caption" },
    "corner": .text(\.corner), "corner_notes": .group(\.cornerNotes),
    "levels": .flag(\.hasLevels), "numbers": .flag(\.hasNumbers), "head": .list(\.head),
    "bodies": .list(\.bodies), "tools": .object(\.tools), "matrix_href": .text(\.matrixHref),
    "superseded": .flag(\.hasSuperseded),
  ])

  /// True if a row or a column is superseded.
  private var hasSuperseded: Bool {
    head.contains(where: \.isSuperseded)
      || bodies.contains { $0.rows.contains(where: \.isSuperseded) }
  }
}

/// The page that shows the table of a matrix.
struct MatrixPlace {
  /// True for the matrix's own page, whose cells have ids.
  let isOwn: Bool
  /// True for the page whose body has the table, and with it the footnotes.
  let isSource: Bool

  /// A page that shows the matrix in a view.
  static let elsewhere = MatrixPlace(isOwn: false, isSource: false)
}

extension SiteRenderer {
  /// Returns the table of a matrix. `number` distinguishes the views of a page. Only the matrix's
  /// own page has ids for cells, so a page with several matrices has no duplicate ids.
  func matrixTable(
    _ matrix: Matrix, on place: MatrixPlace, number: Int? = nil
  ) -> MatrixTable {
    let entry = graph.entries[matrix.entry]
    let groups = Dictionary(
      uniqueKeysWithValues: matrix.columns.groups.map { ($0.range.lowerBound, $0.label) })
    let numbers = MatrixNumbers(matrix, in: graph)
    return MatrixTable(
      caption: entry.title,
      id: "matrix.\(AnchorNames.slug(entry.id))" + (number.map { ".\($0)" } ?? ""),
      corner: matrix.corner,
      cornerNotes: notes(matrix.cornerNotes, matrix, on: place),
      hasLevels: !matrix.levels.isEmpty, hasNumbers: numbers.greatest != nil,
      head: matrix.columns.headers.enumerated().map { index, header in
        MatrixTable.Head(
          title: header.label, href: ownHref(of: header),
          html: headerHTML(header, matrix, on: place), group: groups[index] ?? nil,
          key: place.isOwn ? graph.slug(of: header) : nil,
          notes: notes(header.notes, matrix, on: place),
          isSuperseded: numbers.supersededColumns.contains(index))
      },
      bodies: matrix.rows.groups.map { group in
        MatrixTable.Body(
          label: group.label, span: matrix.columns.headers.count,
          key: place.isOwn ? group.label.map(AnchorNames.slug) : nil,
          rows: group.range.map { tableRow(matrix, $0, numbers, on: place) })
      },
      tools: place.isOwn ? matrixTools(matrix) : nil, legend: legend(matrix),
      matrixHref: place.isSource && !place.isOwn ? siteMap.href(entry: matrix.entry) : nil)
  }

  private func tableRow(
    _ matrix: Matrix, _ row: Int, _ numbers: MatrixNumbers, on place: MatrixPlace
  ) -> MatrixTable.Row {
    let header = matrix.rows.headers[row]
    return MatrixTable.Row(
      title: header.label, href: ownHref(of: header),
      html: headerHTML(header, matrix, on: place), id: place.isOwn ? rowAnchor(header) : nil,
      key: place.isOwn ? graph.slug(of: header) : nil,
      cells: matrix.columns.headers.indices.map { column in
        tableCell(matrix, row, column, numbers, on: place)
      },
      notes: notes(header.notes, matrix, on: place),
      isSuperseded: numbers.supersededRows.contains(row))
  }

  /// Returns the content of a header from the table, with its links. Its footnotes are listed apart.
  private func headerHTML(
    _ header: Matrix.Header, _ matrix: Matrix, on place: MatrixPlace
  ) -> [UInt8]? {
    guard !header.html.isEmpty, header.notes.isEmpty else { return nil }
    return html(
      header.html, of: graph.entries[matrix.source].document, matrix.source,
      isElsewhere: !place.isSource)
  }

  private func tableCell(
    _ matrix: Matrix, _ row: Int, _ column: Int, _ numbers: MatrixNumbers, on place: MatrixPlace
  ) -> MatrixTable.Cell {
    let cell = matrix[row, column]
    let levels = cellLevels(matrix, row, column)
    return MatrixTable.Cell(
      id: place.isOwn ? cellAnchor(matrix, row, column) : nil,
      href: place.isOwn && numbers.greatest != nil
        ? "#\(siteMap.fragment(numberAnchor(matrix, row, column)))"
        : cellHref(matrix, row, column), levels: levels,
      marks: marks(cell?.marks ?? [], of: matrix), title: cellTitle(matrix, row, column),
      html: levels.levels.isEmpty ? cell.flatMap { cellHTML($0, matrix, on: place) } : nil,
      notes: notes(cell?.notes ?? Matrix.Notes(), matrix, on: place),
      share: numbers.share(of: cell?.number),
      isSuperseded: numbers.supersededColumns.contains(column))
  }

  /// Returns references to footnotes. The footnotes themselves are on the page with the table.
  private func notes(
    _ notes: Matrix.Notes, _ matrix: Matrix, on place: MatrixPlace
  ) -> [MatrixTable.Note] {
    let page = place.isSource ? "" : siteMap.href(entry: matrix.source)
    return zip(notes.numbers, notes.anchors).map { number, anchor in
      MatrixTable.Note(
        number: number, href: "\(page)#\(MarkdownDocument.Footnote.anchor(number))",
        anchor: place.isSource ? anchor : nil)
    }
  }

  private func cellHTML(
    _ cell: Matrix.Cell, _ matrix: Matrix, on place: MatrixPlace
  ) -> [UInt8]? {
    if matrix.table == nil { return cell.number.map { Array("\(Int(exactly: $0) ?? 0)".utf8) } }
    return html(
      cell.html, of: graph.entries[matrix.source].document, matrix.source,
      isElsewhere: !place.isSource)
  }

  /// Returns the URL path of the text that explains a cell.
  ///
  /// If the matrix has levels, this is an anchor on the page of the column's entry, or else of the
  /// row's. Otherwise it is on the page of the matrix: the list of what is counted, or the cell itself.
  func cellHref(_ matrix: Matrix, _ row: Int, _ column: Int) -> String {
    let (entry, anchor) = graph.explanation(of: matrix, row: row, column: column)
    return siteMap.href(
      entry: entry,
      anchor: matrix.counted.isEmpty ? anchor : numberAnchor(matrix, row, column))
  }

  /// Returns the anchor of a cell on the page of its matrix.
  func cellAnchor(_ matrix: Matrix, _ row: Int, _ column: Int) -> String {
    graph.cellAnchor(row: matrix.rows.headers[row], column: matrix.columns.headers[column])
  }

  /// Returns a title such as `Agent Governance × Agentic AI: Customer, Critical focus`.
  func cellTitle(_ matrix: Matrix, _ row: Int, _ column: Int) -> String {
    let names = [matrix.rows.headers[row], matrix.columns.headers[column]].map {
      graph.title(of: $0)
    }
    let marks = (matrix[row, column]?.marks ?? []).map { matrix.marks[$0].label }
    let words = matrix.levels(row: row, column: column).map(\.label) + marks
    return "\(names[0]) × \(names[1]): \(words.joined(separator: ", "))"
  }

  private func matrixTools(_ matrix: Matrix) -> MatrixTable.Tools {
    let index = graph.matrices.firstIndex { $0.entry == matrix.entry }
    func title(_ side: Matrix.Side) -> String { humanized(plural(of: side, in: matrix)) }
    let ranked = matrix.duties?.levels ?? Array(matrix.levels.indices)
    return MatrixTable.Tools(
      dataHref: exportHref(.data, matrix),
      csvHref: exportHref(.table, matrix), svgHref: exportHref(.drawing, matrix),
      dutiesHref: matrix.duties == nil
        ? nil : index.map { siteMap.href(graph.dutiesRoute(matrix: $0)) },
      compareHref: matrix.hasComparison
        ? index.map { siteMap.href(graph.compareRoute(matrix: $0)) } : nil,
      embedURL: matrix.isEmbedded ? index.flatMap { embedURL(graph.embedRoute(matrix: $0)) } : nil,
      columnsTitle: title(.columns), rowsTitle: title(.rows),
      rowGroups: matrix.rows.groups.compactMap(\.label).map {
        MatrixTable.Choice(key: AnchorNames.slug($0), label: $0)
      },
      orders: ranked.map {
        MatrixTable.Choice(key: matrix.levels[$0].id, label: matrix.levels[$0].label)
      })
  }
}
