internal import Bytes

/// A workbook: sheets of cells with styles. ``json`` is its description for the program `demarc-xlsx`.
struct Workbook: Sendable, Equatable {
  /// The title in the properties of the file.
  var title: String
  /// The program that made it.
  var author: String
  /// The time of the file in seconds since 1970.
  var created: Int
  var sheets: [Sheet] = []

  /// The limits of the format (support.microsoft.com, Excel specifications and limits).
  enum Limit {
    static let rows = 1_048_576
    static let columns = 16_384
    /// UTF-16 code units in a cell.
    static let text = 32_767
    /// UTF-16 code units in the address of a link.
    static let link = 2_079
  }

  /// A sheet.
  struct Sheet: Sendable, Equatable {
    var name: String
    /// What the sheet contains, for the list of sheets.
    var purpose = ""
    var isHidden = false
    var isLandscape = false
    /// Whether a printed page is as wide as the sheet.
    var fitsPage = true
    /// The number of lines up to which a row grows with its texts. The rest of a text is not shown.
    var lineLimit = 12
    var columns: [Column] = []
    var rows: [Row] = []
    /// The numbers of rows and columns that stay in view.
    var frozen: (rows: Int, columns: Int) = (0, 0)
    var filter: Area?
    var repeatedRows: ClosedRange<Int>?
    var repeatedColumns: ClosedRange<Int>?
    var validations: [Validation] = []
    var conditions: [Condition] = []

    static func == (a: Self, b: Self) -> Bool { a.json == b.json }
  }

  /// A column.
  struct Column: Sendable, Hashable {
    /// The width in characters.
    var width: Double
    var isHidden = false
  }

  /// A row.
  struct Row: Sendable, Hashable {
    var cells: [Cell]
    var isHidden = false
  }

  /// A cell.
  struct Cell: Sendable, Hashable {
    var value: Value
    var style: Style?
    /// The address of a page, or a place in the workbook after `internal:`.
    var link: String?
    var comment: String?

    /// A value.
    enum Value: Sendable, Hashable {
      case empty
      case text(String)
      case number(Double)
    }

    /// Creates a cell with a text.
    init(_ text: String, _ style: Style? = nil, link: String? = nil, comment: String? = nil) {
      self.init(text.isEmpty ? .empty : .text(text), style, link: link, comment: comment)
    }

    /// Creates a cell.
    init(_ value: Value, _ style: Style? = nil, link: String? = nil, comment: String? = nil) {
      self.value = value
      self.style = style
      self.link = link
      self.comment = comment
    }
  }

  /// A rectangle of cells, counted from 0.
  struct Area: Sendable, Hashable {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>

    /// Creates an area, or nil if it has no cell.
    init?(rows: Range<Int>, columns: Range<Int>) {
      guard !rows.isEmpty, !columns.isEmpty else { return nil }
      self.rows = rows.lowerBound...min(rows.upperBound, Limit.rows) - 1
      self.columns = columns.lowerBound...min(columns.upperBound, Limit.columns) - 1
    }
  }

  /// What the cells of an area may contain.
  struct Validation: Sendable, Hashable {
    var area: Area
    /// The cells with the values, or nil for a date.
    var list: String?
    /// Whether other values are refused. Otherwise there is a warning.
    var isStrict: Bool
    var title: String
    var message: String
  }

  /// The style of cells whose text begins with a text.
  struct Condition: Sendable, Hashable {
    var area: Area
    var beginning: String
    var style: Style
  }

  /// Returns a text that fits into a cell, with a mark where it was cut.
  static func fitting(_ text: String) -> String {
    guard text.utf16.count > Limit.text else { return text }
    var (end, length) = (text.startIndex, 1)
    while end < text.endIndex {
      length += text[end].utf16.count
      if length > Limit.text { break }
      end = text.index(after: end)
    }
    return text[..<end] + "…"
  }
}

extension Workbook {
  /// The description for `demarc-xlsx`, which says what it means.
  var json: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("title", title)
    json.member("author", author)
    json.member("created", created)
    json.object("styles") { json in
      var styles: [String: Style] = [:]
      for sheet in sheets { for style in sheet.styles { styles[style.name] = style } }
      for (name, style) in styles.sorted(by: { $0.key < $1.key }) {
        json.key(name)
        json.write(style)
      }
    }
    json.key("sheets")
    json.beginArray()
    for sheet in sheets {
      json.newLine()
      json.write(sheet)
    }
    json.endArray()
    json.endObject()
    json.newLineAtEnd()
    return json.bytes
  }
}

extension Workbook.Sheet {
  var json: [UInt8] {
    var json = JSONWriter()
    json.write(self)
    return json.bytes
  }

  /// The styles of cells, each at least once.
  var styles: Set<Workbook.Style> {
    var styles = Set(conditions.map(\.style))
    for row in rows { for cell in row.cells { if let style = cell.style { styles.insert(style) } } }
    return styles
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ style: Workbook.Style) {
    object { json in
      json.member("bold", ifTrue: style.isBold)
      json.member("italic", ifTrue: style.isItalic)
      json.member("underline", ifTrue: style.isUnderlined)
      json.member("wrap", ifTrue: style.wraps)
      json.member("size", style.size)
      json.member("color", style.color)
      json.member("fill", style.fill)
      json.member("align", style.isCentered ? "center" : nil)
      json.member("vertical", style.isCentered ? "middle" : "top")
      json.member("border", style.border)
      json.member("number", style.number)
    }
  }

  fileprivate mutating func write(_ sheet: Workbook.Sheet) {
    object { json in
      json.member("name", sheet.name)
      json.member("hidden", ifTrue: sheet.isHidden)
      json.member("landscape", ifTrue: sheet.isLandscape)
      json.member("fit", ifTrue: sheet.fitsPage)
      json.key("columns")
      json.beginArray()
      for column in sheet.columns.prefix(Workbook.Limit.columns) {
        json.object {
          $0.member("width", column.width)
          $0.member("hidden", ifTrue: column.isHidden)
        }
      }
      json.endArray()
      if sheet.frozen != (0, 0) { json.list("frozen", [sheet.frozen.rows, sheet.frozen.columns]) }
      if let filter = sheet.filter { json.list("filter", filter.numbers) }
      if let rows = sheet.repeatedRows {
        json.list("repeatedRows", [rows.lowerBound, rows.upperBound])
      }
      if let columns = sheet.repeatedColumns {
        json.list("repeatedColumns", [columns.lowerBound, columns.upperBound])
      }
      json.array("validations", sheet.validations) { json, validation in
        json.object {
          $0.list("range", validation.area.numbers)
          $0.member("list", validation.list)
          $0.member("strict", ifTrue: validation.isStrict)
          $0.member("title", validation.title)
          $0.member("message", validation.message)
        }
      }
      json.array("conditions", sheet.conditions) { json, condition in
        json.object {
          $0.list("range", condition.area.numbers)
          $0.member("begins", condition.beginning)
          $0.member("style", condition.style.name)
        }
      }
      json.key("rows")
      json.beginArray()
      for row in sheet.rows.prefix(Workbook.Limit.rows) {
        json.newLine()
        json.write(row, height: sheet.height(of: row))
      }
      json.endArray()
    }
  }

  private mutating func write(_ row: Workbook.Row, height: Double?) {
    object { json in
      json.member("height", height)
      json.member("hidden", ifTrue: row.isHidden)
      json.key("cells")
      json.beginArray()
      for cell in row.cells.prefix(Workbook.Limit.columns) { json.write(cell) }
      json.endArray()
    }
  }

  private mutating func write(_ cell: Workbook.Cell) {
    if cell.style == nil, cell.link == nil, cell.comment == nil {
      switch cell.value {
      case .empty: null()
      case .text(let text): value(Workbook.fitting(text))
      case .number(let number): value(number)
      }
      return
    }
    object { json in
      switch cell.value {
      case .empty: break
      case .text(let text): json.member("text", Workbook.fitting(text))
      case .number(let number): json.member("number", number)
      }
      json.member("style", cell.style?.name)
      json.member("link", cell.link.flatMap { $0.utf16.count <= Workbook.Limit.link ? $0 : nil })
      json.member("comment", cell.comment.map(Workbook.fitting))
    }
  }

  private mutating func list(_ name: String, _ numbers: [Int]) {
    key(name)
    beginArray()
    for number in numbers { value(number) }
    endArray()
  }
}

extension Workbook.Area {
  /// The first row and column, and the last row and column.
  fileprivate var numbers: [Int] {
    [rows.lowerBound, columns.lowerBound, rows.upperBound, columns.upperBound]
  }
}
