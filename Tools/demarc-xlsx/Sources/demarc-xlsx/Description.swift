/// The description of a workbook, as `demarc-xlsx write` reads it. Rows and columns count from 0.
struct Description: Decodable {
  /// The title in the properties of the file.
  let title: String
  /// A sentence in the properties of the file.
  let subject: String?
  /// The program that made the description.
  let author: String?
  /// The time of the file in seconds since 1970. The clock is never read.
  let created: Int
  /// The styles of cells, by name.
  let styles: [String: Style]
  /// The sheets, in order.
  let sheets: [Sheet]

  /// How a cell looks.
  struct Style: Decodable {
    let bold: Bool?
    let italic: Bool?
    let underline: Bool?
    let wrap: Bool?
    /// The size of the text in points.
    let size: Double?
    /// The colour of the text: `#rrggbb`.
    let color: String?
    /// The colour of the cell: `#rrggbb`.
    let fill: String?
    /// `left`, `center` or `right`.
    let align: String?
    /// `top`, `middle` or `bottom`.
    let vertical: String?
    /// The colour of a thin border: `#rrggbb`.
    let border: String?
    /// The format of a number or date, such as `yyyy-mm-dd`.
    let number: String?
  }

  /// A sheet.
  struct Sheet: Decodable {
    let name: String
    let hidden: Bool?
    let landscape: Bool?
    /// Whether a printed page is as wide as the sheet.
    let fit: Bool?
    let columns: [Column]
    let rows: [Row]
    /// The numbers of rows and columns that stay in view.
    let frozen: [Int]?
    /// The range with a filter; its first row has the names.
    let filter: [Int]?
    /// The first and last row that every printed page repeats.
    let repeatedRows: [Int]?
    /// The first and last column that every printed page repeats.
    let repeatedColumns: [Int]?
    let validations: [Validation]?
    let conditions: [Condition]?
  }

  /// A column.
  struct Column: Decodable {
    /// The width in characters.
    let width: Double
    let hidden: Bool?
    /// The style of cells without one.
    let style: String?
  }

  /// A row.
  struct Row: Decodable {
    /// The height in points, or nil for that of its text.
    let height: Double?
    let hidden: Bool?
    let cells: [Cell?]
  }

  /// A cell: a text, a number, or an object with more.
  struct Cell: Decodable {
    var text: String?
    var number: Double?
    var style: String?
    /// An address of the web, or `internal:Sheet!A1`.
    var link: String?
    var comment: String?

    private enum Key: String, CodingKey { case text, number, style, link, comment }

    init(from decoder: any Decoder) throws {
      if let container = try? decoder.singleValueContainer() {
        if let text = try? container.decode(String.self) {
          self.text = text
          return
        }
        if let number = try? container.decode(Double.self) {
          self.number = number
          return
        }
      }
      let container = try decoder.container(keyedBy: Key.self)
      text = try container.decodeIfPresent(String.self, forKey: .text)
      number = try container.decodeIfPresent(Double.self, forKey: .number)
      style = try container.decodeIfPresent(String.self, forKey: .style)
      link = try container.decodeIfPresent(String.self, forKey: .link)
      comment = try container.decodeIfPresent(String.self, forKey: .comment)
    }
  }

  /// What the cells of a range may contain.
  struct Validation: Decodable {
    /// The first row and column, and the last row and column.
    let range: [Int]
    /// The cells with the values: `Lists!$A$2:$A$5`. Nil for a date.
    let list: String?
    /// Whether other values are refused. Otherwise there is a warning.
    let strict: Bool?
    let title: String
    let message: String
  }

  /// The style of cells whose text begins with a text in any case.
  struct Condition: Decodable {
    /// The first row and column, and the last row and column.
    let range: [Int]
    let begins: String
    let style: String
  }
}
