internal import FrameworkData

/// The sheet of all references between entries and parts.
enum RelationSheet {
  /// Returns the sheet, or nil without references.
  static func sheet(_ framework: Framework, _ names: inout SheetNames) -> Workbook.Sheet? {
    guard !framework.relations.isEmpty else { return nil }
    let heads: [(String, Double)] = [
      ("Field", 16), ("From collection", 16), ("From", 26), ("From part", 14), ("From title", 36),
      ("To collection", 16), ("To", 26), ("To part", 14), ("To title", 36),
    ]
    let titles = Dictionary(
      framework.entries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var sheet = Workbook.Sheet(
      name: names.name("Relations"), purpose: "All references between entries and their parts")
    sheet.isLandscape = true
    sheet.columns = heads.map { .init(width: $0.1) }
    sheet.rows = [Workbook.Row(cells: heads.map { .init($0.0, .header) })]
    sheet.rows += framework.relations.map { relation in
      Workbook.Row(
        cells: [.init(relation.field, .data)]
          + [relation.source, relation.target].flatMap { target -> [Workbook.Cell] in
            let entry = titles[target.entry]
            let title = target.part.flatMap { entry?.part($0)?.title } ?? entry?.title
            return [
              .init(target.entry.collection, .data), .init(target.entry.id, .data),
              .init(target.part ?? "", .data), .init(title ?? "", .data),
            ]
          })
    }
    (sheet.frozen, sheet.repeatedRows) = ((1, 0), 0...0)
    sheet.filter = Workbook.Area(rows: 0..<sheet.rows.count, columns: 0..<heads.count)
    return sheet
  }
}
