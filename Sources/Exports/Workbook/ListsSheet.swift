/// The hidden sheet with the values of lists. A list in a rule could have only 255 characters and no comma.
struct ListsSheet {
  private var lists: [[String]] = []
  /// The name of the sheet, which no other sheet may have.
  static let name = "Lists"

  /// Adds a list and returns the cells with its values. The same list is added once.
  mutating func add(_ values: [String]) -> String? {
    guard !values.isEmpty else { return nil }
    let position = lists.firstIndex(of: values) ?? lists.count
    guard position < Workbook.Limit.columns else { return nil }
    if position == lists.count { lists.append(values) }
    let column = Self.letters(position)
    return "\(Self.name)!$\(column)$1:$\(column)$\(min(values.count, Workbook.Limit.rows))"
  }

  /// The sheet, or nil if there are no lists.
  var sheet: Workbook.Sheet? {
    guard !lists.isEmpty else { return nil }
    var sheet = Workbook.Sheet(name: Self.name)
    sheet.isHidden = true
    let height = lists.map(\.count).max() ?? 0
    sheet.rows = (0..<height).map { row in
      Workbook.Row(cells: lists.map { Workbook.Cell(row < $0.count ? $0[row] : "") })
    }
    return sheet
  }

  /// The letters of a column: `A`, `AB`.
  static func letters(_ column: Int) -> String {
    var (rest, letters) = (column + 1, "")
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(0x41 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}
