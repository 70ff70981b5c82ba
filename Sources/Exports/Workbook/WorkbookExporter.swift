internal import FrameworkData

extension Exporter {
  /// A workbook for spreadsheets. `demarc-xlsx` makes it from the description that the file has as bytes.
  static let xlsx = Exporter(
    name: "xlsx", title: "XLSX",
    purpose:
      "For spreadsheets: the matrices, the duties of each user, and all collections in one workbook.",
    program: .spreadsheets
  ) { _ in
    [
      ExportFile(
        format: "xlsx", path: WorkbookExport.fileName,
        mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        title: "The framework as a workbook", subject: .selection
      ) { WorkbookExport.workbook($0).json }
    ]
  }
}

/// The workbook of a framework.
enum WorkbookExport {
  static let fileName = "framework.xlsx"

  static func workbook(_ source: ExportSource) -> Workbook {
    let framework = source.framework
    var names = SheetNames()
    var lists = ListsSheet()
    let about = names.name("About")
    _ = names.name(ListsSheet.name)
    var sheets: [Workbook.Sheet] = []
    // The main matrix comes first and has plain names.
    let main =
      framework.matrices.count == 1 ? framework.matrices.first?.id : source.roles.matrix
    let matrices =
      framework.matrices.filter { $0.id == main } + framework.matrices.filter { $0.id != main }
    for matrix in matrices {
      let (table, cells) =
        matrix.id == main ? ("Matrix", "Cells") : (matrix.title, "Cells \(matrix.title)")
      sheets.append(
        MatrixSheet(matrix, of: framework).sheet(named: names.name(table), &lists))
      sheets.append(
        CellsSheet(matrix: matrix, framework: framework).sheet(named: names.name(cells), &lists))
      sheets += DutySheet(matrix, source)?.sheets(&names, &lists) ?? []
    }
    for collection in framework.collections {
      sheets += CollectionSheet.sheets(collection, framework, &names)
    }
    if let relations = RelationSheet.sheet(framework, &names) { sheets.append(relations) }
    sheets.insert(AboutSheet.sheet(source, sheets, named: about), at: 0)
    if let lists = lists.sheet { sheets.append(lists) }
    return Workbook(
      title: framework.site.title, author: source.generator,
      created: seconds(source.day) ?? fallback, sheets: sheets)
  }

  /// The beginning of 1980, the earliest time in archives.
  private static let fallback = 315_532_800

  /// The seconds from 1970 to the beginning of a day, or nil for a day before 1980.
  static func seconds(_ day: String?) -> Int? {
    let parts = (day ?? "").split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1980...9999).contains(parts[0]), (1...12).contains(parts[1]) else {
      return nil
    }
    // Days from civil (howardhinnant.github.io, date algorithms): years begin in March.
    let year = parts[1] < 3 ? parts[0] - 1 : parts[0]
    let month = (parts[1] + 9) % 12
    let days =
      365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + parts[2] - 1
    return (days - 719_468) * 86_400
  }
}
