internal import FrameworkData

/// The sheet of a collection, or of its parts of a kind: a row for each, and a column for each field with a
/// value.
enum CollectionSheet {
  private typealias Item = (cells: [Workbook.Cell], fields: [Framework.Member])

  /// Returns the sheets of a collection that has entries.
  static func sheets(
    _ collection: Framework.Collection, _ framework: Framework, _ names: inout SheetNames
  ) -> [Workbook.Sheet] {
    let entries = framework.entries(of: collection)
    guard !collection.holdsMatrices, !entries.isEmpty else { return [] }
    var sheets = [
      sheet(
        entries.map { entry in
          let cells: [Workbook.Cell] = [
            .init(entry.name.id, .cell), title(entry.title, framework.link(entry.route)),
            .init(entry.status ?? "", .cell), .init(entry.description ?? "", .cell),
          ]
          return (cells, entry.fields)
        }, heads: [("id", 22), ("Title", 30), ("Status", 12), ("Description", 44)],
        collection.fields,
        Workbook.Sheet(
          name: names.name(collection.title), purpose: collection.plural.capitalizedFirst))
    ]
    for (field, title, fields) in PartTable.parts(in: collection.fields) {
      let items = entries.flatMap { entry in
        entry.parts.filter { $0.field == field }.map { part -> Item in
          let link = framework.link(entry.route, anchor: part.anchor)
          return (
            [
              .init(entry.name.id, .cell), .init(part.id, .cell), self.title(part.title, link),
              .init(part.parent ?? "", .cell),
            ], part.fields
          )
        }
      }
      if items.isEmpty { continue }
      let name = "\(collection.title): \(title)"
      sheets.append(
        sheet(
          items,
          heads: [
            (collection.singular.capitalizedFirst, 24), ("id", 16), ("Title", 40), ("Part of", 16),
          ], fields,
          Workbook.Sheet(
            name: names.name("\(collection.title) \(title)"), purpose: name)))
    }
    return sheets
  }

  private static func title(_ text: String, _ link: String?) -> Workbook.Cell {
    .init(text, link == nil ? .rowHeader : .linkedRowHeader, link: link)
  }

  private static func sheet(
    _ items: [Item], heads: [(title: String, width: Double)], _ fields: [Framework.Field],
    _ empty: Workbook.Sheet
  ) -> Workbook.Sheet {
    let used = Set(items.flatMap { $0.fields.lazy.map(\.name) })
    let fields = fields.filter { field in
      if case .parts = field.type { return false }
      return used.contains(field.name)
    }
    let kept = heads.indices.filter { column in
      column < 2 || items.contains { $0.cells[column].value != .empty }
    }
    var sheet = empty
    sheet.isLandscape = true
    sheet.columns =
      kept.map { .init(width: heads[$0].width) } + fields.map { .init(width: width(of: $0)) }
    sheet.rows = [
      Workbook.Row(
        cells: kept.map { .init(heads[$0].title, .header) }
          + fields.map { .init($0.label, .header) })
    ]
    sheet.rows += items.map { item in
      let values = Dictionary(
        item.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
      return Workbook.Row(
        cells: kept.map { item.cells[$0] } + fields.map { cell(values[$0.name], $0) })
    }
    (sheet.frozen, sheet.repeatedRows) = ((1, 2), 0...0)
    sheet.fitsPage = sheet.columns.reduce(0) { $0 + $1.width } <= 320
    if !sheet.fitsPage { sheet.repeatedColumns = 0...1 }
    sheet.filter = Workbook.Area(rows: 0..<sheet.rows.count, columns: 0..<sheet.columns.count)
    return sheet
  }

  private static func width(of field: Framework.Field) -> Double {
    switch field.type {
    case .scalar("text"), .scalar("markdown"): 44
    case .list: 30
    case .map, .record: 24
    case .scalar("string"), .scalar("url"), .reference, .scalar("any"): 20
    default: 14
    }
  }

  private static func cell(_ value: Framework.Value?, _ field: Framework.Field) -> Workbook.Cell {
    switch value {
    case nil: return .init(.empty, .cell)
    case .integer(let number)?: return .init(.number(Double(number)), .cell)
    case .number(let number)?: return .init(.number(number), .cell)
    case .text(let text)? where field.type == .scalar("url") && text.hasPrefix("http"):
      return .init(text, .linkedCell, link: text)
    case let value?: return .init(value.lines, .cell)
    }
  }
}

extension Framework.Value {
  /// The text of the value for readers: a line for each item.
  fileprivate var lines: String {
    switch self {
    case .list(let items): items.map(\.lines).joined(separator: "\n")
    case .map(let members), .record(let members):
      members.map { "\($0.name): \($0.value.lines)" }.joined(separator: "\n")
    case .assignments(let assignments):
      assignments.map { "\($0.level): \($0.of.joined(separator: ", "))" }.joined(separator: "\n")
    default: cell
    }
  }
}
