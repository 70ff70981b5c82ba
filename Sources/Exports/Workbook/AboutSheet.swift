internal import FrameworkData

/// The first sheet: what the workbook is, what its sheets contain, and what the levels mean.
enum AboutSheet {
  static func sheet(
    _ source: ExportSource, _ sheets: [Workbook.Sheet], named name: String
  ) -> Workbook.Sheet {
    let framework = source.framework
    var sheet = Workbook.Sheet(name: name)
    let crosswalks = framework.matrices.map(\.crosswalks.count).max() ?? 0
    sheet.columns =
      [.init(width: 30), .init(width: 72), .init(width: 10)]
      + (0..<crosswalks).map { _ in .init(width: 30) }
    sheet.isLandscape = true
    sheet.rows = facts(source)
    sheet.rows += table(
      "Sheets", ["Sheet", "Content"],
      sheets.filter { !$0.isHidden }.map { other in
        let place = other.name.replacing("'", with: "''")
        return [
          .init(other.name, .linkedCell, link: "internal:'\(place)'!A1"),
          .init(note(other), .cell),
        ]
      })
    for matrix in framework.matrices {
      sheet.rows += table(
        "Levels: \(matrix.title)",
        ["Level", "Meaning", "Letter"] + matrix.crosswalks.map(Framework.Matrix.title),
        matrix.levels.map { level in
          [
            .init(level.label, Workbook.Style(level, of: matrix.id)),
            .init(level.meaning.map(PlainWords.text) ?? "", .cell), .init(level.letter, .value),
          ] + matrix.crosswalks.map { .init(level.crosswalk[$0] ?? "", .cell) }
        })
      sheet.rows += table(
        "Marks: \(matrix.title)", ["Mark", "Meaning"],
        matrix.marks.map { mark in
          let meaning = [mark.label, mark.meaning].compactMap(\.self).joined(separator: ": ")
          return [
            .init(MatrixSheet.sign(of: mark, in: matrix), .cell),
            .init(PlainWords.text(meaning), .cell),
          ]
        })
    }
    return sheet
  }

  private static func facts(_ source: ExportSource) -> [Workbook.Row] {
    let site = source.framework.site
    var rows = [Workbook.Row(cells: [.init(site.title, .title)])]
    let facts: [(String, String?)] = [
      ("Description", site.description), ("Version", site.version), ("Date", site.versionDate),
      ("Address", site.url), ("Id", site.id), ("Made with", source.generator),
    ]
    for case (let name, let value?) in facts {
      let isLink = name == "Address" && value.hasPrefix("http")
      rows.append(
        Workbook.Row(cells: [
          .init(name, .label), .init(value, isLink ? .link : .text, link: isLink ? value : nil),
        ]))
    }
    let hasTables = source.framework.matrices.contains {
      if case .derived = $0.kind { false } else { true }
    }
    if hasTables {
      rows.append(
        Workbook.Row(cells: [
          .init("Editing", .label),
          .init(
            """
            Change levels in the sheet of a matrix, or in the one with a row for each cell. `demarc import \
            matrix FILE` then writes them into the framework. Keep the hidden ids in row 1 and column A.
            """, .text),
        ]))
    }
    return rows
  }

  private static func note(_ sheet: Workbook.Sheet) -> String {
    let left = sheet.rows.count - Workbook.Limit.rows
    return left > 0 ? "\(sheet.purpose) (\(left) rows do not fit)" : sheet.purpose
  }

  /// A table with a heading, or nothing without rows.
  private static func table(
    _ heading: String, _ columns: [String], _ rows: [[Workbook.Cell]]
  ) -> [Workbook.Row] {
    if rows.isEmpty { return [] }
    return [
      Workbook.Row(cells: []), Workbook.Row(cells: [.init(heading, .heading)]),
      Workbook.Row(cells: columns.map { .init($0, .header) }),
    ] + rows.map { Workbook.Row(cells: $0) }
  }
}
