internal import CXLSXWriter

/// Writes a sheet.
struct SheetWriter {
  let worksheet: UnsafeMutablePointer<lxw_worksheet>
  let formats: [String: UnsafeMutablePointer<lxw_format>]

  /// The largest number of links that a sheet can have.
  private static let linkLimit = 65_530

  func write(_ sheet: Description.Sheet) throws {
    try page(sheet)
    for (number, column) in sheet.columns.enumerated() {
      var options = lxw_row_col_options(
        hidden: column.hidden == true ? 1 : 0, level: 0, collapsed: 0)
      let position = lxw_col_t(number)
      try check(
        worksheet_set_column_opt(
          worksheet, position, position, column.width, try format(column.style), &options), sheet)
    }
    var links = 0
    for (number, row) in sheet.rows.enumerated() {
      if row.height != nil || row.hidden == true {
        var options = lxw_row_col_options(
          hidden: row.hidden == true ? 1 : 0, level: 0, collapsed: 0)
        try check(
          worksheet_set_row_opt(
            worksheet, lxw_row_t(number), row.height ?? Double(LXW_DEF_ROW_HEIGHT), nil, &options),
          sheet)
      }
      for (column, cell) in row.cells.enumerated() {
        guard let cell else { continue }
        try write(cell, lxw_row_t(number), lxw_col_t(column), sheet, &links)
      }
    }
    for validation in sheet.validations ?? [] { try add(validation, sheet) }
    for condition in sheet.conditions ?? [] { try add(condition, sheet) }
  }

  /// Sets the view and the printed page.
  private func page(_ sheet: Description.Sheet) throws {
    if sheet.hidden == true { worksheet_hide(worksheet) }
    if let frozen = sheet.frozen, frozen.count == 2 {
      worksheet_freeze_panes(worksheet, lxw_row_t(frozen[0]), lxw_col_t(frozen[1]))
    }
    if let filter = sheet.filter {
      let range = try Self.range(filter)
      try check(
        worksheet_autofilter(worksheet, range.firstRow, range.first, range.lastRow, range.last),
        sheet)
    }
    if sheet.landscape == true { worksheet_set_landscape(worksheet) }
    worksheet_set_paper(worksheet, 9)  // A4
    worksheet_set_margins(worksheet, 0.5, 0.5, 0.6, 0.6)
    if sheet.fit == true { worksheet_fit_to_pages(worksheet, 1, 0) }
    _ = "&L&8&A&R&8&P / &N".withCString { worksheet_set_footer(worksheet, $0) }
    if let rows = sheet.repeatedRows, rows.count == 2 {
      try check(worksheet_repeat_rows(worksheet, lxw_row_t(rows[0]), lxw_row_t(rows[1])), sheet)
    }
    if let columns = sheet.repeatedColumns, columns.count == 2 {
      try check(
        worksheet_repeat_columns(worksheet, lxw_col_t(columns[0]), lxw_col_t(columns[1])), sheet)
    }
    // Ids such as `1.2` are texts, and no mistake.
    let last = "A1:\(Self.columnName(max(0, sheet.columns.count - 1)))\(max(1, sheet.rows.count))"
    _ = last.withCString {
      worksheet_ignore_errors(worksheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), $0)
    }
  }

  private func write(
    _ cell: Description.Cell, _ row: lxw_row_t, _ column: lxw_col_t, _ sheet: Description.Sheet,
    _ links: inout Int
  ) throws {
    let format = try format(cell.style)
    if let number = cell.number {
      try check(worksheet_write_number(worksheet, row, column, number, format), sheet)
    } else if let text = cell.text, !text.isEmpty {
      if let link = cell.link, links < Self.linkLimit,
        link.withCString({ worksheet_write_url(worksheet, row, column, $0, format) })
          == LXW_NO_ERROR
      {
        links += 1
      }
      // After a link, this replaces only the text of the cell.
      try check(
        text.withCString { worksheet_write_string(worksheet, row, column, $0, format) }, sheet)
    } else if format != nil {
      try check(worksheet_write_blank(worksheet, row, column, format), sheet)
    }
    if let comment = cell.comment { try add(comment, row, column, sheet) }
  }

  private func add(
    _ comment: String, _ row: lxw_row_t, _ column: lxw_col_t, _ sheet: Description.Sheet
  ) throws {
    var options = lxw_comment_options()
    options.width = 360
    // About 50 characters a line, of 18 pixels.
    let lines = comment.split(separator: "\n", omittingEmptySubsequences: false)
      .reduce(0) { $0 + 1 + $1.count / 50 }
    options.height = UInt16(min(480, 24 + 18 * lines))
    try check(
      comment.withCString { worksheet_write_comment_opt(worksheet, row, column, $0, &options) },
      sheet)
  }

  private func add(_ validation: Description.Validation, _ sheet: Description.Sheet) throws {
    let range = try Self.range(validation.range)
    try withCStrings([validation.list.map { "=\($0)" }, validation.title, validation.message]) {
      texts in
      var rule = lxw_data_validation()
      if let list = texts[0] {
        rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
        rule.value_formula = list
      } else {
        rule.validate = UInt8(LXW_VALIDATION_TYPE_DATE.rawValue)
        rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
        rule.value_datetime = lxw_datetime(year: 2000, month: 1, day: 1, hour: 0, min: 0, sec: 0)
      }
      rule.error_type = UInt8(
        validation.strict == true
          ? LXW_VALIDATION_ERROR_TYPE_STOP.rawValue : LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
      (rule.error_title, rule.error_message) = (texts[1], texts[2])
      try check(
        worksheet_data_validation_range(
          worksheet, range.firstRow, range.first, range.lastRow, range.last, &rule), sheet)
    }
  }

  private func add(_ condition: Description.Condition, _ sheet: Description.Sheet) throws {
    let range = try Self.range(condition.range)
    // The rule of the format for the beginning of a text counts its characters, and programs count differently.
    let cell = "\(Self.columnName(Int(range.first)))\(range.firstRow + 1)"
    let text = condition.begins.lowercased().split(
      separator: "\"", omittingEmptySubsequences: false
    )
    .joined(separator: "\"\"")
    try withCStrings(["=FIND(\"\(text)\",LOWER(\(cell)))=1"]) { texts in
      var rule = lxw_conditional_format()
      rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
      rule.value_string = texts[0]
      rule.format = try format(condition.style)
      rule.stop_if_true = 1
      try check(
        worksheet_conditional_format_range(
          worksheet, range.firstRow, range.first, range.lastRow, range.last, &rule), sheet)
    }
  }

  private func format(_ name: String?) throws -> UnsafeMutablePointer<lxw_format>? {
    guard let name else { return nil }
    guard let format = formats[name] else { throw Failure("there is no style \"\(name)\"") }
    return format
  }

  private func check(_ error: lxw_error, _ sheet: Description.Sheet) throws {
    try WorkbookWriter.check(error, "sheet \"\(sheet.name)\"")
  }

  private static func range(
    _ numbers: [Int]
  ) throws -> (firstRow: lxw_row_t, first: lxw_col_t, lastRow: lxw_row_t, last: lxw_col_t) {
    guard numbers.count == 4, numbers.allSatisfy({ $0 >= 0 }) else {
      throw Failure("a range has four numbers")
    }
    return (
      lxw_row_t(numbers[0]), lxw_col_t(numbers[1]), lxw_row_t(numbers[2]), lxw_col_t(numbers[3])
    )
  }

  /// The letters of a column: `A`, `AB`.
  static func columnName(_ column: Int) -> String {
    var (rest, name) = (column + 1, "")
    while rest > 0 {
      name = String(UnicodeScalar(UInt8(0x41 + (rest - 1) % 26))) + name
      rest = (rest - 1) / 26
    }
    return name
  }
}
